import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrationFolder } from '../../src/bot/root.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { ServedStore } from '../../src/store/servedStore.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import type { EmptyDatabase } from '../support/postgres.js';
import { account, line, start, wallet } from './rows.js';

let database: EmptyDatabase;
let newer: Client;
let store: ServedStore;
beforeAll(async () => {
  database = await migratedDatabase();
  newer = new Client({ connectionString: database.url });
  await newer.connect();
  store = await openPostgresStore({ url: database.url, migrations: migrationFolder });
});
afterAll(async () => {
  await store.close();
  await newer.end();
  await database.drop();
});
beforeEach(() => newer.query('truncate accounts, wallets, lines'));

/** What a newer version writes of a row that it has added a field to. */
const insert = (table: string, row: { id: string }) =>
  newer.query(`insert into ${table} (id, row) values ($1, $2)`, [row.id, row]);
const rowOf = async (table: string, id: string): Promise<unknown> =>
  (await newer.query(`select row from ${table} where id = $1`, [id])).rows[0]?.row;

describe('two versions on one database', () => {
  it('a row with a field that this one does not know can be read in every way', async () => {
    await insert('accounts', { ...account('a1', 'ada'), ...{ nickname: 'Countess' } });
    await insert('lines', { ...line('l1', '+375291000001'), ...{ colour: { of: 'SIM' } } });
    const found = await store.read(async ({ accounts, lines }) => [
      await accounts.get('a1'),
      ...(await accounts.where({ operator: 'konnect', login: 'ada' })),
      ...(await lines.search({ equal: { organisation: 'o1' }, from: 0, most: 9, order: 'number' })).rows,
    ]);
    expect(found).toEqual([account('a1', 'ada'), account('a1', 'ada'), line('l1', '+375291000001')]);
  });

  it('this one changes such a row and leaves the field alone, in whatever way it came to the row', async () => {
    for (const id of ['w1', 'w2', 'w3', 'w4']) await insert('wallets', { ...wallet(id, 1), ...{ limit: 100 } });
    await store.transaction(async ({ wallets }) => {
      const read = await wallets.get('w1');
      if (read) await wallets.put({ ...read, minor: 7 });
      await wallets.put(wallet('w2', 7));
      const held = await wallets.hold('w3');
      if (held) await wallets.put({ ...held, minor: 7 });
      const [, , , last] = await wallets.where({ account: 'a1' });
      if (last) await wallets.put({ ...last, minor: 7 });
    });
    for (const id of ['w1', 'w2', 'w3', 'w4'])
      expect(await rowOf('wallets', id)).toEqual({ ...wallet(id, 7), limit: 100 });
  });

  it('what this one knows and takes out of a row is gone; a row that it makes anew has nothing of the old', async () => {
    await insert('accounts', { ...account('a1', 'ada'), ...{ nickname: 'Countess' } });
    const { pin: _, ...without } = account('a1', 'ada');
    await store.transaction(({ accounts }) => accounts.put(without));
    expect(await rowOf('accounts', 'a1')).toEqual({ ...without, nickname: 'Countess' });
    await store.transaction(({ accounts }) => accounts.remove('a1'));
    await store.transaction(({ accounts }) => accounts.insert(without));
    expect(await rowOf('accounts', 'a1')).toEqual(without);
  });

  it('a conversation that the newer one has written goes on', async () => {
    await store.conversations.open(start('c1'));
    const state = { dialogs: { kind: 'newer' }, more: [1] };
    const text = JSON.stringify(state);
    await newer.query("update conversations set version = 1, state = $1 where id = 'c1'", [text]);
    expect((await store.conversations.load('c1'))?.state).toEqual(state);
    const change = { at: '2026-03-01T10:00:00.000Z', state: { ...state, own: true }, say: [] };
    expect(await store.conversations.commit('c1', 0, change)).toBeUndefined();
    expect((await store.conversations.commit('c1', 1, change))?.state).toEqual({ ...state, own: true });
  });
});
