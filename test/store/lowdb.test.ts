import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openLowdbStore } from '../../src/store/lowdb/index.js';
import { migrations } from '../../src/store/lowdb/migrations.js';
import { storeContract } from './contract.js';
import { byCommand, olderApprovals, olderOrders, theirBatches } from './olderOrders.js';
import { account, start, wallet } from './rows.js';
import { newNames, newTexts, olderLines } from './searching.js';

const folders: string[] = [];
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lowdb-'));
  folders.push(folder);
  return folder;
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

storeContract('lowdb on the disk', async () => openLowdbStore({ folder: await newFolder() }));
storeContract('lowdb with a snapshot at almost every commit and no cache', async () =>
  openLowdbStore({ folder: await newFolder(), journalLimit: 1, conversationLimit: 1, conversationCache: 1 }),
);

describe('a lowdb store that is opened again', () => {
  it('has everything, in the same order, with private files', async () => {
    const folder = join(await newFolder(), 'deep', 'data');
    const first = await openLowdbStore({ folder });
    await first.transaction(async ({ wallets, accounts }) => {
      for (const id of ['b', '__proto__', 'a']) await wallets.insert(wallet(id));
      await accounts.insert({ ...account('a1', 'ada'), passwordHash: undefined });
    });
    await first.transaction(async ({ wallets }) => {
      await wallets.put(wallet('b', 3));
      await wallets.remove('a');
      await wallets.insert(wallet('a', 4));
    });
    await first.conversations.open(start('c1'));
    const said = await first.conversations.commit('c1', 0, {
      at: '2026-03-01T10:01:00.000Z',
      state: JSON.parse('{"__proto__":{"x":1},"name":"😀 \\ud800"}'),
      say: [{ id: 's1', text: '${name}' }],
    });
    const before = await first.read(({ wallets }) => wallets.where({}));
    const beforeAccount = await first.read(({ accounts }) => accounts.get('a1'));
    await first.close();

    const second = await openLowdbStore({ folder });
    expect(await second.read(({ wallets }) => wallets.where({}))).toStrictEqual(before);
    expect(await second.read(({ accounts }) => accounts.get('a1'))).toStrictEqual(beforeAccount);
    expect(await second.conversations.load('c1')).toStrictEqual(said);
    await second.close();
    const modes = await Promise.all(
      ['.', 'store.jsonl', 'conversations', 'conversations/c1.jsonl'].map((name) => stat(join(folder, name))),
    );
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600', '700', '600']);
  });

  it('refuses a transaction inside a transaction, and tables that outlive theirs', async () => {
    const store = await openLowdbStore({ folder: await newFolder() });
    await expect(store.transaction(() => store.transaction(async () => 1))).rejects.toThrow('inside a transaction');
    const leaked = await store.transaction(async (tables) => tables);
    await expect(leaked.wallets.put(wallet('w1'))).rejects.toThrow('had ended');
    await store.close();
  });
});

it('makes anew what lines are searched by, of a store that an older program wrote', async () => {
  const folder = await newFolder();
  const [first, ...others] = olderLines;
  const older = await openLowdbStore({ folder, migrations: [] });
  await older.transaction(async ({ lines, wallets }) => {
    for (const row of olderLines) await lines.insert(row);
    await wallets.insert(wallet('w1'));
  });
  await older.close();
  for (const _ of ['first', 'second']) {
    const store = await openLowdbStore({ folder });
    expect(await store.read(({ lines }) => lines.get(first.id))).toEqual({
      ...first,
      sought: newTexts[0],
      called: newNames[0],
    });
    const found = await store.read(({ lines }) => lines.where({}));
    expect(found.map(({ sought }) => sought)).toEqual(newTexts);
    expect(found.map(({ called }) => called)).toEqual(newNames);
    expect(found).toHaveLength(others.length + 1);
    expect(await store.read(({ wallets }) => wallets.get('w1'))).toEqual(wallet('w1'));
    await store.close();
  }
});

it('counts the orders of each command, of a store that an older program wrote', async () => {
  const folder = await newFolder();
  const older = await openLowdbStore({ folder, migrations: migrations.slice(0, 1) });
  await older.transaction(async ({ orders, approvals }) => {
    for (const order of olderOrders) await orders.insert(order);
    for (const approval of olderApprovals) await approvals.insert(approval);
  });
  await older.close();
  const store = await openLowdbStore({ folder });
  expect(byCommand(await store.read(({ batches }) => batches.where({})))).toEqual(theirBatches);
  await store.close();
});
