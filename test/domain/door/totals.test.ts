import { describe, expect, it } from '@jest/globals';
import { Totals } from '../../../src/domain/door/totals.js';
import { money } from '../../../src/domain/terms/money.js';

const owed = (minor: number, currency = 'BYN') => ({ money: { owed: money(minor, currency) } });

describe('what rows come to', () => {
  it('counts rows that have no time of their own, and draws no chart of them', () => {
    const totals = new Totals({ sum: 'owed' }, 'Europe/Minsk');
    for (const row of [owed(100), owed(250), owed(7, 'USD')]) totals.add(row);
    expect(totals.count).toBe(3);
    expect(totals.summary).toEqual([{ total: { money: money(350, 'BYN') } }, { total: { money: money(7, 'USD') } }]);
    expect(totals.sums).toEqual({ owed: [{ money: money(350, 'BYN') }, { money: money(7, 'USD') }] });
    expect(totals.charts).toEqual([]);
  });

  it('says what else is added up beside the sum, each in its currency', () => {
    const totals = new Totals({ sum: 'amount', adds: ['open'] }, 'Asia/Almaty');
    const bill = (minor: number, open: number, currency: string) =>
      totals.add({
        at: '2026-11-01T00:00:00.000Z',
        money: { amount: money(minor, currency), open: money(open, currency) },
      });
    bill(500, 0, 'KZT');
    bill(700, 700, 'KZT');
    bill(9, 4, 'USD');
    expect(totals.summary).toEqual([
      { total: { money: money(1200, 'KZT') }, open: { money: money(700, 'KZT') } },
      { total: { money: money(9, 'USD') }, open: { money: money(4, 'USD') } },
    ]);
  });
});
