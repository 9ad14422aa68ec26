import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { storeCopy } from '../../src/bot/console/storeCopy.js';
import { createUploads } from '../../src/bot/directline/uploads.js';
import { migrationFolder } from '../../src/bot/root.js';
import type { Store } from '../../src/domain/door/ports.js';
import type { TableName } from '../../src/domain/records/tables.js';
import { tableNames } from '../../src/domain/records/tables.js';
import { openLowdbStore } from '../../src/store/lowdb/index.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { ServedStore } from '../../src/store/servedStore.js';
import { missing } from '../guides/transcript.js';
import { startApp } from '../support/app.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import { type EmptyDatabase, emptyDatabase } from '../support/postgres.js';
import { inText, questions, textSteps } from '../support/registering.js';
import { sayIn } from '../support/sayIn.js';
import { receipt } from './rows.js';

/** NUL, halves of characters, a name that poisons objects, and what JSON and SQL have quotes for. */
const odd = 'a\0b \ud800 c\udc00 __proto__ \\u0000 \'"; 😀';
const file = { name: 'scan\0.png', contentType: 'image/png', bytes: Buffer.from([0, 1, 255]) };
const longAgo = '2025-01-15T10:00:00.000Z';

let dataDir: string;
/** In the middle of a registration, and one in which something odd was said. */
let begun: string;
let oddly: string;
const databases: EmptyDatabase[] = [];
async function database(make = migratedDatabase): Promise<string> {
  const made = await make();
  databases.push(made);
  return made.url;
}

/** A registration that is done, one in its middle, oddities, and receipts of long ago in the archive. */
beforeAll(async () => {
  const app = await startApp();
  dataDir = app.dataDir;
  const done = await inText(app, 0);
  for (const [line] of textSteps) await done.say(line.replace('7654321', '1234567').replace('0001', '0002'));
  begun = (await inText(app, questions.postName)).conversation;
  const talk = await inText(app, questions.lastName);
  oddly = talk.conversation;
  await talk.say(odd);
  await app.store.transaction(async ({ requests }) => {
    const request = { id: 'q1', operator: 'konnect', account: 'a1', conversation: oddly, reference: 'Q-1' };
    await requests.insert({ ...request, subject: 'other', message: odd, state: 'open', at: longAgo, answers: [] });
  });
  await app.halt();
  await createUploads(join(dataDir, 'uploads')).keep(oddly, [file]);
  const store = await lowdb();
  await store.transaction(async ({ receipts }) => {
    for (const id of ['r1', 'r2', 'r3']) await receipts.insert(receipt(id, 'gone', longAgo));
  });
  await store.tidy(new Date());
  await store.close();
}, 60_000);
afterAll(async () => {
  for (const { drop } of databases) await drop();
  await rm(dataDir, { recursive: true });
});

const lowdb = () => openLowdbStore({ folder: join(dataDir, 'store') });
const postgres = (url: string) => openPostgresStore({ url, migrations: migrationFolder });
const wellFormed = (text: string) => Buffer.from(text).toString().replaceAll('\0', '\uFFFD');

const rowsOf = <N extends TableName>(store: Pick<Store, 'read'>, name: N) =>
  store.read((tables) => tables[name].where({}));

/** Everything that a store gives out, oldest first. */
async function everything(store: ServedStore) {
  const rows = new Map<string, unknown>();
  for (const name of tableNames) rows.set(name, await rowsOf(store, name));
  const archived: unknown[] = [];
  for await (const row of store.readArchive('receipts', new Date(0), new Date())) archived.push(row);
  const conversations = [await store.conversations.load(begun), await store.conversations.load(oddly)];
  await store.close();
  return { rows, archived, conversations };
}

async function asked(url: string, statement: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client.query(statement).finally(() => client.end());
}
const rowsIn = async (url: string) =>
  (await asked(url, 'select (select count(*) from accounts) + (select count(*) from conversations) as n')).rows;

describe('npm run store:copy', () => {
  it('moves everything in its order, and the same again when it runs again', async () => {
    const url = await database();
    const told = await storeCopy({ dataDir, storeUrl: url });
    expect(told).toMatch(/^ {2}receipts +1 +1$/m);
    expect(told).toMatch(/^ {2}archive of receipts +3 +3$/m);
    expect(told).toMatch(/^ {2}ledger \(minor units\), USD +\d+ +\d+$/m);
    expect(told).toMatch(/^ {2}conversations +3 +3$/m);
    expect(told).toMatch(/^ {2}digest of their marks +(\w{16}) +\1$/m);

    const [before, after] = [await everything(await lowdb()), await everything(await postgres(url))];
    expect(after.conversations).toEqual(before.conversations);
    expect(JSON.stringify(after.conversations)).toContain('a\\u0000b \\ud800 c\\udc00 __proto__');
    expect(after.archived).toEqual(before.archived);
    expect(after.rows.get('requests')).toMatchObject([{ id: 'q1', message: wellFormed(odd) }]);
    for (const name of tableNames) {
      if (name !== 'requests') expect(after.rows.get(name)).toEqual(before.rows.get(name));
    }
    const sent = (await asked(url, 'select conversation, name, content_type, bytes from uploads')).rows;
    const { contentType, bytes } = file;
    expect(sent).toEqual([{ conversation: oddly, name: 'scan\uFFFD.png', content_type: contentType, bytes }]);
    expect(told).toMatch(/^ {2}bytes of the files +3 +3$/m);
    expect(await storeCopy({ dataDir, storeUrl: url })).toBe(told);
  });

  it('leaves a store on which the whole program goes on where it was', async () => {
    const url = await database();
    await storeCopy({ dataDir, storeUrl: url });
    const app = await startApp({ dataDir, env: { STORE_URL: url } });
    for (const [line, expected] of textSteps.slice(questions.postName, -1)) {
      expect(missing(await sayIn(app, begun, line), expected)).toEqual([]);
    }
    expect(await sayIn(app, begun, '2468')).toContain('Client enregistré');
    const [sales, wallets] = [await rowsOf(app.store, 'sales'), await rowsOf(app.store, 'wallets')];
    // The new one has come after the old one.
    expect(sales).toHaveLength(2);
    expect(sales.map(({ at }) => at)).toEqual(sales.map(({ at }) => at).toSorted());
    expect(wallets[0]).toMatchObject({ currency: 'USD', minor: 42_000 }); // 500 less twice 40
    await app.halt();
    await expect(storeCopy({ dataDir, storeUrl: url })).rejects.toThrow('not from this store, or have changed since');
  });

  it('leaves nothing when it is interrupted, and can run again', async () => {
    const url = await database();
    const file = join(dataDir, 'store', 'conversations', `${begun}.jsonl`);
    const whole = await readFile(file);
    await appendFile(file, 'no line\n{}\n');
    await expect(storeCopy({ dataDir, storeUrl: url })).rejects.toThrow(`${begun}.jsonl`);
    expect(await rowsIn(url)).toEqual([{ n: '0' }]);
    await writeFile(file, whole);
    expect(await storeCopy({ dataDir, storeUrl: url })).toContain('Copied and checked');
  });
});

describe('npm run store:copy refuses', () => {
  it('a database that is not migrated, and none at all', async () => {
    await expect(storeCopy({ dataDir, storeUrl: await database(emptyDatabase) })).rejects.toThrow('npm run migrate');
    const gone = 'postgres://nobody@127.0.0.1:1/nowhere';
    await expect(storeCopy({ dataDir, storeUrl: gone })).rejects.toThrow('cannot be reached');
    await expect(storeCopy({ dataDir, storeUrl: undefined })).rejects.toThrow('STORE_URL is not set');
  });

  it('a store that a program is using, and a folder without one', async () => {
    const url = await database();
    const store = await lowdb();
    await expect(storeCopy({ dataDir, storeUrl: url })).rejects.toThrow('another process is using the data');
    await store.close();
    const empty = await mkdtemp(join(tmpdir(), 'guichet-copy-'));
    await expect(storeCopy({ dataDir: empty, storeUrl: url })).rejects.toThrow('there is no store in');
    await rm(empty, { recursive: true });
  });

  it('a database with rows, conversations or an archive of another store, which stay', async () => {
    const foreign = [
      `insert into accounts (id, row) values ('x', '{"id": "x", "operator": "konnect"}')`,
      "insert into conversations values ('x', 0, 'konnect', 'a1', 'text', '', '', 0, '{}', '[]')",
      `insert into archive values ('receipts', 'x', '2026-01-01', '{}')`,
    ];
    for (const statement of foreign) {
      const url = await database();
      await asked(url, statement);
      await expect(storeCopy({ dataDir, storeUrl: url })).rejects.toThrow('rows that are not from this store');
      const there = await asked(
        url,
        'select id from accounts union select id from conversations union select id from archive',
      );
      expect(there.rows).toEqual([{ id: 'x' }]);
    }
  });

  it('a database to which somebody is writing', async () => {
    const url = await database();
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('begin; lock table lines in row exclusive mode');
    await expect(storeCopy({ dataDir, storeUrl: url })).rejects.toThrow('Stop every Guichet that uses it');
    await client.end();
  }, 20_000);

  it('to call a copy done that is not the same', async () => {
    const url = await database();
    await asked(
      url,
      `create function meddle() returns trigger language plpgsql as $$ begin
         insert into wallets (id, row) values ('x:USD', '{"id": "x:USD", "currency": "USD", "minor": 5}')
         on conflict do nothing; return new; end $$;
       create trigger meddle after insert on said execute function meddle()`,
    );
    const copying = storeCopy({ dataDir, storeUrl: url });
    await expect(copying).rejects.toThrow(
      /nothing was kept of it\. wallets: (\d+) became \d+; balances \(minor units\), USD: /,
    );
    expect(await rowsIn(url)).toEqual([{ n: '0' }]);
  });
});
