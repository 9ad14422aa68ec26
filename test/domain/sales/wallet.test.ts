import { expect, it } from '@jest/globals';
import { balanceOf, covers, move } from '../../../src/domain/sales/wallet.js';
import { money, type Rate } from '../../../src/domain/terms/money.js';
import { memoryStore } from '../../support/memoryStore.js';

const rate: Rate = { from: 'USD', to: 'CDF', units: 1630 };

it('a balance covers a price up to its last cent, and says what is missing in both currencies', () => {
  expect(covers(money(4000, 'USD'), money(4000, 'USD'), rate).ok).toBe(true);
  expect(covers(money(3999, 'USD'), money(4000, 'USD'), rate)).toEqual({
    ok: false,
    problem: {
      code: 'wallet.tooLow',
      details: {
        balance: money(3999, 'USD'),
        price: money(4000, 'USD'),
        missing: money(1, 'USD'),
        missingOther: money(1630, 'CDF'),
      },
    },
  });
});

it('a movement writes an entry and the balance that follows from it', async () => {
  const store = memoryStore();
  const own = { operator: 'acme', account: 'agent', at: '2026-11-01T10:00:00.000Z' };
  await store.transaction(async (tables) => {
    await move(tables, { ...own, id: 'e1', amount: money(5000, 'USD'), reason: 'opening' });
    await move(tables, { ...own, id: 'e2', amount: money(-4000, 'USD'), reason: 'sale', sale: 's1' });
    await move(tables, { ...own, id: 'e3', amount: money(700, 'CDF'), reason: 'opening' });
  });
  await store.read(async (tables) => {
    expect(await balanceOf(tables, 'agent', 'USD')).toEqual(money(1000, 'USD'));
    expect(await balanceOf(tables, 'agent', 'FCN')).toEqual(money(0, 'FCN'));
    const entries = await tables.entries.where({ wallet: 'agent:USD' });
    expect(entries.map(({ minor, balance }) => [minor, balance])).toEqual([
      [5000, 5000],
      [-4000, 1000],
    ]);
  });
});
