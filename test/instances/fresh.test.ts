import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { demoNetwork } from '../../src/bot/couriers/network/demoNetwork.js';
import { demoSecrets } from '../../src/bot/secrets/demoSecrets.js';
import { blockingInText } from '../guides/lines/blockingOne.js';
import { startSmtp } from '../outbox/faultySmtp.js';
import { startApp, type TestApp } from '../support/app.js';
import { readFigures } from '../support/figures.js';
import { emptyDatabase } from '../support/postgres.js';
import { startRoundRobin } from '../support/roundRobin.js';
import { browserAt } from '../support/signingIn.js';
import { textTalk } from '../support/talk.js';
import { Listening, nobodyPays, nobodyUses } from './cluster.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LINES = 1000;
const PASSWORD = 'trois canards jaunes 41';

/**
 * The commands of docs/deploying.md, by the headings of its first start. Each ends at the next heading of any kind: those of the chapters after it
 * are for a machine of one's own, and change it.
 */
const chapters = new Map(
  (await readFile(join(root, 'docs', 'deploying.md'), 'utf8')).split(/^#{2,3} /m).map((chapter) => {
    const [title = ''] = chapter.split('\n');
    return [title, [...chapter.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)];
  }),
);
function commandsOf(title: string): readonly string[] {
  const found = chapters.get(title);
  if (found === undefined || found.length === 0) throw new Error(`docs/deploying.md has no commands under "${title}"`);
  return found;
}

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function folderFor(what: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `guichet-${what}-`));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A machine on which the program lies built, and whoever reads the documentation sits: what is theirs stands in place of its examples. */
async function machine(own: ReadonlyMap<string, string>) {
  const folder = await folderFor('fresh');
  for (const name of ['dist', 'package.json', 'node_modules']) await symlink(join(root, name), join(folder, name));
  const mine = (text: string) => [...own].reduce((said, [example, ours]) => said.replaceAll(example, ours), text);
  const { PATH = '', HOME = '' } = process.env;
  return {
    folder,
    env: async () =>
      z.record(z.string(), z.string()).parse(parseEnv(await readFile(join(folder, 'guichet.env'), 'utf8'))),
    run: async (command: string) => {
      const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', mine(command)], {
        ...{ cwd: folder, env: { PATH, HOME }, maxBuffer: 1 << 24 },
      });
      return stdout;
    },
  };
}

async function until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(50);
  }
}

function portOf({ lines }: TestApp): number {
  const said = lines.map((line) => Listening.safeParse(JSON.parse(line)).data).find((one) => one !== undefined);
  if (said === undefined) throw new Error('it does not listen');
  return said.port;
}

const tables = {
  'billing-accounts.csv': 'number,organisation\n20000901,primer\n',
  'lines.csv': `number,organisation,billingAccount,plan,user\n${Array.from(
    { length: LINES },
    (_, n) => `+7701${String(n + 1).padStart(7, '0')},primer,20000901,businessManager,User ${n + 1}\n`,
  ).join('')}`,
};

/** As the documentation goes: keys and settings, tables, start, first administrator, import. */
async function broughtUp(size: number, withPostgres: boolean) {
  const smtp = await startSmtp();
  const proxy = await startRoundRobin({ host: 'kept' });
  ends.push(
    () => smtp.close(),
    () => proxy.close(),
  );
  const dataDir = await folderFor('data');
  const database = withPostgres ? await emptyDatabase() : undefined;
  if (database !== undefined) ends.push(() => database.drop());
  const own = new Map([
    ['https://chat.example.com', proxy.url],
    ['/var/lib/guichet', dataDir],
    ['smtps://guichet:password@mail.example.com:465', smtp.url],
    ['postgres://guichet:password@database.example.com:5432/guichet?sslmode=verify-full', database?.url ?? ''],
  ]);
  const here = await machine(own);
  const [keys = '', settings = ''] = commandsOf('2. Keys and settings');
  const [, , withDatabase = ''] = commandsOf('2. Keys and settings');
  await here.run(keys);
  await here.run(settings);
  if (withPostgres) expect(await here.run(withDatabase)).toContain('Migrated: ');
  const instances: TestApp[] = [];
  for (let place = 0; place < size; place++) {
    const folder = place === 0 ? dataDir : await folderFor('data');
    // What an operator connects in main.ts. It listens where there is room.
    const connected = { network: demoNetwork(), outside: nobodyUses, payments: nobodyPays, secrets: demoSecrets };
    const env = { ...(await here.env()), DATA_DIR: folder, PORT: '0' };
    const app = await startApp({ ...connected, dataDir: folder, env });
    ends.push(() => app.halt());
    instances.push(app);
    const url = `http://127.0.0.1:${portOf(app)}`;
    proxy.place(place, url);
    if (place === 0) own.set('http://127.0.0.1:3978', url);
  }
  return { here, smtp, proxy, instances, own };
}

describe.each([
  { size: 1, withPostgres: false, what: 'one instance with the embedded store' },
  { size: 3, withPostgres: true, what: 'three instances on PostgreSQL' },
])('a fresh live Guichet, $what', ({ size, withPostgres }) => {
  it('comes up by the documentation alone, and carries out a block', async () => {
    const { here, smtp, proxy, instances, own } = await broughtUp(size, withPostgres);
    const [first] = instances;
    if (first === undefined) throw new Error('there is none');
    for (const command of commandsOf('4. The first organisation and its administrator')) await here.run(command);
    // She chooses her password with the link that was mailed.
    const mail = await until(() => smtp.received[0]);
    const secret = /\/access\?language=\w\w#(\w+)/.exec(mail.text ?? '')?.[1];
    const browser = browserAt({ ...first, url: proxy.url }, 'kcell');
    const chosen = await browser.post('/access', { secret, language: 'ru', password: PASSWORD, again: PASSWORD });
    expect(chosen.status).toBe(204);
    expect((await browser.post('/token')).status).toBe(200);

    for (const [name, text] of Object.entries(tables)) await writeFile(join(here.folder, name), text);
    const said = await here.run(commandsOf('5. What there is').join('\n'));
    expect(said.match(new RegExp(`${LINES} new, 0 changed, 0 as they are, 0 refused`, 'g'))).toHaveLength(2);

    const talk = await textTalk(first, 'kcell', 'aina');
    const answers: string[] = [];
    for (const [typed] of blockingInText) answers.push(await talk.say(typed));
    talk.close();
    expect(answers.at(-1)).toContain('Заявка на блокировку принята');
    const blocked = () => first.store.read(({ lines }) => lines.where({ number: '+77010000001' }));
    await until(async () => (await blocked()).find(({ state }) => state === 'suspended'));

    for (const instance of instances) {
      own.set('http://127.0.0.1:3978', `http://127.0.0.1:${portOf(instance)}`);
      const figures = readFigures(await here.run(commandsOf('6. Look at it').join('\n')));
      expect(figures.of('guichet_store_up')).toBe(1);
      const blocks = figures.of('guichet_commands_total', { command: 'line.block', outcome: 'done' });
      expect(blocks).toBe(instance === first ? 1 : 0);
    }
    for (const { lines } of instances) expect(lines.join('')).not.toContain('"event":"turn.failed"');
  });
});
