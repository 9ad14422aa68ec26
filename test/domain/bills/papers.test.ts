import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { demoAgreements } from '../../../src/bot/outside/demo/demoAgreements.js';
import { demoBillItems } from '../../../src/bot/outside/demo/demoBillItems.js';
import { demoPostings } from '../../../src/bot/outside/demo/demoPostings.js';
import { drives, makeOutside } from '../../../src/bot/outside/outside.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import { agreements } from '../../../src/domain/agreements/agreements.js';
import { billItems } from '../../../src/domain/bills/billItems.js';
import { certificate } from '../../../src/domain/bills/certificate.js';
import { postings } from '../../../src/domain/bills/postings.js';
import { reconciliation } from '../../../src/domain/bills/reconciliation.js';
import type { Look } from '../../../src/domain/door/asking.js';
import type { Driver, OutsidePage, Place } from '../../../src/domain/door/outside.js';
import { ChangedMeanwhile, foundOutside } from '../../../src/domain/door/outsideReport.js';
import type { Query } from '../../../src/domain/door/query.js';
import { memoryStore } from '../../support/memoryStore.js';

const folder = `${fileURLToPath(new URL('../../..', import.meta.url))}operators`;
const NOW = new Date('2026-11-20T08:00:00.000Z');
const [kcell] = (await loadOperators(folder, ['kcell'])).values();
const data = kcell && (await loadDemoData(folder, kcell));
if (kcell === undefined || data === undefined) throw new Error('operators/kcell is missing');
const books = () => ({ operator: kcell, data });
const clock = { now: () => NOW };

const organisation = 'kcell:primer';
const store = memoryStore();
await store.transaction(async ({ organisations, billingAccounts }) => {
  await organisations.insert({ id: organisation, operator: 'kcell', name: 'ТОО «Пример»' });
  for (const number of ['20000001', '20000002', '20000003'])
    await billingAccounts.insert({ id: number, operator: 'kcell', organisation, number });
});
const actor = { account: 'a', operator: 'kcell', role: 'administrator', channel: 'test', conversation: 'c' } as const;
const look: Look = (work) =>
  store.read((tables) => work({ actor: { ...actor, organisation }, operator: kcell, tables, now: NOW }));

/** What may be wrong with a driver: at its page with that number, counted over all of its readers. */
const wrongs = ['gone', 'twice', 'shuffled', 'endless', 'nonsense'] as const;
type Wrong = (typeof wrongs)[number];
interface Behind {
  /** No page has more rows. */
  readonly most: number;
  readonly wrong?: { readonly what: Wrong; readonly at: number };
}

/** The same driver, slow and with small pages, and perhaps wrong once. */
function behind<W, R>(driver: Driver<W, R>, { most, wrong }: Behind): Driver<W, R> {
  let pages = 0;
  return {
    page: async (wanted, place, signal) => {
      pages += 1;
      await new Promise((resolve) => setImmediate(resolve));
      const page = await driver.page(wanted, { ...place, most: Math.min(place.most, most) }, signal);
      return wrong === undefined || pages < wrong.at ? page : broken(page, place, wrong.what);
    },
  };
}

function broken<R>(page: OutsidePage<R>, { after }: Place, what: Wrong): OutsidePage<R> {
  switch (what) {
    case 'gone':
      throw new Error('the connection was reset');
    case 'twice':
      return { ...page, rows: [...page.rows.slice(0, 1), ...page.rows] };
    case 'shuffled':
      return { ...page, rows: page.rows.toReversed() };
    case 'endless':
      return { ...page, next: after ?? page.next ?? 'again' };
    case 'nonsense':
      return { ...page, rows: [JSON.parse('{"net":"a lot"}'), ...page.rows.slice(1)] };
  }
}

const outsideOf = (how: Behind) =>
  makeOutside({
    drivers: new Map([
      drives(billItems, behind(demoBillItems(books, clock), how)),
      drives(postings, behind(demoPostings(books, clock), how)),
      drives(agreements, demoAgreements(books, clock)),
    ]),
    fault: () => 'ABCD2345',
  });

async function read<I>({ as }: Query<I>, input: I, how: Behind) {
  if (as === undefined || !('begin' in as)) throw new Error('it is no report of another system');
  const found = await foundOutside(as, input, look, outsideOf(how));
  if (!found.ok) return { code: found.problem.code };
  const rows: unknown[] = [];
  for await (const row of found.value.rows()) rows.push(row);
  const { summary, sums, lead, total, about } = found.value;
  return { rows, summary, sums, lead, total, about };
}

const papers: readonly (readonly [string, (how: Behind) => ReturnType<typeof read>])[] = [
  ['the certificate', (how) => read(certificate, { account: '20000001', month: '2026-10' }, how)],
  ['the act', (how) => read(reconciliation, { period: { from: '2025-12-01', until: '2026-11-20' } }, how)],
];

describe.each(papers)('%s', (_name, paper) => {
  it('is the same however slow its back end is, and however small its pages are', async () => {
    const whole = await paper({ most: 1_000 });
    expect(whole.total).toBeGreaterThan(20);
    expect(whole.rows).toHaveLength(whole.total ?? 0);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (most) => {
        expect(await paper({ most })).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('is refused, or breaks off, where its back end is wrong: nobody gets a part of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...wrongs), fc.integer({ min: 1, max: 6 }), async (what, at) => {
        const answer = await paper({ most: 12, wrong: { what, at } }).catch((error: unknown) => error);
        if (answer instanceof Error) expect([ChangedMeanwhile.name, 'NotAvailable']).toContain(answer.name);
        else expect(answer).toEqual({ code: 'outside.away' });
      }),
      { numRuns: 100 },
    );
  });
});

it('an account of another company, and one that nobody has, are the same: there is nothing', async () => {
  const foreign = await read(certificate, { account: '20000005', month: '2026-10' }, { most: 100 });
  expect(foreign).toEqual(await read(certificate, { account: '99999999', month: '2026-10' }, { most: 100 }));
  expect(foreign.total).toBe(0);
});

it('a month that goes on, one to come and one that is not kept any more are none to choose', async () => {
  for (const month of ['2026-11', '2026-12', '2025-10'])
    expect(await read(certificate, { account: '20000001', month }, { most: 100 })).toEqual({ code: 'value.choice' });
});

it.each([
  ['2025-11-19', '2026-11-20', 'period.monthsBack'],
  ['2026-11-01', '2026-11-21', 'period.future'],
])('an act from %s to %s is refused: %s', async (from, until, code) => {
  expect(await read(reconciliation, { period: { from, until } }, { most: 100 })).toEqual({ code });
});

it('an act goes from the same day a year ago to today', async () => {
  const whole = await read(reconciliation, { period: { from: '2025-11-20', until: '2026-11-20' } }, { most: 100 });
  expect(whole.total).toBeGreaterThan(30);
});
