import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/domain/door/ports.js';
import type { ReadTables } from '../../src/domain/records/tables.js';
import { betweenContract } from './betweenContract.js';
import { changedSearchContract } from './changedSearchContract.js';
import { claimContract } from './claimContract.js';
import { conversationContract } from './conversationContract.js';
import { followingContract } from './followingContract.js';
import { maskContract } from './maskContract.js';
import { account, entry, wallet } from './rows.js';
import { scopeContract } from './scopeContract.js';
import { searchContract } from './searchContract.js';

/** What every store keeps to. `open` gives an empty store each time; it is closed after the test. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: tables`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const ids = (match: { account?: string }, page = {}) =>
      store.read(async ({ wallets }) => (await wallets.where(match, page)).map(({ id }) => id));

    it('gives back what a transaction put', async () => {
      await store.transaction(({ wallets }) => wallets.insert(wallet('w1', 5)));
      expect(await store.read(({ wallets }) => wallets.get('w1'))).toEqual(wallet('w1', 5));
      expect(await store.read(({ wallets }) => wallets.get('w2'))).toBeUndefined();
    });

    it('lets a transaction see its own writes, and others only when it is done', async () => {
      await store.transaction(async ({ wallets }) => {
        await wallets.insert(wallet('w1'));
        await wallets.put(wallet('w1', 7));
        expect(await wallets.where({ account: 'a1' })).toEqual([wallet('w1', 7)]);
        expect(await store.read((outside) => outside.wallets.get('w1'))).toBeUndefined();
        await wallets.remove('w1');
        expect(await wallets.get('w1')).toBeUndefined();
        await wallets.insert(wallet('w1', 8));
      });
      expect(await ids({ account: 'a1' })).toEqual(['w1']);
    });

    it('gives what the work comes to, also where that asks for nothing', async () => {
      expect(await store.read(async () => 'read')).toBe('read');
      expect(await store.transaction(async () => 'done')).toBe('done');
      await expect(store.read(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
      await expect(store.transaction(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
      await store.transaction(({ wallets }) => wallets.insert(wallet('w1', 5)));
      expect(await ids({})).toEqual(['w1']);
    });

    it('leaves nothing of a transaction that throws', async () => {
      await store.transaction(({ wallets }) => wallets.insert(wallet('w1', 1)));
      const failing = store.transaction(async ({ wallets, entries }) => {
        await wallets.put(wallet('w1', 2));
        await entries.insert(entry('e1', 'w1', 2));
        throw new Error('broken');
      });
      await expect(failing).rejects.toThrow('broken');
      const seen = await store.read(async ({ wallets, entries }) => [await wallets.get('w1'), await entries.get('e1')]);
      expect(seen).toEqual([wallet('w1', 1), undefined]);
    });

    it('leaves nothing of what a part of it does after another part has thrown', async () => {
      const late: Promise<unknown>[] = [];
      const failing = store.transaction(async ({ wallets }) => {
        await wallets.get('w1');
        const writing = new Promise(setImmediate).then(async () => {
          await wallets.insert(wallet('w1'));
          await wallets.where({ account: 'a1' });
        });
        late.push(writing);
        throw new Error('broken');
      });
      await expect(failing).rejects.toThrow('broken');
      await Promise.allSettled(late);
      expect(await ids({})).toEqual([]);
    });

    it('runs transactions as if one after another', async () => {
      await store.transaction(({ wallets }) => wallets.insert(wallet('w1', 0)));
      const addOne = (n: number) =>
        store.transaction(async ({ wallets, entries }) => {
          const before = await wallets.get('w1');
          await new Promise(setImmediate);
          await wallets.put(wallet('w1', (before?.minor ?? 0) + 1));
          await entries.insert(entry(`e${n}`, 'w1', 1));
        });
      await Promise.all(Array.from({ length: 20 }, (_, n) => addOne(n)));
      expect((await store.read(({ wallets }) => wallets.get('w1')))?.minor).toBe(20);
      expect(await store.read(async ({ entries }) => (await entries.where({ wallet: 'w1' })).length)).toBe(20);
    });

    it('refuses an id that is taken, and a row that does not fit its schema', async () => {
      await store.transaction(({ wallets }) => wallets.insert(wallet('w1')));
      await expect(store.transaction(({ wallets }) => wallets.insert(wallet('w1')))).rejects.toThrow('w1');
      await expect(store.transaction(({ wallets }) => wallets.put(wallet('w2', 0.5)))).rejects.toThrow('minor');
      expect(await ids({})).toEqual(['w1']);
    });

    it('finds by every key and by several, oldest first, also after a change of the key', async () => {
      await store.transaction(async ({ wallets }) => {
        for (const id of ['c', 'a', 'b']) await wallets.insert(wallet(id));
        await wallets.insert(wallet('other', 0, 'a2'));
      });
      await store.transaction(({ wallets }) => wallets.put(wallet('c', 9)));
      expect(await ids({ account: 'a1' })).toEqual(['c', 'a', 'b']);
      expect(await ids({ account: 'a1' }, { newestFirst: true, limit: 2 })).toEqual(['b', 'a']);
      expect(await ids({ account: 'a1' }, { newestFirst: true, limit: 1, after: 'b' })).toEqual(['a']);
      expect(await ids({ account: 'a1' }, { limit: 2, after: 'a' })).toEqual(['b']);
      expect(await ids({ account: 'a1' }, { after: 'b' })).toEqual([]);
      await expect(ids({ account: 'a1' }, { after: 'gone' })).rejects.toThrow('gone to go on after');
      expect(await ids({}, { limit: 1 })).toEqual(['c']);
      await store.transaction(({ wallets }) => wallets.put(wallet('c', 9, 'a2')));
      expect(await ids({ account: 'a2' })).toEqual(['c', 'other']);
      await store.transaction(({ accounts }) => accounts.insert(account('a1', 'ada')));
      const found = (login: string) => store.read(({ accounts }) => accounts.where({ operator: 'konnect', login }));
      expect([(await found('ada')).length, (await found('bob')).length]).toEqual([1, 0]);
    });

    it('finds what has one of several values in a key, oldest first, also what the transaction itself has changed', async () => {
      const among = (tables: Pick<ReadTables, 'wallets'>, ...values: string[]) =>
        tables.wallets.among('account', values).then((rows) => rows.map(({ id }) => id));
      await store.transaction(async ({ wallets }) => {
        for (const [id, owner] of [
          ['c', 'a2'],
          ['a', 'a1'],
          ['b', 'a3'],
          ['d', 'a1'],
        ] as const)
          await wallets.insert(wallet(id, 0, owner));
      });
      expect(await store.read((tables) => among(tables, 'a1', 'a2', 'a1', 'nobody'))).toEqual(['c', 'a', 'd']);
      expect(await store.read((tables) => among(tables))).toEqual([]);
      const many = Array.from({ length: 500 }, (_, n) => `nobody${n}`);
      expect(await store.read((tables) => among(tables, ...many, 'a3'))).toEqual(['b']);
      await store.transaction(async (tables) => {
        await tables.wallets.put(wallet('b', 1, 'a1'));
        await tables.wallets.remove('a');
        await tables.wallets.insert(wallet('e', 0, 'a2'));
        expect(await among(tables, ...many, 'a1', 'a2')).toEqual(['c', 'b', 'd', 'e']);
        const [changed] = await tables.wallets.among('account', ['a1']);
        expect(changed).toEqual(wallet('b', 1, 'a1'));
      });
    });

    it('lets nobody add what a transaction has looked for among several values', async () => {
      const addWhereNone = (n: number) =>
        store.transaction(async ({ wallets }) => {
          const found = await wallets.among('account', ['a1', 'a2']);
          await new Promise(setImmediate);
          if (found.length === 0) await wallets.insert(wallet(`w${n}`, 0, n % 2 === 0 ? 'a1' : 'a2'));
        });
      await Promise.all(Array.from({ length: 10 }, (_, n) => addWhereNone(n)));
      expect(await ids({})).toHaveLength(1);
    });

    it('takes in and gives out copies', async () => {
      const mine = account('a1', 'ada');
      await store.transaction(({ accounts }) => accounts.insert(mine));
      mine.pin?.tries.push({ attempt: 'x', outcome: 'wrong' });
      const given = await store.read(({ accounts }) => accounts.get('a1'));
      given?.pin?.tries.push({ attempt: 'y', outcome: 'wrong' });
      const listed = await store.read(({ accounts }) => accounts.where({ login: 'ada' }));
      listed[0]?.pin?.tries.push({ attempt: 'z', outcome: 'wrong' });
      expect(await store.read(({ accounts }) => accounts.get('a1'))).toEqual(account('a1', 'ada'));
    });

    it('shows a read one state, however long it takes', async () => {
      await store.transaction(({ wallets }) => wallets.insert(wallet('w1', 1)));
      const seen = await store.read(async ({ wallets }) => {
        const first = await wallets.get('w1');
        await store.transaction(async (tables) => {
          await tables.wallets.put(wallet('w1', 2));
          await tables.wallets.insert(wallet('w2', 2));
        });
        return [first?.minor, (await wallets.get('w1'))?.minor, (await wallets.where({ account: 'a1' })).length];
      });
      expect(seen).toEqual([1, 1, 1]);
    });

    it('shows a read that state also of a table that is asked for later', async () => {
      await store.transaction(({ wallets }) => wallets.insert(wallet('w1', 1)));
      const seen = await store.read(async (tables) => {
        await tables.accounts.get('a1');
        await store.transaction(({ wallets }) => wallets.put(wallet('w1', 2)));
        await store.transaction(({ wallets }) => wallets.insert(wallet('w2', 2)));
        return [(await tables.wallets.get('w1'))?.minor, (await tables.wallets.where({ account: 'a1' })).length];
      });
      expect(seen).toEqual([1, 1]);
    });

    it('takes any text as an id', async () => {
      const odd = ['__proto__', 'constructor', 'toString', ' ', '../x', '😀', '${id}'];
      await store.transaction(async ({ wallets }) => {
        for (const id of odd) await wallets.insert(wallet(id, 1, id));
      });
      expect(await ids({})).toEqual(odd);
      for (const id of odd) expect(await ids({ account: id })).toEqual([id]);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(await store.read(({ wallets }) => wallets.get('valueOf'))).toBeUndefined();
    });

    it('refuses every call once it is closed', async () => {
      await store.close();
      await expect(store.transaction(async () => 1)).rejects.toThrow('closed');
      await expect(store.read(async () => 1)).rejects.toThrow('closed');
      await expect(store.conversations.load('c1')).rejects.toThrow('closed');
    });
  });
  searchContract(name, open);
  changedSearchContract(name, open);
  betweenContract(name, open);
  followingContract(name, open);
  scopeContract(name, open);
  maskContract(name, open);
  claimContract(name, open);
  conversationContract(name, open);
}
