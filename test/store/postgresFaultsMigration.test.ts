import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrationFolder } from '../../src/bot/root.js';
import { migrate, openPostgresStore, StoreNotMigrated } from '../../src/store/postgres/index.js';
import { type EmptyDatabase, emptyDatabase } from '../support/postgres.js';
import { wallet } from './rows.js';

/** What this program knows, and what a newer one adds to it. */
const known = (await readdir(migrationFolder)).map((name) => name.replace('.sql', '')).sort();
const added = '900_favourites';
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
  await cp(migrationFolder, folder, { recursive: true });
  database = await emptyDatabase();
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const open = (migrations = folder) => openPostgresStore({ url: database.url, migrations });
const second = (text: string) => writeFile(join(folder, `${added}.sql`), text);

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
const before = { wallets: true, favourites: false, colours: 0, done: known };
const after = { wallets: true, favourites: true, colours: 1, done: [...known, added] };

describe('a migration that fails half-way', () => {
  it('leaves an empty database empty, and is done when it is mended', async () => {
    await second(breaks);
    await expect(migrate(database.url, folder)).rejects.toThrow('nowhere');
    expect(await found()).toEqual(none);
    await second(mended);
    expect(await migrate(database.url, folder)).toEqual([...known, added]);
    expect(await found()).toEqual(after);
  });

  it('leaves a living one as it was; its program does not start before it is mended, the one before does', async () => {
    await migrate(database.url, folder);
    await second(breaks);
    await expect(migrate(database.url, folder)).rejects.toThrow('nowhere');
    expect(await found()).toEqual(before);
    await expect(open()).rejects.toThrow(StoreNotMigrated);
    await expect(open()).rejects.toThrow(`lacks ${added}. Run: npm run migrate`);
    const older = await open(migrationFolder);
    await older.transaction(({ wallets }) => wallets.insert(wallet('w1', 1)));

    await second(mended);
    expect(await migrate(database.url, folder)).toEqual([added]);
    expect(await found()).toEqual(after);
    const newer = await open();
    expect(await newer.read(({ wallets }) => wallets.get('w1'))).toEqual(wallet('w1', 1));
    for (const store of [older, newer]) await store.close();
  });

  it('two that run at once do it once', async () => {
    await second(mended);
    const outcomes = await Promise.allSettled([migrate(database.url, folder), migrate(database.url, folder)]);
    const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
    expect(done).toEqual([...known, added]);
    expect(await found()).toEqual(after);
  });
});

it('needs no superuser: the owner of the database is enough', async () => {
  const owner = `owner_${randomUUID().replaceAll('-', '')}`;
  const admin = new Client({ connectionString: database.url });
  await admin.connect();
  const url = new URL(database.url);
  await admin.query(
    `create role ${owner} login password 'x'; alter database ${url.pathname.slice(1)} owner to ${owner}`,
  );
  [url.username, url.password] = [owner, 'x'];
  expect(await migrate(url.href, folder)).toEqual(known);
  const store = await openPostgresStore({ url: url.href, migrations: folder });
  await store.transaction(({ wallets }) => wallets.insert(wallet('w1', 1)));
  await store.close();
  await admin.query(
    `alter database ${url.pathname.slice(1)} owner to current_user; reassign owned by ${owner} to current_user`,
  );
  await admin.query(`drop role ${owner}`);
  await admin.end();
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
