import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { demoAgreements } from '../../../src/bot/outside/demo/demoAgreements.js';
import { demoBillItems } from '../../../src/bot/outside/demo/demoBillItems.js';
import { demoBills } from '../../../src/bot/outside/demo/demoBills.js';
import { demoInstalments } from '../../../src/bot/outside/demo/demoInstalments.js';
import { billsOf, type DemoBooks } from '../../../src/bot/outside/demo/demoLedger.js';
import { demoPayments } from '../../../src/bot/outside/demo/demoPayments.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import { agreements } from '../../../src/domain/agreements/agreements.js';
import { type BillItem, billItems } from '../../../src/domain/bills/billItems.js';
import { bills } from '../../../src/domain/bills/bills.js';
import type { Driver } from '../../../src/domain/door/outside.js';
import type { Clock } from '../../../src/domain/door/ports.js';
import { type Instalment, type InstalmentsWanted, instalments } from '../../../src/domain/instalments/instalments.js';
import { type Payment, type PaymentsWanted, payments } from '../../../src/domain/payments/payments.js';
import { outsideContract } from './contract.js';

const folder = `${fileURLToPath(new URL('../../..', import.meta.url))}operators`;
const NOW = new Date('2026-11-20T08:00:00.000Z');
const at = (now: Date): Clock => ({ now: () => now });
const clock = at(NOW);
const loaded = new Map<string, DemoBooks>();
for (const [id, operator] of await loadOperators(folder, ['kcell', 'belarus', 'telenet'])) {
  const data = await loadDemoData(folder, operator);
  if (data !== undefined) loaded.set(id, { operator, data });
}
const books = (id: string) => loaded.get(id);
const booksOf = (id: string): DemoBooks => {
  const found = books(id);
  if (found === undefined) throw new Error(`${id} has no demo`);
  return found;
};

const days = { from: '2025-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' };
const kcell = { operator: 'kcell', organisation: 'kcell:primer', ...days };
const accounts = ['20000001', '20000002', '20000003'];
const advance = booksOf('kcell').data.lines.find(
  ({ paymentMethod, organisation }) => paymentMethod === 'advance' && organisation === 'primer',
);
const number = advance?.number ?? '';
const credit = booksOf('kcell').data.lines.find(({ paymentMethod }) => paymentMethod === 'credit')?.number ?? '';

const fleet = { operator: 'telenet', organisation: 'telenet:exempleLogistique' };
/** The newest bill of Telenet's first account, which has most of the SIM cards. */
const [newest] = billsOf(booksOf('telenet'), fleet.organisation, '100000001', NOW);
const itemised = { ...fleet, billingAccount: '100000001', bill: newest?.number ?? '' };

const paying = (): Driver<PaymentsWanted, Payment> => demoPayments(books, clock);
const owing = (): Driver<InstalmentsWanted, Instalment> => demoInstalments(books, clock);
const paid = async (wanted: PaymentsWanted) =>
  (await paying().page(wanted, { most: 10_000 }, new AbortController().signal)).rows;
const owed = async (wanted: InstalmentsWanted) =>
  (await owing().page(wanted, { most: 100 }, new AbortController().signal)).rows;

describe('the demo’s drivers of money', () => {
  outsideContract('payments of accounts', {
    noun: payments,
    driver: paying,
    ...{ wanted: { ...kcell, of: { accounts } }, least: 30 },
    foreign: [
      { ...kcell, of: { accounts: ['20000004'] } },
      { ...kcell, of: { accounts: ['99999999'] } },
      { ...kcell, operator: 'telenet', of: { accounts } },
    ],
  });
  outsideContract('payments of a line', {
    noun: payments,
    driver: paying,
    ...{ wanted: { ...kcell, of: { number } }, least: 23 },
    foreign: [
      { ...kcell, of: { number: credit } },
      { ...kcell, organisation: 'kcell:primerLogistics', of: { number } },
      { ...kcell, operator: 'belarus', of: { number } },
    ],
  });
  outsideContract('agreements', {
    noun: agreements,
    driver: () => demoAgreements(books, clock),
    ...{ wanted: { operator: 'belarus', organisation: 'belarus:primer' }, least: 1 },
    foreign: [
      { operator: 'belarus', organisation: 'belarus:nobody' },
      { operator: 'kcell', organisation: 'belarus:primer' },
    ],
  });
  outsideContract('bills', {
    noun: bills,
    driver: () => demoBills(books, clock),
    ...{ wanted: { ...kcell, accounts, from: '2025-01-01', until: '2026-11-20' }, least: 60 },
    foreign: [
      { ...kcell, accounts: ['20000004'] },
      { ...kcell, organisation: 'kcell:primerLogistics', accounts },
      { ...kcell, operator: 'telenet', accounts },
    ].map((one) => ({ ...one, from: '2025-01-01', until: '2026-11-20' })),
  });
  outsideContract('items of a bill', {
    noun: billItems,
    driver: () => demoBillItems(books, clock),
    ...{ wanted: itemised, least: 30 },
    foreign: [
      { ...itemised, organisation: 'telenet:atelierModele' },
      { ...itemised, billingAccount: '100000002' },
      { ...itemised, bill: '000000000000' },
      { ...itemised, operator: 'kcell' },
    ],
  });
  outsideContract('instalments', {
    noun: instalments,
    driver: owing,
    ...{ wanted: { operator: 'belarus', accounts: ['2000000001', '2000000002'] }, least: 4 },
    foreign: [
      { operator: 'belarus', accounts: [] },
      { operator: 'belarus', accounts: ['2000000001'], number: '+375291000701' },
      { operator: 'kcell', accounts: ['2000000001'] },
    ],
  });
});

describe('the demo’s books', () => {
  it('add up: what came in for an account is what was billed and paid, to the tenge', async () => {
    const { operator } = booksOf('kcell');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...accounts), async (account) => {
        const bills = [...billsOf({ ...booksOf('kcell'), operator }, kcell.organisation, account, NOW)];
        const settled = bills.flatMap(({ amount, paid: how }) => (how === undefined ? [] : [amount.minor]));
        const received = (await paid({ ...kcell, of: { accounts: [account] }, from: '2020-01-01T00:00:00.000Z' })).map(
          ({ amount }) => amount.minor,
        );
        expect(received).toEqual(settled);
        expect(settled.length).toBeGreaterThan(20);
        expect(settled.every((minor) => minor > 0 && minor % 100 === 0)).toBe(true);
      }),
    );
  });

  it('add up: the items of a bill come to its amount, and its number has twelve digits', async () => {
    const driver = demoBillItems(books, clock);
    for (const account of ['100000001', '100000002', '100000003']) {
      for (const { number, amount } of billsOf(booksOf('telenet'), fleet.organisation, account, NOW)) {
        const wanted = { ...fleet, billingAccount: account, bill: number };
        const { rows } = await driver.page(wanted, { most: 10_000 }, new AbortController().signal);
        const sum = (of: (item: BillItem) => number) => rows.reduce((all, item) => all + of(item), 0);
        expect(number).toMatch(/^\d{12}$/);
        expect(sum(({ fee, used }) => fee.minor + used.minor)).toBe(amount.minor);
      }
    }
  });

  it('know no payment of tomorrow, on any day of a month', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 400 }), async (ago) => {
        const now = new Date(NOW.getTime() - ago * 86_400_000);
        const driver = demoPayments(books, at(now));
        const wanted = { ...kcell, from: '2020-01-01T00:00:00.000Z' };
        for (const whose of [{ accounts }, { number }]) {
          const { rows } = await driver.page({ ...wanted, of: whose }, { most: 10_000 }, new AbortController().signal);
          expect(rows.filter(({ at }) => at > now.toISOString())).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('say what is left of instalments: so many payments of so much, the last one with the rest', async () => {
    const all = await owed({ operator: 'belarus', accounts: ['2000000001', '2000000002', '2000000003'] });
    for (const { left, monthly, owed: rest, price, payments: count, nextOn, lastOn } of all) {
      if (left === 0) expect([rest.minor, nextOn]).toEqual([0, undefined]);
      else {
        expect(rest.minor - (left - 1) * monthly.minor).toBeGreaterThanOrEqual(monthly.minor);
        expect(rest.minor - (left - 1) * monthly.minor).toBeLessThan(monthly.minor + count);
        expect(nextOn !== undefined && nextOn > '2026-11-20' && nextOn <= lastOn).toBe(true);
      }
      expect(rest.minor).toBeLessThanOrEqual(price.minor);
    }
    expect(all.map(({ left }) => left).toSorted((one, other) => one - other)).toEqual([0, 6, 8, 17, 24]);
  });
});
