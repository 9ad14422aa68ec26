import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drives, makeOutside } from '../../../src/bot/outside/outside.js';
import type { Look } from '../../../src/domain/door/asking.js';
import type { Driver } from '../../../src/domain/door/outside.js';
import { ChangedMeanwhile, foundOutside } from '../../../src/domain/door/outsideReport.js';
import type { OutsideReport } from '../../../src/domain/door/report.js';
import { ok } from '../../../src/domain/terms/result.js';
import { usageEntry } from '../../../src/domain/usage/callDetails.js';
import { type UsageRecord, type UsageWanted, usage } from '../../../src/domain/usage/usage.js';
import { memoryStore } from '../../support/memoryStore.js';
import { operator } from '../office.js';

type Page = Driver<UsageWanted, UsageRecord>['page'];
const number = '+77010000001';
const wanted: UsageWanted = {
  ...{ operator: 'kcell', organisation: 'kcell:primer', number },
  ...{ from: '2020-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' },
};
const NOW = new Date('2026-11-20T12:00:00.000Z');

/** A call of a minute every ten minutes, the newest first. */
const record = (place: number): UsageRecord => ({
  ...{ id: 'a', number, kind: 'call', direction: 'out', seconds: 60, charge: { minor: 10, currency: 'KZT' } },
  at: new Date(NOW.getTime() - place * 600_000).toISOString(),
});

/** So many records, in pages; each is made as it is asked for. */
const paged =
  (count: number, asked: { pages: number } = { pages: 0 }): Page =>
  async (_, { after = '0', most }) => {
    asked.pages += 1;
    const from = Number(after);
    const until = Math.min(from + most, count);
    const rows = Array.from({ length: until - from }, (_one, index) => record(from + index));
    return { rows, ...(until < count && { next: String(until) }) };
  };

const report: OutsideReport<object> = {
  forms: ['csv'],
  columns: { at: 'instant', duration: 'duration', charge: 'money' },
  ...{ sum: 'charge', adds: ['duration'] },
  begin: async () =>
    ok({
      ...{ subject: 'line:1', about: {} },
      read: (outside) => ({
        entries: (async function* () {
          for await (const one of outside.rows(usage, wanted)) yield usageEntry(one);
        })(),
      }),
    }),
};

const store = memoryStore();
const actor = { account: 'a', operator: 'acme', role: 'agent', channel: 'test', conversation: 'c' } as const;
const look: Look = (work) => store.read((tables) => work({ actor, operator, tables, now: NOW }));
const find = (page: Page) =>
  foundOutside(report, {}, look, makeOutside({ drivers: new Map([drives(usage, { page })]), fault: () => 'ABCD2345' }));

async function readAll(page: Page) {
  const found = await find(page);
  if (!found.ok) throw new Error(found.problem.code);
  let count = 0;
  let seconds = 0;
  for await (const { duration } of found.value.rows()) {
    count += 1;
    if (duration !== undefined && 'seconds' in duration) seconds += duration.seconds;
  }
  return { count, seconds, value: found.value };
}

describe('a report of rows that another system keeps', () => {
  it('comes to what its rows come to, however many there are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_600 }), async (rows) => {
        const { count, seconds, value } = await readAll(paged(rows));
        expect([count, value.total, seconds]).toEqual([rows, rows, rows * 60]);
        expect(value.sums).toEqual(
          rows === 0
            ? { duration: [], charge: [] }
            : { duration: [{ seconds }], charge: [{ money: { minor: rows * 10, currency: 'KZT' } }] },
        );
      }),
      { numRuns: 200 },
    );
  });

  it('fetches a page when it is wanted, and keeps none: the first row of 100,000 costs one', async () => {
    const asked = { pages: 0 };
    const found = await find(paged(100_000, asked));
    if (!found.ok) throw new Error('it was refused');
    expect(found.value.total).toBe(100_000);
    const before = asked.pages;
    const rows = found.value.rows()[Symbol.asyncIterator]();
    await rows.next();
    expect(asked.pages - before).toBe(1);
    for (let row = 1; row < 500; row += 1) await rows.next();
    expect(asked.pages - before).toBe(1);
    await rows.next();
    expect(asked.pages - before).toBe(2);
  });

  it('is refused with a reference where the other system is away, or fails before the sums are there', async () => {
    const halfway: Page = async (...of) =>
      of[1].after === undefined ? paged(900)(...of) : Promise.reject(new Error('gone'));
    for (const page of [async () => Promise.reject(new Error('gone')), halfway] satisfies Page[])
      expect(await find(page)).toMatchObject({
        ok: false,
        problem: { code: 'outside.away', details: { reference: 'ABCD2345' } },
        subject: 'line:1',
      });
  });

  it('breaks off where it fails while the file is written: half of it is never the whole', async () => {
    const asked = { pages: 0 };
    const found = await find(async (...of) =>
      asked.pages === 3 ? Promise.reject(new Error('gone')) : paged(900, asked)(...of),
    );
    if (!found.ok) throw new Error('it was refused');
    let count = 0;
    const reading = (async () => {
      for await (const _row of found.value.rows()) count += 1;
    })();
    await expect(reading).rejects.toThrow('another system did not answer');
    expect(count).toBe(500);
  });

  it('breaks off where the rows are other ones than those that were added up', async () => {
    let rows = 10;
    const found = await find((...of) => paged(rows)(...of));
    if (!found.ok) throw new Error('it was refused');
    rows = 9;
    const reading = (async () => {
      for await (const _row of found.value.rows());
    })();
    await expect(reading).rejects.toBeInstanceOf(ChangedMeanwhile);
  });

  it('leaves out what came after the instant that it is as of', async () => {
    const late: UsageRecord = { ...record(0), id: 'late', at: new Date(NOW.getTime() + 1).toISOString() };
    const { count, value } = await readAll(async (...of) => {
      const { rows } = await paged(3)(...of);
      return { rows: [late, ...rows] };
    });
    expect([count, value.total, value.asOf]).toEqual([3, 3, NOW.toISOString()]);
  });
});
