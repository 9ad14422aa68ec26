import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drives, makeOutside } from '../../src/bot/outside/outside.js';
import { type Driver, NotAvailable } from '../../src/domain/door/outside.js';
import { type UsageRecord, type UsageWanted, usage } from '../../src/domain/usage/usage.js';
import { FakeTime, second } from '../outbox/fakeTime.js';

const number = '+77010000001';
const wanted: UsageWanted = {
  ...{ operator: 'kcell', organisation: 'kcell:primer', number },
  ...{ from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' },
};
const record = (minute: number): UsageRecord => {
  const at = new Date(Date.parse('2026-11-20T12:00:00.000Z') - minute * 60_000).toISOString();
  return { id: `r${String(minute).padStart(4, '0')}`, number, at, kind: 'sms', direction: 'in' };
};
const many = (count: number) => Array.from({ length: count }, (_, index) => record(index));

type Page = Driver<UsageWanted, UsageRecord>['page'];
/** Pages of some rows, as a driver has to give them. */
const paged =
  (rows: readonly UsageRecord[], most = Number.POSITIVE_INFINITY): Page =>
  async (_, { after = '0', most: asked }) => {
    const until = Number(after) + Math.min(asked, most);
    return { rows: rows.slice(Number(after), until), ...(until < rows.length && { next: String(until) }) };
  };

function outsideOf(page: Page, timer?: FakeTime) {
  const faults: [string, unknown][] = [];
  const fault = (noun: string, error: unknown) => {
    faults.push([noun, error]);
    return 'ABCD2345';
  };
  return { faults, outside: makeOutside({ drivers: new Map([drives(usage, { page })]), fault, timer }) };
}

async function read(page: Page) {
  const { outside, faults } = outsideOf(page);
  const rows: UsageRecord[] = [];
  const ended = await (async () => {
    for await (const row of outside.rows(usage, wanted)) rows.push(row);
  })().catch((error: unknown) => error);
  return { rows, ended, faults };
}

describe('what is not ours', () => {
  it('is read to its end, however small its pages are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1200), fc.integer({ min: 1, max: 600 }), async (count, most) => {
        const { rows, ended } = await read(paged(many(count), most));
        expect([rows, ended]).toEqual([many(count), undefined]);
      }),
      { numRuns: 200 },
    );
  });

  it('goes on after a page without rows', async () => {
    const page: Page = async (_, { after }) => (after === undefined ? { rows: [], next: '1' } : { rows: many(2) });
    expect((await read(page)).rows).toEqual(many(2));
  });

  const stranger = { ...record(2), number: '+77019999999' };
  const early = { ...record(2), at: '2026-10-31T23:59:59.999Z' };
  const wrong: readonly (readonly [string, Page])[] = [
    ['a system that is gone', () => Promise.reject(new Error('gone'))],
    [
      'one that fails at once',
      () => {
        throw new Error('gone');
      },
    ],
    [
      'one that fails in the middle',
      async (...of) => (of[1].after === undefined ? paged(many(900))(...of) : Promise.reject(new Error('gone'))),
    ],
    ['more rows than were wanted', async () => ({ rows: many(501) })],
    ['a page that leads back to itself', async () => ({ rows: [], next: 'again' })],
    ['pages that lead in a circle', async (_, { after }) => ({ rows: [], next: after === 'one' ? 'two' : 'one' })],
    ['a row that comes twice', async () => ({ rows: [record(1), record(1)] })],
    [
      'a row of the page before',
      async (_, { after }) => (after === undefined ? { rows: many(2), next: '1' } : { rows: [record(1)] }),
    ],
    ['rows that are out of order', async () => ({ rows: [record(2), record(1)] })],
    ['a row of somebody else', async () => ({ rows: [record(1), stranger] })],
    ['a row of another time', async () => ({ rows: [record(1), early] })],
  ];
  it.each(wrong)('is not available, with a reference: %s', async (_name, page) => {
    const { ended, faults } = await read(page);
    expect(ended).toBeInstanceOf(NotAvailable);
    expect(ended).toMatchObject({
      reference: 'ABCD2345',
      refusal: { problem: { code: 'outside.away', details: { reference: 'ABCD2345' } } },
    });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.[0]).toBe('usage');
  });

  it('is not available where no driver is wired', async () => {
    const outside = makeOutside({ drivers: new Map(), fault: () => 'ABCD2345' });
    await expect(outside.page(usage, wanted, { most: 1 })).rejects.toBeInstanceOf(NotAvailable);
  });

  it('is not waited for longer than ten seconds, and is told so', async () => {
    const time = new FakeTime();
    let told: AbortSignal | undefined;
    const { outside } = outsideOf((_wanted, _place, signal) => {
      told = signal;
      return new Promise(() => {});
    }, time);
    const page = outside.page(usage, wanted, { most: 1 });
    const ended = expect(page).rejects.toBeInstanceOf(NotAvailable);
    time.pass(9 * second);
    expect(told?.aborted).toBe(false);
    time.pass(2 * second);
    await ended;
    expect(told?.aborted).toBe(true);
  });
});
