import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrationFolder } from '../../src/bot/root.js';
import type { Tables } from '../../src/domain/records/tables.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { ServedStore } from '../../src/store/servedStore.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import type { EmptyDatabase } from '../support/postgres.js';
import { wallet } from './rows.js';

let database: EmptyDatabase;
let watcher: Client;
let store: ServedStore;
beforeAll(async () => {
  database = await migratedDatabase();
  watcher = new Client({ connectionString: database.url });
  await watcher.connect();
  store = await openPostgresStore({ url: database.url, migrations: migrationFolder });
});
afterAll(async () => {
  await store.close();
  await watcher.end();
  await database.drop();
});
beforeEach(async () => {
  await watcher.query('truncate wallets');
  await store.transaction(({ wallets }) => wallets.insert(wallet('w1', 1)));
});

/** Until as many statements as this wait for a lock. */
async function waiting(count: number): Promise<void> {
  const asked = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await watcher.query(asked)).rowCount !== count);
}

type Look = (tables: Tables) => Promise<unknown>;
const looks: readonly [string, Look, Look][] = [
  [
    'rows found by a column, of which one is changed in another column',
    ({ wallets }) => wallets.where({ account: 'a1' }),
    async ({ wallets }) => wallets.put(wallet('w1', 2)),
  ],
  [
    'rows found by a column, of which one leaves',
    ({ wallets }) => wallets.where({ account: 'a1' }),
    ({ wallets }) => wallets.put(wallet('w1', 1, 'a2')),
  ],
  [
    'rows found by a column, of which one is removed',
    ({ wallets }) => wallets.where({ account: 'a1' }),
    ({ wallets }) => wallets.remove('w1'),
  ],
  [
    'nothing found by a column, where a row comes',
    ({ wallets }) => wallets.where({ account: 'a2' }),
    ({ wallets }) => wallets.insert(wallet('w2', 1, 'a2')),
  ],
  [
    'nothing found by an id, where a row comes',
    ({ wallets }) => wallets.get('w2'),
    ({ wallets }) => wallets.insert(wallet('w2', 1, 'a2')),
  ],
  [
    'a whole table, in which a row is changed',
    ({ wallets }) => wallets.where({}),
    ({ wallets }) => wallets.put(wallet('w1', 2)),
  ],
  [
    'a whole table, to which a row comes',
    ({ wallets }) => wallets.search({ equal: {}, from: 0, most: 9, order: 'account' }),
    ({ wallets }) => wallets.insert(wallet('w2')),
  ],
  ['a row, which is removed', ({ wallets }) => wallets.get('w1'), ({ wallets }) => wallets.remove('w1')],
];

describe('what a transaction has seen stays until it ends', () => {
  it.each(looks)('%s', async (_, look, write) => {
    const order: string[] = [];
    let writing: Promise<void> | undefined;
    const [first, again] = await store.transaction(async (tables) => {
      const seen = await look(tables);
      writing = store.transaction(write).then(() => void order.push('written'));
      await waiting(1);
      const both = [seen, await look(tables)];
      order.push('seen');
      return both;
    });
    await writing;
    expect(again).toEqual(first);
    expect(order).toEqual(['seen', 'written']);
  });

  it('does not keep those who write other rows from it', async () => {
    await store.transaction(async ({ wallets }) => {
      await wallets.where({ account: 'a1' });
      await wallets.get('w2');
      await store.transaction((others) => others.wallets.insert(wallet('w3', 1, 'a3')));
      await wallets.put(wallet('w1', 5));
    });
    expect(await store.read(({ wallets }) => wallets.where({}))).toEqual([wallet('w1', 5), wallet('w3', 1, 'a3')]);
  });
});

describe('a transaction', () => {
  it('that waits in a circle with another one runs again', async () => {
    await store.transaction(({ wallets }) => wallets.insert(wallet('w2', 1)));
    let [runs, held] = [0, 0];
    let met = () => {};
    const both = new Promise<void>((resolve) => {
      met = resolve;
    });
    const addTo = (one: string, other: string) =>
      store.transaction(async ({ wallets }) => {
        runs += 1;
        const before = await wallets.get(one);
        held += 1;
        if (held === 2) met();
        await both;
        const after = await wallets.get(other);
        await wallets.put(wallet(one, (before?.minor ?? 0) + 1));
        await wallets.put(wallet(other, (after?.minor ?? 0) + 1));
      });
    await Promise.all([addTo('w1', 'w2'), addTo('w2', 'w1')]);
    expect(runs).toBe(3);
    expect(await store.read(({ wallets }) => wallets.where({}))).toEqual([wallet('w1', 3), wallet('w2', 3)]);
  });

  it('is not kept when it went on after a statement that failed', async () => {
    const going = store.transaction(async ({ wallets }) => {
      await wallets.insert(wallet('w2'));
      await wallets.insert(wallet('w1'));
      await wallets.where({ account: 'a1' }).catch(() => []);
    });
    await expect(going).rejects.toThrow('went on');
    const failing = store.transaction(async ({ wallets }) => {
      await wallets.insert(wallet('w2'));
      await wallets.insert(wallet('w1'));
    });
    await expect(failing).rejects.toThrow('w1');
    expect(await store.read(({ wallets }) => wallets.where({}))).toEqual([wallet('w1', 1)]);
  });

  it('may remove what it wrote, and write it again, before and after it looked', async () => {
    await store.transaction(async ({ wallets }) => {
      await wallets.insert(wallet('w2'));
      await wallets.remove('w2');
      expect(await wallets.where({})).toEqual([wallet('w1', 1)]);
      await wallets.insert(wallet('w3'));
      await wallets.insert(wallet('w2', 2));
      expect(await wallets.where({})).toHaveLength(3);
      await wallets.remove('w1');
      await wallets.insert(wallet('w1', 3));
      expect(await wallets.where({ account: 'a1' })).toHaveLength(3);
      await wallets.remove('w3');
      await wallets.put(wallet('w3', 4));
      await wallets.put(wallet('w2', 5));
    });
    const rows = await store.read(({ wallets }) => wallets.where({}));
    expect(rows).toEqual([wallet('w2', 5), wallet('w1', 3), wallet('w3', 4)]);
  });
});
