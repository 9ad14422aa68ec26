import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { demoAgreements } from '../../../src/bot/outside/demo/demoAgreements.js';
import { demoBillItems } from '../../../src/bot/outside/demo/demoBillItems.js';
import { demoBills } from '../../../src/bot/outside/demo/demoBills.js';
import { demoInstalments } from '../../../src/bot/outside/demo/demoInstalments.js';
import { billsOf, type DemoBooks } from '../../../src/bot/outside/demo/demoLedger.js';
import { demoPayments } from '../../../src/bot/outside/demo/demoPayments.js';
import { demoPostings } from '../../../src/bot/outside/demo/demoPostings.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import { agreements } from '../../../src/domain/agreements/agreements.js';
import { billItems } from '../../../src/domain/bills/billItems.js';
import { bills } from '../../../src/domain/bills/bills.js';
import { type Posting, postings } from '../../../src/domain/bills/postings.js';
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
  outsideContract('bill items', {
    noun: billItems,
    driver: () => demoBillItems(books, clock),
    ...{ wanted: { ...kcell, account: '20000001', month: '2026-10' }, least: 30 },
    foreign: [
      { ...kcell, account: '20000004', month: '2026-10' },
      { ...kcell, account: '20000001', month: '2026-11' },
      { ...kcell, organisation: 'kcell:ulgi', account: '20000001', month: '2026-10' },
      { ...kcell, operator: 'telenet', account: '20000001', month: '2026-10' },
    ],
  });
  outsideContract('postings', {
    noun: postings,
    driver: () => demoPostings(books, clock),
    ...{ wanted: { ...kcell, accounts }, least: 120 },
    foreign: [
      { ...kcell, accounts: ['20000004'] },
      { ...kcell, organisation: 'kcell:primerLogistics', accounts },
      { ...kcell, operator: 'telenet', accounts },
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

  it('say of each bill what it is made of: its items come to its amount with the tax, for every account and month', async () => {
    const signal = new AbortController().signal;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...accounts), fc.integer({ min: 1, max: 24 }), async (account, before) => {
        const found = [...billsOf(booksOf('kcell'), kcell.organisation, account, NOW)][before - 1];
        const wanted = { ...kcell, account, month: found?.month ?? '' };
        const { rows } = await demoBillItems(books, clock).page(wanted, { most: 10_000 }, signal);
        expect(rows.every(({ bill }) => bill === found?.number)).toBe(true);
        expect(rows.reduce((sum, { net, vat }) => sum + net.minor + vat.minor, 0)).toBe(found?.amount.minor);
        // 16 of 116 parts, to the hundredth.
        for (const { net, vat } of rows)
          expect(Math.abs(vat.minor - ((net.minor + vat.minor) * 16) / 116)).toBeLessThanOrEqual(0.5);
        // By rising number.
        const read = rows.map(({ number }) => number);
        expect(read).toEqual(read.toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it('reconcile: owed before, and invoiced, less what was paid is what the register says is open, from any day on', async () => {
    const signal = new AbortController().signal;
    const open = (
      await demoBills(books, clock).page(
        { ...kcell, accounts, from: '2020-01-01', until: '2026-11-20' },
        { most: 10_000 },
        signal,
      )
    ).rows.reduce((sum, one) => sum + one.open.minor, 0);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 400 }), async (ago) => {
        const from = new Date(NOW.getTime() - ago * 86_400_000).toISOString();
        const wanted = { ...kcell, accounts, from, until: '2027-01-01T00:00:00.000Z' };
        const { rows } = await demoPostings(books, clock).page(wanted, { most: 10_000 }, signal);
        const sumOf = (kind: Posting['kind']) =>
          rows.filter((one) => one.kind === kind).reduce((sum, { amount }) => sum + amount.minor, 0);
        expect(sumOf('opening') + sumOf('invoice') - sumOf('payment')).toBe(open);
        expect(sumOf('payment')).toBe(
          (await paid({ ...kcell, of: { accounts }, from })).reduce((sum, { amount }) => sum + amount.minor, 0),
        );
        expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).toSorted());
      }),
      { numRuns: 100 },
    );
  });

  it('number Telenet’s bills with twelve digits, as its guide does', () => {
    for (const account of ['100000001', '100000002', '100000003'])
      for (const { number } of billsOf(booksOf('telenet'), 'telenet:exempleLogistique', account, NOW))
        expect(number).toMatch(/^\d{12}$/);
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
