import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { constants, createGunzip } from 'node:zlib';
import { createLog } from '../src/bot/log.js';
import { createApp } from '../src/bot/start/app.js';
import { loadConfig } from '../src/bot/start/config.js';
import type { Measured } from './measuring.js';
import { unlimited } from './talk/people.js';

/** What a browser without anything of ours in its cache is sent for the sign-in page: the page and all that it names, as gzip. */
async function pageBytes(url: string): Promise<number> {
  const page = await gzipped(url);
  const text = await page.text();
  const assets = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
    ([, path = '']) => new URL(path, url).href,
  );
  const sizes = await Promise.all(assets.map(async (asset) => (await gzipped(asset)).bytes));
  return sizes.reduce((sum, size) => sum + size, page.bytes);
}

/** As it comes over the line. */
function gzipped(url: string): Promise<{ readonly bytes: number; text(): Promise<string> }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { headers: { 'accept-encoding': 'gzip', 'accept-language': 'fr' } },
      async (response) => {
        const body = await buffer(response);
        const zipped = response.headers['content-encoding'] === 'gzip';
        const text = async () => {
          if (!zipped) return body.toString();
          const unzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
          unzip.end(body);
          return (await buffer(unzip)).toString();
        };
        resolve({ bytes: body.length, text });
      },
    );
    asked.once('error', reject);
    asked.end();
  });
}

/** The middle of how long each takes, in milliseconds: asked in turn, so that what else the machine does weighs on all alike. */
async function timesOf(ways: Readonly<Record<string, (n: number) => Promise<unknown>>>, count: number) {
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  for (let n = 0; n < count; n++)
    for (const [name, ask] of Object.entries(ways)) {
      const began = performance.now();
      await ask(n);
      times.get(name)?.push(performance.now() - began);
    }
  const middle = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return Object.fromEntries([...times].map(([name, all]) => [name, middle(all)]));
}

/** The sign-in page, what one slow hash takes and a sign-in with it, and what a stranger could tell by time: a name that somebody has, and one that nobody has. */
export async function signInMeasured({ folder, count }: { folder: string; count: number }): Promise<Measured> {
  const config = loadConfig({ DATA_DIR: folder, PORT: '0', OPERATORS: 'kcell' });
  const app = await createApp(config, createLog({ level: 'silent' }), { limits: unlimited });
  try {
    const url = await app.server.listen();
    const post = (path: string, body: object) =>
      fetch(`${url}/kcell${path}`, {
        ...{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
      });
    const code = (name: string) => (n: number) =>
      post('/access/code', { name, language: 'en', secret: `${name}-${n}-${'x'.repeat(24)}` });
    const times = await timesOf(
      {
        hash: () => app.hasher.hash('2468'),
        right: () => post('/sign-in', { login: 'admin1', password: 'kcell-demo-1' }),
        known: () => post('/sign-in', { login: 'admin1', password: 'not-the-one' }),
        unknown: () => post('/sign-in', { login: 'nobody', password: 'not-the-one' }),
        codeKnown: code('admin1@primer.example'),
        codeUnknown: code('nobody@primer.example'),
      },
      count,
    );
    return { page: await pageBytes(`${url}/kcell`), ...times };
  } finally {
    await app.stop();
  }
}
