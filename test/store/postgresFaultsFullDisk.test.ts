import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrationFolder } from '../../src/bot/root.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { ServedStore } from '../../src/store/servedStore.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import type { EmptyDatabase } from '../support/postgres.js';
import { entry, receipt, start, wallet } from './rows.js';

/** What PostgreSQL answers when a table's file cannot grow. A disk that is really full takes root to make. */
const FULL = `
  create function disk_full() returns trigger language plpgsql as $$ begin
    raise exception using errcode = '53100', message = 'could not extend file: No space left on device';
  end $$;
  create trigger full_entries before insert on entries execute function disk_full();
  create trigger full_said before insert on said execute function disk_full()`;
const FREE = 'drop function disk_full() cascade';
const at = '2026-03-01T10:00:00.000Z';

let database: EmptyDatabase;
let disk: Client;
let store: ServedStore;
beforeAll(async () => {
  database = await migratedDatabase();
  disk = new Client({ connectionString: database.url });
  await disk.connect();
  store = await openPostgresStore({ url: database.url, migrations: migrationFolder });
  await store.transaction(({ wallets }) => wallets.insert(wallet('w1', 5)));
  await store.conversations.open(start('c1'));
});
afterAll(async () => {
  await store.close();
  await disk.end();
  await database.drop();
});

it('a full disk leaves nothing of a command or a turn, and both are done when there is room again', async () => {
  const command = () =>
    store.transaction(async ({ receipts, wallets, entries }) => {
      await receipts.claim('r1');
      await wallets.put(wallet('w1', 4));
      await entries.insert(entry('e1', 'w1', -1));
      await receipts.insert(receipt('r1', 'c1', at));
    });
  const turn = () => store.conversations.commit('c1', 0, { at, state: { asked: true }, say: [{ id: 'x' }] });
  const seen = () =>
    store.read(async ({ receipts, wallets, entries }) => [
      await wallets.get('w1'),
      await receipts.get('r1'),
      (await entries.where({})).length,
      (await store.conversations.load('c1'))?.version,
    ]);

  await disk.query(FULL);
  for (const work of [command, turn]) await expect(work()).rejects.toMatchObject({ code: '53100' });
  expect(await seen()).toEqual([wallet('w1', 5), undefined, 0, 0]);

  await disk.query(FREE);
  await command();
  expect((await turn())?.version).toBe(1);
  expect(await seen()).toEqual([wallet('w1', 4), receipt('r1', 'c1', at), 1, 1]);
});
