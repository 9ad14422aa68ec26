import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { demoCharges } from '../../../src/bot/outside/demo/demoCharges.js';
import { billsOf } from '../../../src/bot/outside/demo/demoLedger.js';
import { demoUsage } from '../../../src/bot/outside/demo/demoUsage.js';
import { demoSubscribers } from '../../../src/bot/outside/demo/subscribers.js';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { insertLines } from '../../../src/bot/start/demoLines.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import { organisationId } from '../../../src/domain/operator/index.js';
import { add, money } from '../../../src/domain/terms/money.js';
import { type Charge, charges } from '../../../src/domain/usage/charges.js';
import { type UsageRecord, type UsageWanted, usage } from '../../../src/domain/usage/usage.js';
import { memoryStore } from '../../support/memoryStore.js';
import { SetClock } from '../office.js';
import { outsideContract } from './contract.js';

const folder = `${fileURLToPath(new URL('../../..', import.meta.url))}operators`;
const operators = await loadOperators(folder, ['belarus']);
const operator = operators.get('belarus');
const data = operator && (await loadDemoData(folder, operator));
if (operator === undefined || data === undefined) throw new Error('operators/belarus is missing');

const store = memoryStore();
const clock = new SetClock(new Date('2026-11-20T08:00:00.000Z'));
await store.transaction((tables) => insertLines(tables, { clock, ids: randomIds }, operator, data));
const subscribers = demoSubscribers({ store }, operators, new Map([['belarus', data]]));
const books = (id: string) => (id === 'belarus' ? { operator, data } : undefined);
const lines = await store.read(({ lines }) => lines.where({ organisation: 'belarus:primer' }));

const whose = { operator: 'belarus', organisation: 'belarus:primer', number: '+375291000001' };
const foreign = [
  { ...whose, number: '+375299999999' },
  { ...whose, organisation: 'belarus:obrazets' },
  { ...whose, operator: 'kcell' },
];
const months = { from: '2026-08', until: '2026-11' };
const days = { from: '2026-05-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };

describe('the demo’s drivers of Belarus', () => {
  outsideContract('charges', {
    noun: charges,
    driver: () => demoCharges(subscribers, books, clock),
    ...{ wanted: { ...whose, ...months }, least: 8 },
    foreign: foreign.map((one) => ({ ...one, ...months })),
  });
  outsideContract<UsageWanted, UsageRecord>('usage of some kinds', {
    noun: usage,
    driver: () => demoUsage(subscribers, clock),
    ...{ wanted: { ...whose, ...days, kinds: ['call', 'sms'] }, least: 300 },
    foreign: foreign.map((one) => ({ ...one, ...days })),
  });
});

const all = async <R>(page: Promise<{ readonly rows: readonly R[] }>): Promise<readonly R[]> => (await page).rows;
const signal = () => new AbortController().signal;
const chargesOf = (number: string): Promise<readonly Charge[]> =>
  all(demoCharges(subscribers, books, clock).page({ ...whose, number, ...months }, { most: 1_000 }, signal()));
const usageOf = (number: string): Promise<readonly UsageRecord[]> =>
  all(demoUsage(subscribers, clock).page({ ...whose, number, ...days }, { most: 100_000 }, signal()));

describe('the demo’s charges', () => {
  it('are the price of the plan, and what the call details say was charged, for every line and month', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lines), fc.constantFrom('2026-09', '2026-10'), async (line, month) => {
        const own = (await chargesOf(line.number)).filter((one) => one.month === month);
        if (line.state === 'pendingActive') return expect(own).toEqual([]);
        const grossOf = (...groups: readonly Charge['group'][]) =>
          own
            .filter(({ group }) => groups.includes(group))
            .reduce((sum, { net, vat }) => add(sum, add(net, vat)), money(0, 'BYN'));
        const plan = operator.catalogue.plans.find(({ id }) => id === line.plan);
        if (line.state !== 'terminated') expect(grossOf('fee')).toEqual(plan?.price);
        const charged = (await usageOf(line.number))
          // The clocks of Minsk are three hours ahead all year.
          .filter(({ at }) => new Date(Date.parse(at) + 3 * 3_600_000).toISOString().startsWith(month))
          .reduce((sum, { charge }) => (charge === undefined ? sum : add(sum, charge)), money(0, 'BYN'));
        if (own.length > 0) expect(grossOf('calls', 'sms', 'data')).toEqual(charged);
      }),
      { numRuns: 200 },
    );
  });

  it('have a fifth of each amount as tax, to the kopeck', async () => {
    const own = await chargesOf(whose.number);
    for (const { net, vat } of own) expect(Math.abs((net.minor + vat.minor) / 5 - vat.minor)).toBeLessThanOrEqual(0.5);
    expect(own.some(({ group }) => group === 'services')).toBe(true);
  });
});

describe('the demo’s bills', () => {
  const isBilled = ({ state }: { readonly state: string }) => state !== 'pendingActive' && state !== 'terminated';
  const closed = ['2026-10', '2026-09'];

  it.each(closed)(
    'come to the charges of their lines with the tax, every account of every company, %s',
    async (month) => {
      const amounts = data.organisations.flatMap(({ id, billingAccounts }) =>
        billingAccounts.flatMap(({ number }) =>
          [...billsOf({ operator, data }, organisationId('belarus', id), number, clock.now())].filter(
            (bill) => bill.month === month,
          ),
        ),
      );
      const every = await store.read(({ lines }) => lines.where({}));
      const sums = new Map<string, number>();
      for (const { number, organisation, billingAccount = '', state } of every.filter(isBilled)) {
        const own = await all(
          demoCharges(subscribers, books, clock).page(
            { operator: 'belarus', organisation, number, from: month, until: month },
            { most: 1_000 },
            signal(),
          ),
        );
        const sum = own.reduce((so, { net, vat }) => so + net.minor + vat.minor, 0);
        expect({ number, state, isCharged: sum > 0 }).toEqual({ number, state, isCharged: true });
        sums.set(billingAccount, (sums.get(billingAccount) ?? 0) + sum);
        // The bill says the same of the line.
        const bill = amounts.find((one) => one.billingAccount === billingAccount);
        const item = bill?.items.find((one) => one.number === number);
        expect((item?.fee ?? 0) + (item?.usage ?? 0)).toBe(sum);
      }
      expect(amounts.length).toBeGreaterThan(2);
      expect(Object.fromEntries(amounts.map(({ billingAccount, amount }) => [billingAccount, amount.minor]))).toEqual(
        Object.fromEntries(sums),
      );
    },
  );

  it('and its charges stay as they were when a line has another plan since', async () => {
    const [line] = lines.filter(({ state, plan }) => state === 'active' && plan === 'office');
    if (line === undefined) throw new Error('the demo data have changed');
    const before = (await chargesOf(line.number)).filter(({ month }) => month !== '2026-11');
    await store.transaction((tables) => tables.lines.put({ ...line, plan: 'officePlus', packages: [] }));
    const after = await chargesOf(line.number);
    expect(after.filter(({ month }) => month !== '2026-11')).toEqual(before);
    const [fee] = after.filter(({ month, group }) => month === '2026-11' && group === 'fee');
    expect((fee?.net.minor ?? 0) + (fee?.vat.minor ?? 0)).toBe(2990);
    await store.transaction((tables) => tables.lines.put(line));
  });
});
