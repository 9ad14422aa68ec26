import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { z } from 'zod';
import { demoSecrets } from '../../src/bot/secrets/demoSecrets.js';
import { startApp, type TestApp } from '../support/app.js';
import { filesIn, found, type Haystack } from '../support/canary.js';
import { type DirectTalk, directTalk, type SignedIn, sayIn } from '../support/directTalk.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import type { EmptyDatabase } from '../support/postgres.js';

const TITLE = 'Коды PIN и PUK';
const PASSWORD = 'kcell-demo-1';
const ICCID = '89997010000000000017';

let app: TestApp;
/** Time goes on when the test says so, but for the milliseconds it takes. */
let passed: number;
/** Everything that was sent in conversations. */
let wire: string[];
/** How the codes are read. */
let secrets: typeof demoSecrets;
const start = (env: Readonly<Record<string, string>> = {}) =>
  startApp({
    of: 'kcell',
    clock: { now: () => new Date(Date.now() + passed) },
    secrets: { simCodes: (sim) => secrets.simCodes(sim) },
    env,
  });
beforeEach(async () => {
  passed = 0;
  wire = [];
  secrets = demoSecrets;
  app = await start();
});
afterEach(() => app.stop());

const later = (minutes: number) => {
  passed += minutes * 60_000;
};

interface Asker {
  readonly signedIn: SignedIn & { readonly cookie: string };
  /** The command that it was proven for. */
  readonly command: string;
}
const Proven = z.object({ act: z.literal('once'), command: z.string() });

/** Somebody who has chosen a number and given the password. */
async function proven(number = '+7 701 000 0001', login = 'admin1', password = PASSWORD): Promise<Asker> {
  const signedIn = await app.signIn('kcell', login);
  const talk = directTalk(app, signedIn, wire);
  await talk.press(TITLE);
  await talk.press('Далее', { Номер: new RegExp(`^${number.replace('+', '\\+')} ·`) });
  await talk.press('Запросить коды', { 'Ваш пароль': password });
  return { signedIn, command: Proven.parse(await talk.valueOf('Показать коды', {})).command };
}

interface Press {
  readonly cookie?: string;
  readonly command?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
}

/** What the page's button sends. */
async function press({ cookie = '', command = '', method = 'POST', headers = {}, path = '/kcell/once' }: Press) {
  const sends = method === 'POST';
  const answer = await fetch(`${app.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(sends && { 'Content-Type': 'application/json' }), ...(cookie && { cookie }), ...headers },
    ...(sends && { body: JSON.stringify({ command, language: 'ru' }) }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const Answered = z.object({
  title: z.string(),
  seconds: z.number(),
  rows: z.array(z.object({ label: z.string(), value: z.string() })),
});
const codesOf = async (iccid = ICCID) =>
  Object.values((await demoSecrets.simCodes({ operator: 'kcell', iccid })) ?? {});
const shows = async ({ text }: { text: string }) => {
  const codes = await codesOf();
  return codes.some((code) => text.includes(code));
};
const auditOf = async (command: string) =>
  (await app.store.read(({ audit }) => audit.where({ commandId: command }))).map((line) => [
    ...[line.command, line.outcome, line.problem, line.proofs, line.subject.split(':')[0]],
  ]);

describe('what is shown once', () => {
  it('is shown to its own account, under the names of the guide, for a minute', async () => {
    const { signedIn, command } = await proven();
    const answer = await press({ ...signedIn, command });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { rows, seconds } = Answered.parse(JSON.parse(answer.text));
    const [pin1, pin2, puk1, puk2] = await codesOf();
    expect(rows).toEqual([
      { label: 'Номер', value: expect.stringContaining('701') },
      { label: 'Номер SIM-карты', value: ICCID },
      { label: 'PIN1', value: pin1 },
      { label: 'PIN2', value: pin2 },
      { label: 'PUK1', value: puk1 },
      { label: 'PUK2', value: puk2 },
    ]);
    expect(seconds).toBe(60);
    expect(await auditOf(command)).toEqual([
      ['line.simCodes', 'done', undefined, ['password'], 'line'],
      ['line.simCodes.shown', 'done', undefined, undefined, 'line'],
    ]);
  });

  it('is shown once, of two presses at the same moment, too', async () => {
    const { signedIn, command } = await proven();
    const both = await Promise.all([press({ ...signedIn, command }), press({ ...signedIn, command })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    const again = await press({ ...signedIn, command });
    expect(again.status).toBe(410);
    expect(again.text).toContain('Коды уже показаны');
    expect(await shows(again)).toBe(false);
    expect((await auditOf(command)).slice(2)).toEqual([
      ['line.simCodes.shown', 'refused', 'once.shown', undefined, 'line'],
      ['line.simCodes.shown', 'refused', 'once.shown', undefined, 'line'],
    ]);
  });

  it('ends after ten minutes', async () => {
    const { signedIn, command } = await proven();
    later(11);
    const late = await press({ ...signedIn, command });
    expect(late.status).toBe(410);
    expect(late.text).toContain('Время просмотра этих кодов истекло');
    expect(await shows(late)).toBe(false);
  });

  it('is nobody else’s: of another account, of nobody, of another operator’s page, with another command', async () => {
    const { signedIn, command } = await proven();
    const colleague = await app.signIn('kcell', 'admin2');
    const answers = [
      await press({ ...colleague, command }),
      await press({ command }),
      await press({ ...signedIn, command, path: '/telenet/once' }),
      await press({ ...signedIn, command: 'another' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 401, 401, 404]);
    expect(await Promise.all(answers.map(shows))).toEqual([false, false, false, false]);
    expect((await press({ ...signedIn, command })).status).toBe(200);
  });

  it('is not used up by a browser that loads ahead, a preview, or a page of somebody else', async () => {
    const { signedIn, command } = await proven();
    const path = `/kcell/once/${command}`;
    const looks = [
      await press({ ...signedIn, method: 'GET', path }),
      await press({ ...signedIn, method: 'HEAD', path }),
      await press({ ...signedIn, method: 'GET', path, headers: { 'sec-purpose': 'prefetch' } }),
      await press({ method: 'GET', path }),
      await press({ ...signedIn, method: 'GET', path: '/kcell/once' }),
      await press({ ...signedIn, command, headers: { origin: 'https://elsewhere.example' } }),
      await press({ ...signedIn, command, headers: { 'sec-fetch-site': 'cross-site' } }),
    ];
    expect(await Promise.all(looks.map(shows))).toEqual(looks.map(() => false));
    expect(looks.slice(-2).map(({ status }) => status)).toEqual([403, 403]);
    expect((await press({ ...signedIn, command })).status).toBe(200);
  });

  it('stays to be seen where it could not be read', async () => {
    const { signedIn, command } = await proven();
    secrets = { simCodes: async () => undefined };
    const away = await press({ ...signedIn, command });
    expect([away.status, away.text]).toEqual([503, expect.stringContaining('Сейчас коды прочитать не удалось')]);
    secrets = { simCodes: () => Promise.reject(new Error('the vault is gone')) };
    expect((await press({ ...signedIn, command })).status).toBe(500);
    secrets = demoSecrets;
    expect((await press({ ...signedIn, command })).status).toBe(200);
  });

  it('is lost with the company, and with the role', async () => {
    const { signedIn, command } = await proven();
    const id = await app.accountId('kcell', 'admin1');
    const account = await app.store.read(({ accounts }) => accounts.get(id));
    if (account === undefined) throw new Error('there is no admin1');
    const put = (changed: Partial<typeof account>) =>
      app.store.transaction(({ accounts }) => accounts.put({ ...account, ...changed }));
    await put({ organisations: ['kcell:ulgi'] });
    expect((await press({ ...signedIn, command })).status).toBe(404);
    await put({ role: 'subscriber' });
    expect((await press({ ...signedIn, command })).status).toBe(403);
    await put({});
    expect((await press({ ...signedIn, command })).status).toBe(200);
  });

  it('is shown so often a day to an account, and again the next day', async () => {
    const first = await proven();
    for (let asked = 1; asked < 10; asked += 1) await press({ ...first.signedIn, command: (await proven()).command });
    const refused = async () => {
      const talk = directTalk(app, await app.signIn('kcell', 'admin1'));
      return (await talk.press(TITLE)).text.includes('больше за день нельзя');
    };
    // Nine were shown, and one still can be.
    expect(await refused()).toBe(true);
    // It has ended unseen: that does not count.
    later(11);
    expect(await refused()).toBe(false);
    const { signedIn, command } = await proven();
    expect((await press({ ...signedIn, command })).status).toBe(200);
    expect(await refused()).toBe(true);
    later(24 * 60);
    expect(await refused()).toBe(false);
  });
});

describe.each(['embedded', 'PostgreSQL'] as const)('the codes of a SIM card, with the store %s', (kind) => {
  let database: EmptyDatabase | undefined;
  beforeEach(async () => {
    database = kind === 'embedded' ? undefined : await migratedDatabase();
    if (database !== undefined) {
      await app.stop();
      app = await start({ STORE_URL: database.url });
    }
  });
  afterEach(async () => {
    await app.stop();
    await database?.drop();
  });

  it('are nowhere after they were shown: no file, log, conversation, mail or address', async () => {
    const { signedIn, command } = await proven();
    const answer = await press({ ...signedIn, command });
    expect(await shows(answer)).toBe(true);
    wire.push((await press({ ...signedIn, command })).text);
    wire.push((await press({ ...signedIn, method: 'GET', path: `/kcell/once/${command}` })).text);
    // Their minute is over, and the conversation goes on: with the codes' own button, a report by mail, and a file of a list.
    later(2);
    const talk = directTalk(app, signedIn, wire);
    await talk.press('Показать коды');
    await talk.say('история');
    await mailed(talk);
    await everythingIsWithout(await codesOf(), signedIn.conversationId, database);
  });

  it('are nowhere in plain text, where the page is named', async () => {
    const account = await app.accountId('kcell', 'admin1');
    const conversation = await app.turns.open({ account, operator: 'kcell' }, 'text');
    app.turns.listen(conversation, (said) => wire.push(JSON.stringify(said)));
    await sayIn(app, conversation, TITLE);
    await sayIn(app, conversation, '+77010000001');
    await sayIn(app, conversation, 'да');
    const receipt = await sayIn(app, conversation, PASSWORD);
    const [, command = ''] = /\/kcell\/once\/([\w-]+)/.exec(receipt) ?? [];
    const { cookie } = await app.signIn('kcell', 'admin1');
    expect((await press({ cookie, method: 'GET', path: `/kcell/once/${command}` })).text).toContain('Показать коды');
    expect(await shows(await press({ cookie, command }))).toBe(true);
    later(2);
    const signedIn = await app.signIn('kcell', 'admin1');
    await mailed(directTalk(app, signedIn, wire));
    await everythingIsWithout([...(await codesOf()), PASSWORD], conversation, database);
  });
});

/** Something goes out by mail: there is an outbox, and a letter. */
async function mailed(talk: DirectTalk): Promise<void> {
  await talk.press('Отчёт по номерам компании');
  await talk.press('Далее', { 'Электронная почта': 'admin@example.com' });
  await talk.press('Отправить отчёт');
  await app.outbox.idle();
}

/** What the program has of a conversation, and of what was done in it: each by its name, and as it is while it runs. */
async function heldOf(conversation: string): Promise<Haystack[]> {
  const kept = await app.store.conversations.load(conversation);
  const rows = await app.store.read(async ({ audit, outbox, disclosures, receipts, drafts }) => ({
    ...{ audit: await audit.where({}), outbox: await outbox.where({}), disclosures: await disclosures.where({}) },
    ...{ receipts: await receipts.where({}), drafts: await drafts.where({}) },
  }));
  return [
    ['the state', JSON.stringify(kept?.state)],
    ['the transcript', JSON.stringify(kept?.log)],
    ['the outbox', JSON.stringify(rows.outbox)],
    ['the other tables', JSON.stringify(rows)],
  ];
}

/** What is shorter holds nothing: then it was not looked there. */
const SOMETHING = 10;

/** Stops the program; nothing that it has written, logged or sent has any of these. */
async function everythingIsWithout(
  canaries: readonly string[],
  conversation: string,
  database?: EmptyDatabase,
): Promise<void> {
  const held = await heldOf(conversation);
  await app.halt();
  const files = await filesIn(app.dataDir);
  const all: Haystack[] = [
    ...held,
    ['the files', files.map(([, content]) => content).join('\n')],
    ['the letters', files.flatMap(([where, content]) => (where.includes('mail') ? [content] : [])).join('\n')],
    ['the log', app.lines.join('\n')],
    ['the wire', wire.join('\n')],
    ...(database === undefined ? [] : [['the database', await rowsOf(database)] as const]),
  ];
  const empty = all.filter(([, content]) => content.length < SOMETHING);
  expect(empty.map(([where]) => where)).toEqual([]);
  expect(all.find(([where]) => where === 'the letters')?.[1]).toContain('admin@example.com');
  expect(found([ICCID.slice(0, 8)], all)).not.toEqual([]);
  // Four digits stand by chance in any id: only by themselves they are a PIN.
  const long = canaries.filter((code) => code.length > 4);
  expect(found(long, all)).toEqual([]);
  const short = canaries.filter((code) => code.length === 4).map((code) => new RegExp(`(?<![\\w.-])${code}(?![\\w-])`));
  expect(short.flatMap((code) => all.filter(([, text]) => code.test(text)).map(([where]) => where))).toEqual([]);
}

/** Every row of every table of every schema of ours, as text: what a dump would have. */
async function rowsOf({ url }: EmptyDatabase): Promise<string> {
  const pool = new Pool({ connectionString: url });
  const tables = await pool.query(
    "select table_schema as schema, table_name as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
  );
  const names = z.array(z.object({ schema: z.string(), name: z.string() })).parse(tables.rows);
  const all = await Promise.all(
    names.map(({ schema, name }) => pool.query(`select t::text as row from "${schema}"."${name}" as t`)),
  );
  await pool.end();
  return all.flatMap(({ rows }) => rows.map((row) => JSON.stringify(row))).join('\n');
}
