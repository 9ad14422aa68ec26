import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { blockingInText } from '../guides/lines/blockingOne.js';
import { startSmtp } from '../outbox/faultySmtp.js';
import { startApp, type TestApp } from '../support/app.js';
import { readFigures } from '../support/figures.js';
import { emptyDatabase } from '../support/postgres.js';
import { startRoundRobin } from '../support/roundRobin.js';
import { browserAt } from '../support/signingIn.js';
import { textTalk } from '../support/talk.js';
import { move, ordersOf, takesOrders } from '../support/tmf/orders.js';
import { CLIENT, TmfServer } from '../support/tmf/server.js';
import { until } from '../support/until.js';
import { Listening } from './cluster.js';

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

/** The operator's back end: all interfaces, for whoever has a token. */
async function backEnd(): Promise<TmfServer> {
  const server = await new TmfServer().start();
  ends.push(() => server.close());
  takesOrders(server);
  server.needsToken = true;
  return server;
}

/** As the documentation goes: keys and settings, the back end, tables, start. */
async function broughtUp(size: number, withPostgres: boolean) {
  const smtp = await startSmtp();
  const proxy = await startRoundRobin({ host: 'kept' });
  ends.push(
    () => smtp.close(),
    () => proxy.close(),
  );
  const server = await backEnd();
  const dataDir = await folderFor('data');
  const database = withPostgres ? await emptyDatabase() : undefined;
  if (database !== undefined) ends.push(() => database.drop());
  const own = new Map([
    ['https://chat.example.com', proxy.url],
    ['/var/lib/guichet', dataDir],
    ['smtps://guichet:password@mail.example.com:465', smtp.url],
    ['https://api.example.com/tmf-api', server.url],
    ['https://id.example.com/token', `${server.url}/token`],
    ['the secret that they gave you', CLIENT.clientSecret],
    ['postgres://guichet:password@database.example.com:5432/guichet?sslmode=verify-full', database?.url ?? ''],
  ]);
  const here = await machine(own);
  const [keys = '', settings = '', systems = '', withDatabase = ''] = commandsOf('2. Keys and settings');
  for (const commands of [keys, settings, systems]) await here.run(commands);
  if (withPostgres) expect(await here.run(withDatabase)).toContain('Migrated: ');
  const instances: TestApp[] = [];
  for (let place = 0; place < size; place++) {
    const folder = place === 0 ? dataDir : await folderFor('data');
    // It listens where there is room. Nothing else is given than what main.ts gives.
    const app = await startApp({ dataDir: folder, env: { ...(await here.env()), DATA_DIR: folder, PORT: '0' } });
    ends.push(() => app.halt());
    instances.push(app);
    const url = `http://127.0.0.1:${portOf(app)}`;
    proxy.place(place, url);
    if (place === 0) own.set('http://127.0.0.1:3978', url);
  }
  return { here, smtp, proxy, server, instances, own };
}

/** The second number is banned from controlling services by SMS (C15). */
const banning = ['Запрет на SMS / USSD управление', '8 701 000 0002', 'вкл', 'да'];

/** The back end says, twice, that something has become of its orders. */
async function told(server: TmfServer): Promise<void> {
  for (const [at, list] of [
    ['TMF641', 'serviceOrder'],
    ['TMF622', 'productOrder'],
  ] as const)
    for (const id of [...server.list(at, list).keys(), ...server.list(at, list).keys()])
      await server.tell(at, `${list}StateChangeEvent`, { [list]: { id } });
}

describe.each([
  { size: 1, withPostgres: false, what: 'one instance with the embedded store' },
  { size: 3, withPostgres: true, what: 'three instances on PostgreSQL' },
])('a fresh live Guichet, $what', ({ size, withPostgres }) => {
  it('comes up by the documentation alone, and has its back end carry out a block and a ban', async () => {
    const { here, smtp, proxy, server, instances, own } = await broughtUp(size, withPostgres);
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
    const imported = await here.run(commandsOf('5. What there is').join('\n'));
    expect(imported.match(new RegExp(`${LINES} new, 0 changed, 0 as they are, 0 refused`, 'g'))).toHaveLength(2);

    const talk = await textTalk(first, 'kcell', 'aina');
    const said = async (steps: readonly string[]) => {
      const answers: string[] = [];
      for (const typed of steps) answers.push(await talk.say(typed));
      return answers.at(-1);
    };
    expect(await said(blockingInText.map(([typed]) => typed))).toContain('Заявка на блокировку принята');
    expect(await said(banning)).toContain('Заявка на изменение запрета принята');
    talk.close();
    const line = (number: string) => first.store.read(async ({ lines }) => (await lines.where({ number }))[0]);
    await until(() => ordersOf(server).length === 2);
    expect(await line('+77010000001')).toMatchObject({ state: 'active' });
    move(server, 'completed');
    await told(server);
    await until(async () => (await line('+77010000001'))?.state === 'suspended');
    await until(async () => (await line('+77010000002'))?.smsControlBanned === true);

    const calls = new Map<string, number>();
    for (const instance of instances) {
      own.set('http://127.0.0.1:3978', `http://127.0.0.1:${portOf(instance)}`);
      const figures = readFigures(await here.run(commandsOf('6. Look at it').join('\n')));
      expect(figures.of('guichet_store_up')).toBe(1);
      const blocks = figures.of('guichet_commands_total', { command: 'line.block', outcome: 'done' });
      expect(blocks).toBe(instance === first ? 1 : 0);
      for (const system of ['TMF622', 'TMF641']) {
        const done = figures.of('guichet_outbound_calls_total', { system, call: 'POST', outcome: 'done' });
        calls.set(system, (calls.get(system) ?? 0) + done);
      }
    }
    // Each has asked to be told of changes, and each order was handed in once.
    expect([...calls]).toEqual([
      ['TMF622', size + 1],
      ['TMF641', size + 1],
    ]);
    expect(ordersOf(server)).toHaveLength(2);
    for (const { lines } of instances) expect(lines.join('')).not.toContain('"event":"turn.failed"');
  });
});
