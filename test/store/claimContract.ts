import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/domain/door/ports.js';
import { wallet } from './rows.js';

/** What every store keeps to when several transactions want the same row at once. */
export function claimContract(name: string, open: () => Promise<Store>): void {
  describe(`${name}: claims`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const present = () => store.read(async ({ wallets }) => (await wallets.where({})).map(({ id }) => id));

    it('lets one of those who claim an id write its row; the others see it', async () => {
      let runs = 0;
      const once = () =>
        store.transaction(async ({ wallets }) => {
          await wallets.claim('w1');
          if ((await wallets.get('w1')) !== undefined) return 'seen';
          runs += 1;
          await new Promise(setImmediate);
          await wallets.insert(wallet('w1'));
          return 'written';
        });
      const all = await Promise.all(Array.from({ length: 8 }, once));
      expect(all.filter((one) => one === 'written')).toHaveLength(1);
      expect(runs).toBe(1);
    });

    it('keeps nothing of a claim without a row, whether the transaction ends well or not', async () => {
      await store.transaction(async ({ wallets }) => {
        await wallets.claim('w1');
        expect(await wallets.get('w1')).toBeUndefined();
        expect(await wallets.where({})).toEqual([]);
        await wallets.insert(wallet('w2'));
        expect(await wallets.where({})).toEqual([wallet('w2')]);
      });
      const failing = store.transaction(async ({ wallets }) => {
        await wallets.claim('w3');
        throw new Error('broken');
      });
      await expect(failing).rejects.toThrow('broken');
      expect(await present()).toEqual(['w2']);
      await store.transaction(({ wallets }) => wallets.insert(wallet('w1')));
      expect(await present()).toEqual(['w2', 'w1']);
    });

    it('lets a claimed row be written, looked for and written again, or given up', async () => {
      await store.transaction(async ({ wallets }) => {
        for (const id of ['w1', 'w2', 'w3']) await wallets.claim(id);
        await wallets.insert(wallet('w1', 1));
        expect(await wallets.where({ account: 'a1' })).toEqual([wallet('w1', 1)]);
        await wallets.put(wallet('w1', 2));
        await wallets.insert(wallet('w2'));
        await wallets.remove('w2');
      });
      expect(await store.read(({ wallets }) => wallets.where({}))).toEqual([wallet('w1', 2)]);
    });

    it('gives a row that many want to hold to one of them', async () => {
      await store.transaction(({ wallets }) => wallets.insert(wallet('w1')));
      const takeUp = () =>
        store.transaction(async ({ wallets }) => {
          const held = await wallets.hold('w1');
          if (held === undefined || held.minor > 0) return false;
          await new Promise(setImmediate);
          await wallets.put({ ...held, minor: held.minor + 1 });
          return true;
        });
      const taken = await Promise.all(Array.from({ length: 8 }, takeUp));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await store.read(({ wallets }) => wallets.get('w1'))).toEqual(wallet('w1', 1));
      expect(await store.transaction(({ wallets }) => wallets.hold('none'))).toBeUndefined();
    });
  });
}
