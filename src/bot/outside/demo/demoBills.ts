import { DateTime } from 'luxon';
import { type Bill, type BillsWanted, bills } from '../../../domain/bills/bills.js';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import { money } from '../../../domain/terms/money.js';
import { pageOf } from '../pages.js';
import { type BooksOf, billsOf, type DemoBill, type DemoBooks } from './demoLedger.js';

/** A bill is to be paid within so many days. */
const DUE_DAYS = 20;

/** The demo's bills: those whose payments are among the demo's. */
export const demoBills = (books: BooksOf, clock: Clock): Driver<BillsWanted, Bill> => ({
  page: async (wanted, place, signal) => {
    signal.throwIfAborted();
    const found = books(wanted.operator);
    const all = found === undefined ? [] : allOf(found, wanted, clock.now());
    return pageOf(bills, all, place);
  },
});

function allOf(books: DemoBooks, { organisation, accounts, from, until }: BillsWanted, now: Date): Bill[] {
  const zone = books.operator.profile.timeZone;
  return accounts
    .flatMap((account) => [...billsOf(books, organisation, account, now)])
    .filter(({ madeAt }) => madeOn(madeAt, zone) >= from && madeOn(madeAt, zone) <= until)
    .map((bill) => billOf(bill, zone));
}

const madeOn = (at: string, zone: string): string => DateTime.fromISO(at, { zone }).toFormat('yyyy-MM-dd');

function billOf({ billingAccount, number, madeAt, amount, paid }: DemoBill, zone: string): Bill {
  const made = DateTime.fromISO(madeAt, { zone });
  return {
    ...{ id: `bill-${billingAccount}-${number}`, billingAccount, number, amount },
    madeOn: madeOn(madeAt, zone),
    dueOn: made.plus({ days: DUE_DAYS }).toFormat('yyyy-MM-dd'),
    open: paid === undefined ? amount : money(0, amount.currency),
  };
}
