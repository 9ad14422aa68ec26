import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { demoCharges } from '../../../src/bot/outside/demo/demoCharges.js';
import { demoUsage } from '../../../src/bot/outside/demo/demoUsage.js';
import { demoSubscribers } from '../../../src/bot/outside/demo/subscribers.js';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { insertLines } from '../../../src/bot/start/demoLines.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
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
    driver: () => demoCharges(subscribers, clock),
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
  all(demoCharges(subscribers, clock).page({ ...whose, number, ...months }, { most: 1_000 }, signal()));
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
