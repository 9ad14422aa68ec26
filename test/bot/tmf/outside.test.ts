import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type BackEnds, makeBackEnds } from '../../../src/bot/tmf/client/backEnds.js';
import type { InterfaceName } from '../../../src/bot/tmf/client/interfaces.js';
import { tmfDrivers } from '../../../src/bot/tmf/outside/index.js';
import { agreements } from '../../../src/domain/agreements/agreements.js';
import { billItems } from '../../../src/domain/bills/billItems.js';
import { bills } from '../../../src/domain/bills/bills.js';
import { postings } from '../../../src/domain/bills/postings.js';
import { buckets } from '../../../src/domain/buckets/buckets.js';
import type { Driver, OutsideNoun, OutsidePage } from '../../../src/domain/door/outside.js';
import { payments } from '../../../src/domain/payments/payments.js';
import { charges } from '../../../src/domain/usage/charges.js';
import { usage } from '../../../src/domain/usage/usage.js';
import { outsideContract } from '../../domain/outside/contract.js';
import { fillBooks, fillLine, NUMBER } from '../../support/tmf/books.js';
import { type Row, TmfServer } from '../../support/tmf/server.js';
import { settingsFor } from '../../support/tmf/settings.js';

const server = new TmfServer();
let backEnds: BackEnds;
beforeAll(async () => {
  await server.start();
  // Short pages: more than one of each list is read.
  const settings = settingsFor(server.url, { pageSize: 7, breaker: { failures: 50 } });
  backEnds = makeBackEnds([settings], { info: () => {}, warn: () => {} });
});
beforeEach(() => {
  server.faults.length = 0;
  server.paging = 'right';
  for (const [at, name] of [
    ['TMF635', 'usage'],
    ['TMF678', 'customerBill'],
  ] as const)
    server.list(at, name).clear();
  fillLine(server);
  fillBooks(server);
});
afterAll(async () => {
  await backEnds.close();
  await server.close();
});

/** What is read by the interfaces of a noun: the compiler compares nothing here, the contract does. */
function driverOf<W, R>(noun: OutsideNoun<W, R>): Driver<W, R> {
  const own = tmfDrivers(backEnds, () => 'Europe/Brussels').find((one) => one.noun === noun.name);
  if (own === undefined) throw new Error(`nothing reads ${noun.name}`);
  return {
    page: async (wanted, place, signal): Promise<OutsidePage<R>> => {
      const { rows, ...rest } = await own.driver.page(wanted, place, signal);
      return { ...rest, rows: rows.map((row) => noun.row.parse(row)) };
    },
  };
}
const signal = () => new AbortController().signal;
const all = async <W, R>(noun: OutsideNoun<W, R>, wanted: W) =>
  (await driverOf(noun).page(wanted, { most: 1000 }, signal())).rows;

const whose = { operator: 'acme', organisation: 'acme:sample' };
const others = { ...whose, organisation: 'acme:other' };
const times = { from: '2026-05-01T00:00:00.000Z', until: '2026-11-20T00:00:00.000Z' };
const days = { from: '2026-01-01', until: '2026-11-20' };
const accounts = ['1001', '1002'];

describe('what is read by TM Forum Open APIs', () => {
  const used = { ...whose, number: NUMBER, ...times };
  outsideContract('usage', {
    ...{ noun: usage, driver: () => driverOf(usage), wanted: used, least: 100 },
    foreign: [
      { ...used, number: '+32470999999' },
      { ...used, ...others },
    ],
  });
  const billed = { ...whose, accounts, ...days };
  outsideContract('bills', {
    ...{ noun: bills, driver: () => driverOf(bills), wanted: billed, least: 20 },
    foreign: [
      { ...billed, accounts: ['9999'] },
      { ...billed, ...others },
    ],
  });
  const made = { ...whose, account: '1001', month: '2026-09' };
  outsideContract('bill items', {
    ...{ noun: billItems, driver: () => driverOf(billItems), wanted: made, least: 12 },
    foreign: [
      { ...made, month: '2026-11' },
      { ...made, account: '9999' },
      { ...made, ...others },
    ],
  });
  const charged = { ...whose, number: NUMBER, from: '2026-08', until: '2026-10' };
  outsideContract('charges', {
    ...{ noun: charges, driver: () => driverOf(charges), wanted: charged, least: 9 },
    foreign: [
      { ...charged, number: '+32470999999' },
      { ...charged, ...others },
    ],
  });
  const paid = { ...whose, of: { accounts }, ...times };
  outsideContract('payments of accounts', {
    ...{ noun: payments, driver: () => driverOf(payments), wanted: paid, least: 10 },
    foreign: [
      { ...paid, of: { accounts: ['9999'] } },
      { ...paid, ...others },
    ],
  });
  const topped = { ...paid, of: { number: NUMBER } };
  outsideContract('payments of a line', {
    ...{ noun: payments, driver: () => driverOf(payments), wanted: topped, least: 12 },
    foreign: [
      { ...topped, of: { number: '+32470999999' } },
      { ...topped, ...others },
    ],
  });
  const booked = { ...whose, accounts, ...times };
  outsideContract('postings', {
    ...{ noun: postings, driver: () => driverOf(postings), wanted: booked, least: 22 },
    foreign: [
      { ...booked, accounts: ['9999'] },
      { ...booked, ...others },
    ],
  });
  const left = { ...whose, number: NUMBER };
  outsideContract('buckets', {
    ...{ noun: buckets, driver: () => driverOf(buckets), wanted: left, least: 4 },
    foreign: [
      { ...left, number: '+32470999999' },
      { ...left, ...others },
    ],
  });
  outsideContract('agreements', {
    ...{ noun: agreements, driver: () => driverOf(agreements), wanted: whose, least: 1 },
    foreign: [others],
  });
});

describe('the books that are put together of what the interfaces say', () => {
  it('come to what is owed now, from any day on', async () => {
    const owed = { '1001': 12_100, '1002': 0 };
    for (const from of ['2026-01-01', '2026-06-15', '2026-11-01']) {
      const rows = await all(postings, {
        ...whose,
        accounts,
        from: `${from}T00:00:00.000Z`,
        until: '2027-01-01T00:00:00.000Z',
      });
      const sums = Object.fromEntries(
        accounts.map((account) => {
          const own = rows.filter(({ billingAccount }) => billingAccount === account);
          return [
            account,
            own.reduce((sum, { kind, amount }) => sum + (kind === 'payment' ? -1 : 1) * amount.minor, 0),
          ];
        }),
      );
      expect({ from, sums }).toEqual({ from, sums: owed });
    }
  });

  it('are not shown where the back end does not say what is owed', async () => {
    server.put('TMF666', 'billingAccount', { id: '1001', relatedParty: [{ id: 'sample' }] });
    await expect(all(postings, { ...whose, accounts, ...times })).rejects.toMatchObject({
      code: 'TMF666.bad.noBalance',
    });
  });
});

describe('what is read whole', () => {
  it('is read once for all its pages, and anew for whoever begins again', async () => {
    const wanted = { ...whose, accounts, ...days };
    const page = (after?: string) => driverOf(bills).page(wanted, { most: 7, after }, AbortSignal.timeout(60_000));
    server.asked.length = 0;
    const first = await page();
    const calls = server.asked.length;
    expect(calls).toBeGreaterThan(0);
    let [seen, after] = [first.rows.length, first.next];
    while (after !== undefined) {
      const { rows, next } = await page(after);
      seen += rows.length;
      after = next;
    }
    expect(seen).toBeGreaterThan(14);
    expect(server.asked.length).toBe(calls);
    await page();
    expect(server.asked.length).toBe(2 * calls);
    // To somebody else nothing of it is given.
    await page(first.next);
    const other = { ...wanted, ...others };
    const theirs = await driverOf(bills).page(other, { most: 7, after: first.next }, AbortSignal.timeout(60_000));
    expect(theirs.rows).toEqual([]);
  });
});

describe('a back end that is not as it should be', () => {
  const used = { ...whose, number: NUMBER, ...times };

  it.each([
    ['does not answer', 'away', Array.from({ length: 3 }, () => 'away' as const)],
    ['answers a success with an error', 'bad', [{ status: 200, body: { code: '7', reason: 'no' } }]],
    ['answers with a page of a proxy', 'bad', [{ text: '<html></html>', type: 'text/html' }]],
    ['refuses', 'refused', [{ status: 403 }]],
  ] as const)('%s: nothing is shown, and nothing made up', async (_what, fault, faults) => {
    server.faults.push(...faults);
    await expect(all(usage, used)).rejects.toMatchObject({ fault });
  });

  it.each(['ignoresOffset', 'tooLong', 'endsEarly', 'leadsBack'] as const)(
    'pages badly, %s: it is not believed',
    async (paging) => {
      server.paging = paging;
      await expect(all(bills, { ...whose, accounts, ...days })).rejects.toMatchObject({ fault: 'bad' });
    },
  );

  it.each([
    ['has a use of no kind we know', { usageType: 'telepathy' }],
    ['does not say how long a call was', { usageCharacteristic: [{ name: 'msisdn', value: NUMBER }] }],
    [
      'has an amount in no currency',
      { ratedProductUsage: [{ taxIncludedRatingAmount: { unit: 'points', value: 3 } }] },
    ],
  ])('%s: it is not believed', async (_what, wrong) => {
    const [first] = server.list('TMF635', 'usage').values();
    server.put('TMF635', 'usage', { ...first, id: first?.id ?? '', ...wrong } satisfies Row);
    await expect(all(usage, used)).rejects.toMatchObject({ fault: 'bad' });
  });

  it('knows no filter: others’ rows are left out, not shown', async () => {
    const rows = [...server.list('TMF635', 'usage').values()].map((row) => ({
      ...row,
      relatedParty: [{ id: 'other' }],
    }));
    server.put('TMF635', 'usage', ...rows);
    expect(await all(usage, used)).toEqual([]);
  });

  it('lacks an interface: what needs it is not read from it', () => {
    const names: InterfaceName[] = ['TMF678', 'TMF635'];
    const some = makeBackEnds([settingsFor(server.url, {}, names)], { info: () => {}, warn: () => {} });
    const read = tmfDrivers(some, () => 'UTC')
      .filter((one) => one.has('acme'))
      .map(({ noun }) => noun);
    expect(read).toEqual(['usage', 'charges']);
    expect(tmfDrivers(some, () => 'UTC').some((one) => one.has('telenet'))).toBe(false);
    return some.close();
  });
});
