import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { demoBuckets } from '../../../src/bot/outside/demo/demoBuckets.js';
import { demoUsage } from '../../../src/bot/outside/demo/demoUsage.js';
import { type Bucket, buckets } from '../../../src/domain/buckets/buckets.js';
import type { Driver } from '../../../src/domain/door/outside.js';
import { type UsageRecord, type UsageWanted, usage } from '../../../src/domain/usage/usage.js';
import { outsideContract } from './contract.js';
import { clock, lineOf, NOW, numbers, ORGANISATION, store, subscribers } from './demo.js';

const whose = { operator: 'kcell', organisation: ORGANISATION, number: '+77010000002' };
const foreign = [
  { ...whose, number: '+77019999999' },
  { ...whose, organisation: 'kcell:ulgi' },
  { ...whose, operator: 'telenet' },
];
const days = { from: '2026-08-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };

describe('the demo’s drivers', () => {
  outsideContract('usage', {
    noun: usage,
    driver: () => demoUsage(subscribers, clock),
    wanted: { ...whose, ...days },
    least: 300,
    foreign: foreign.map((one) => ({ ...one, ...days })),
  });
  outsideContract('buckets', {
    noun: buckets,
    driver: () => demoBuckets(subscribers, clock),
    ...{ wanted: whose, least: 5, foreign },
  });
});

async function all<W, R>(driver: Driver<W, R>, wanted: W): Promise<R[]> {
  return [...(await driver.page(wanted, { most: 100_000 }, new AbortController().signal)).rows];
}
const usageOf = (number: string, wanted: Pick<UsageWanted, 'from' | 'until'>) =>
  all<UsageWanted, UsageRecord>(demoUsage(subscribers, clock), { ...whose, number, ...wanted });
const bucketsOf = (number: string): Promise<Bucket[]> => all(demoBuckets(subscribers, clock), { ...whose, number });

const amountOf = (record: UsageRecord): number =>
  record.kind === 'sms' ? 1 : record.kind === 'data' ? record.kilobytes : record.seconds;

/** What a line drew of a kind since an instant: what went out, and all its data. */
const drawn = (records: readonly UsageRecord[], of: Bucket['of'], from: string): number =>
  records
    .filter((one) => one.at >= from && (of === 'data' ? one.kind === 'data' : one.kind !== 'data'))
    .filter((one) => of === 'data' || (one.kind === (of === 'sms' ? 'sms' : 'call') && one.direction === 'out'))
    .reduce((sum, one) => sum + amountOf(one), 0);

describe('the demo', () => {
  it('has six months of usage for lines that are in use, and none before or after', async () => {
    const wanted = { from: '2025-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' };
    const records = await usageOf('+77010000001', wanted);
    const [newest, oldest] = [records[0]?.at ?? '', records.at(-1)?.at ?? ''];
    expect(newest <= NOW.toISOString() && newest > '2026-11-19').toBe(true);
    // Six months and this one from its beginning.
    expect(oldest >= '2026-04-30T19' && oldest < '2026-05-03').toBe(true);
    expect(await usageOf('+77010000013', wanted)).toEqual([]);
  });

  it('adds up: what is gone of SMS and data is what the records say, for every line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...numbers), async (number) => {
        const own = await bucketsOf(number);
        const from = own.map((one) => one.from).sort()[0] ?? '';
        const records = from === '' ? [] : await usageOf(number, { from, until: '2027-01-01T00:00:00.000Z' });
        const isUnlimited = own.some(({ of, total }) => of === 'data' && total === undefined);
        for (const of of ['sms', ...(isUnlimited ? [] : ['data' as const])] as const) {
          const gone = own.filter((one) => one.of === of).map(({ total = 0, available = 0 }) => total - available);
          if (gone.length > 0) expect(gone.reduce((sum, one) => sum + one, 0)).toBe(drawn(records, of, from));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('uses up minutes to others, never those inside the network', async () => {
    const own = await bucketsOf('+77010000001');
    const [inside, others] = own.filter(({ of }) => of === 'calls');
    expect(inside).toMatchObject({ part: 'plan' });
    expect(inside).not.toHaveProperty('total');
    expect(others).toMatchObject({ part: 'extra', total: 300 * 60 });
    expect(others?.available).toBeLessThan(300 * 60);
  });

  it('shows a package that was bought a minute ago', async () => {
    const before = await bucketsOf('+77010000003');
    const line = await lineOf('+77010000003');
    const bought = { id: 'extra1', since: NOW.toISOString(), until: '2026-11-26T18:59:59.999Z' };
    await store.transaction(({ lines }) => lines.put({ ...line, packages: [bought] }));
    const after = await bucketsOf('+77010000003');
    await store.transaction(({ lines }) => lines.put(line));
    expect(after.filter(({ id }) => !before.some((one) => one.id === id))).toMatchObject([
      {
        part: 'extra',
        of: 'data',
        total: 1024 * 1024,
        available: 1024 * 1024,
        from: bought.since,
        until: bought.until,
      },
    ]);
  });
});
