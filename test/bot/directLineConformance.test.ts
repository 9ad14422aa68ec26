import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Activity, DirectLine, DirectLineOptions, Services } from 'botframework-directlinejs';
import { z } from 'zod';
import { createTokens } from '../../src/bot/secrets/conversationTokens.js';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { directLineClient } from '../support/directLineClient.js';
import { Seen, textOf } from '../support/seen.js';

const previous = Buffer.alloc(32, 1).toString('base64');
const present = Buffer.alloc(32, 2).toString('base64');
const env = { SIGNING_KEY: `${present},${previous}` };

let app: TestApp;
let given: { token: string; conversationId: string; cookie: string };
let clients: DirectLine[];
beforeEach(async () => {
  clients = [];
  app = await startApp({ of: 'konnect', env });
  given = await app.signIn('konnect', 'agent1');
});
afterEach(async () => {
  for (const client of clients) client.end();
  await app.stop();
});

/** Stops the server and starts it again with the same data, at the same port unless said otherwise. */
async function restart(options: Partial<TestAppOptions> = {}): Promise<void> {
  const { dataDir, url } = app;
  await app.halt();
  app = await startApp({ env, dataDir, port: new URL(url).port, ...options });
}

type How = Pick<DirectLineOptions, 'webSocket' | 'watermark' | 'conversationId'>;

/** A client with what it has heard, in order. */
function start(how: How) {
  // Web Chat waits 3 to 15 seconds before it comes back; always the shortest here.
  const options: DirectLineOptions & Partial<Services> = {
    ...{ token: given.token, pollingInterval: 200, ...how },
    random: () => 0,
  };
  const client = directLineClient(app.url, options);
  clients.push(client);
  const heard: Activity[] = [];
  const waiting = new Set<() => void>();
  client.activity$.subscribe(
    (activity) => {
      heard.push(activity);
      for (const look of waiting) look();
    },
    () => {},
  );
  return {
    client,
    heard,
    ids: () => heard.map(({ id }) => id),
    until: (count: number) =>
      new Promise<string>((resolve) => {
        const look = () => {
          if (heard.length >= count) resolve(textOf(new Seen().hear(heard)));
        };
        waiting.add(look);
        look();
      }),
    say: (text: string) =>
      new Promise<string>((sent, failed) => {
        client.postActivity({ type: 'message', text, from: { id: 'whoever' } }).subscribe(sent, failed);
      }),
  };
}

const log = async () => (await app.store.conversations.load(given.conversationId))?.log ?? [];
const logged = async () => (await log()).map(({ activity }) => activity.id);
const mark = async () => String((await log()).at(-1)?.mark ?? 0);

describe.each([{ webSocket: true }, { webSocket: false }])('a client with %j', (how) => {
  it('hears everything once and in order', async () => {
    const one = start(how);
    expect(await one.until(1)).toContain('Enregistrer un client');
    await one.say('menu');
    await one.say('menu');
    await one.until(5);
    expect(one.ids()).toEqual(await logged());
  });

  it('that comes back in the middle goes on where it was, with what was said meanwhile', async () => {
    const first = start(how);
    await first.until(1);
    await first.say('menu');
    await first.until(3);
    const watermark = await mark();
    first.client.end();
    await app.turns.receive(given.conversationId, { type: 'message', text: 'menu' });
    const { conversationId } = given;
    const second = start({ ...how, conversationId, watermark });
    await second.until(2);
    await second.say('menu');
    await second.until(4);
    expect([...first.ids(), ...second.ids()]).toEqual(await logged());
  });

  it('that comes back to a server that was started again goes on where it was', async () => {
    const first = start(how);
    await first.until(1);
    await first.say('menu');
    await first.until(3);
    const watermark = await mark();
    first.client.end();
    await restart();
    const { conversationId } = given;
    const second = start({ ...how, conversationId, watermark });
    await second.say('menu');
    await second.until(2);
    expect([...first.ids(), ...second.ids()]).toEqual(await logged());
  });

  it('sends a file, which its conversation can fetch and nobody can guess', async () => {
    const { client, until, heard } = start(how);
    await until(1);
    const attachments = [
      { contentType: 'text/plain', contentUrl: 'data:text/plain,hello', name: '../pièce\u202Ejointe.txt' },
    ];
    const message = { type: 'message' as const, text: 'voici', from: { id: 'whoever' }, attachments };
    const id = await new Promise<string>((sent, failed) => client.postActivity(message).subscribe(sent, failed));
    await until(2);
    const own = z
      .looseObject({ attachments: z.array(z.object({ name: z.string(), contentUrl: z.string() })) })
      .parse(heard.find((activity) => activity.id === id));
    expect(own.attachments.map(({ name }) => name)).toEqual(['piècejointe.txt']);
    const fetched = await fetch(own.attachments[0]?.contentUrl ?? '');
    expect(await fetched.text()).toBe('hello');
    expect(fetched.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''pi%C3%A8cejointe.txt");
    expect(fetched.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a live stream', () => {
  it('finds the server again by itself when it was started again, and misses nothing', async () => {
    const one = start({ webSocket: true });
    await one.until(1);
    await one.say('menu');
    await one.until(3);
    await restart();
    await app.turns.receive(given.conversationId, { type: 'message', text: 'menu' });
    await one.until(5);
    expect(one.ids()).toEqual(await logged());
  });
});

describe('a token', () => {
  const read = async (token: string, conversation = given.conversationId) =>
    (
      await fetch(`${app.url}/v3/directline/conversations/${conversation}/activities`, {
        headers: { Authorization: `Bearer ${token}` },
      })
    ).status;
  const signedBy = async (key: string) => {
    const session = await app.store.read(({ sessions }) => sessions.where({ account }));
    const claims = { account, operator: 'konnect', conversation: given.conversationId, session: session[0]?.id ?? '' };
    return createTokens(new Uint8Array(Buffer.from(key, 'base64')), { now: () => new Date() }).issue(claims);
  };
  let account: string;
  beforeEach(async () => {
    account = await app.accountId('konnect', 'agent1');
  });

  it('opens its conversation', async () => {
    expect(await read(given.token)).toBe(200);
    expect(await read(await signedBy(present))).toBe(200);
    expect(await read(await signedBy(previous))).toBe(200);
  });

  it('of another conversation is refused', async () => {
    const other = await app.signIn('konnect', 'agent1');
    expect(await read(other.token)).toBe(403);
  });

  it('that has expired is refused', async () => {
    await restart({ clock: { now: () => new Date(Date.now() + 1801_000) } });
    expect(await read(given.token)).toBe(403);
  });

  it('signed by a third key is refused', async () => {
    expect(await read(await signedBy(Buffer.alloc(32, 3).toString('base64')))).toBe(403);
  });

  it('used after the sign-out is refused', async () => {
    await fetch(`${app.url}/konnect/sign-out`, { method: 'POST', headers: { cookie: given.cookie } });
    expect(await read(given.token)).toBe(403);
  });
});

describe('an upload', () => {
  const form = (...files: [name: string, bytes: string][]) => {
    const data = new FormData();
    for (const [name, bytes] of files) data.append('file', new Blob([bytes], { type: 'text/html' }), name);
    return data;
  };
  const upload = (body: string | FormData, headers: Record<string, string> = {}, token = given.token) =>
    fetch(`${app.url}/v3/directline/conversations/${given.conversationId}/upload?userId=x`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, ...headers },
      body,
    });
  const folder = () => join(app.dataDir, 'uploads', given.conversationId);

  it('is kept for the owner only, and goes with its conversation', async () => {
    expect((await upload(form(['a.html', '<script>']))).status).toBe(200);
    const names = await readdir(folder());
    expect(names).toHaveLength(2);
    for (const name of names) expect((await stat(join(folder(), name))).mode & 0o777).toBe(0o600);
    await app.store.conversations.expire('9999-01-01T00:00:00.000Z');
    await restart();
    const isThere = () =>
      readdir(folder()).then(
        () => true,
        () => false,
      );
    while (await isThere()) await new Promise(setImmediate); // housekeeping begins with the program
  });

  it('is never shown as a page', async () => {
    await upload(form(['a.html', '<script>']));
    const own = z.looseObject({ attachments: z.array(z.object({ contentUrl: z.string() })) });
    const [sent] = (await log()).flatMap(({ activity }) => own.safeParse(activity).data?.attachments ?? []);
    const fetched = await fetch(sent?.contentUrl ?? '');
    expect(fetched.headers.get('content-type')).toBe('application/octet-stream');
    expect(fetched.headers.get('content-security-policy')).toContain('sandbox');
    expect((await fetch(`${sent?.contentUrl}x`)).status).toBe(404);
    expect((await fetch(`${sent?.contentUrl}.json`)).status).toBe(404);
    expect((await fetch(`${app.url}/v3/directline/attachments/..%2f..%2fkeys/signing.key`)).status).toBe(404);
  });

  it.each<[string, () => Promise<Response>, number]>([
    ['too large', () => upload(form(['a', 'x'.repeat(4 * 1024 * 1024)])), 413],
    ['without a file', () => upload(form()), 400],
    ['of too many files', () => upload(form(...Array.from({ length: 6 }, (): [string, string] => ['a', 'b']))), 400],
    ['that is no form', () => upload('x', { 'Content-Type': 'multipart/form-data; boundary=y' }), 400],
    ['that is no form at all', () => upload('{}', { 'Content-Type': 'application/json' }), 415],
    ['packed', () => upload(form(['a', 'b']), { 'Content-Encoding': 'gzip' }), 415],
    ['with a token of nobody', () => upload(form(['a', 'b']), {}, 'x.y.z'), 403],
  ])('%s is refused, and nothing is kept', async (_name, tried, status) => {
    expect((await tried()).status).toBe(status);
    await expect(readdir(folder())).rejects.toThrow('ENOENT');
  });

  it('of thousands of parts is refused before any of them is read', async () => {
    const reads = jest.spyOn(Response.prototype, 'formData');
    const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n';
    for (const boundary of ['x', '"x"']) {
      const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
      expect((await upload(`${part.repeat(60_000)}--x--\r\n`, headers)).status).toBe(400);
    }
    expect(reads).not.toHaveBeenCalled();
    reads.mockRestore();
    await expect(readdir(folder())).rejects.toThrow('ENOENT');
  });

  it('is refused when its conversation has as many files as it may', async () => {
    for (let count = 0; count < 4; count++)
      expect((await upload(form(...Array.from({ length: 5 }, (): [string, string] => ['a', 'b'])))).status).toBe(200);
    expect((await upload(form(['a', 'b']))).status).toBe(413);
  });
});
