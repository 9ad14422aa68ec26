import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrationFolder } from '../../src/bot/root.js';
import { migrate, openPostgresStore, StoreNotMigrated } from '../../src/store/postgres/index.js';
import { type EmptyDatabase, emptyDatabase } from '../support/postgres.js';
import { wallet } from './rows.js';

const first = '001_tables.sql';
const breaks = `-- Up Migration
create table favourites (id text primary key);
insert into favourites values ('f1');
alter table wallets add column colour text;
create index on nowhere (id);
`;
const mended = breaks.replace('on nowhere', 'on favourites');

let folder: string;
let database: EmptyDatabase;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-migrations-'));
  await copyFile(join(migrationFolder, first), join(folder, first));
  database = await emptyDatabase();
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const open = (migrations = folder) => openPostgresStore({ url: database.url, migrations });
const second = (text: string) => writeFile(join(folder, '002_favourites.sql'), text);

/** Whether there are the tables, the column and the notes of what was done. */
async function found() {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    `select to_regclass('wallets') is not null as wallets, to_regclass('favourites') is not null as favourites,
       (select count(*)::int from information_schema.columns where column_name = 'colour') as colours`,
  );
  return client.query('select name from migrations order by name').then(
    async (done) => client.end().then(() => ({ ...rows[0], done: done.rows.map(({ name }) => name) })),
    async () => client.end().then(() => ({ ...rows[0], done: [] })),
  );
}
const none = { wallets: false, favourites: false, colours: 0, done: [] };
const one = { wallets: true, favourites: false, colours: 0, done: ['001_tables'] };
const both = { wallets: true, favourites: true, colours: 1, done: ['001_tables', '002_favourites'] };

describe('a migration that fails half-way', () => {
  it('leaves an empty database empty, and is done when it is mended', async () => {
    await second(breaks);
    await expect(migrate(database.url, folder)).rejects.toThrow('nowhere');
    expect(await found()).toEqual(none);
    await second(mended);
    expect(await migrate(database.url, folder)).toEqual(['001_tables', '002_favourites']);
    expect(await found()).toEqual(both);
  });

  it('leaves a living one as it was; its program does not start before it is mended, the one before does', async () => {
    await migrate(database.url, folder);
    await second(breaks);
    await expect(migrate(database.url, folder)).rejects.toThrow('nowhere');
    expect(await found()).toEqual(one);
    await expect(open()).rejects.toThrow(StoreNotMigrated);
    await expect(open()).rejects.toThrow('lacks 002_favourites. Run: npm run migrate');
    const before = await open(migrationFolder);
    await before.transaction(({ wallets }) => wallets.insert(wallet('w1', 1)));

    await second(mended);
    expect(await migrate(database.url, folder)).toEqual(['002_favourites']);
    expect(await found()).toEqual(both);
    const after = await open();
    expect(await after.read(({ wallets }) => wallets.get('w1'))).toEqual(wallet('w1', 1));
    for (const store of [before, after]) await store.close();
  });

  it('two that run at once do it once', async () => {
    await second(mended);
    const outcomes = await Promise.allSettled([migrate(database.url, folder), migrate(database.url, folder)]);
    const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
    expect(done).toEqual(['001_tables', '002_favourites']);
    expect(await found()).toEqual(both);
  });
});

describe('a database that a newer program has migrated', () => {
  it('is taken by the older one: while it runs, and when it starts again', async () => {
    await migrate(database.url, folder);
    const running = await open(migrationFolder);
    await second(mended);
    await migrate(database.url, folder);
    await running.transaction(({ wallets }) => wallets.insert(wallet('w1', 1)));
    const started = await open(migrationFolder);
    await started.transaction(({ wallets }) => wallets.put(wallet('w1', 2)));
    expect(await running.read(({ wallets }) => wallets.get('w1'))).toEqual(wallet('w1', 2));
    for (const store of [running, started]) await store.close();
  });
});
