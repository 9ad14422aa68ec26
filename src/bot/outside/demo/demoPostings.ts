import { type Posting, type PostingsWanted, postings } from '../../../domain/bills/postings.js';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import { currencyOf } from '../../../domain/operator/index.js';
import { money } from '../../../domain/terms/money.js';
import { pageOf } from '../pages.js';
import { type BooksOf, billsOf, type DemoBill, type DemoBooks } from './demoLedger.js';

/** The demo's books of accounts: its bills and their payments, and what of those was open before. */
export const demoPostings = (books: BooksOf, clock: Clock): Driver<PostingsWanted, Posting> => ({
  page: async (wanted, place, signal) => {
    signal.throwIfAborted();
    const found = books(wanted.operator);
    const all =
      found === undefined ? [] : wanted.accounts.flatMap((account) => ofAccount(found, wanted, account, clock.now()));
    return pageOf(postings, all, place);
  },
});

function ofAccount(
  books: DemoBooks,
  { organisation, from, until }: PostingsWanted,
  account: string,
  now: Date,
): Posting[] {
  const bills = [...billsOf(books, organisation, account, now)];
  if (bills.length === 0) return [];
  const all = bills.flatMap(bookedOf);
  const owed = all
    .filter(({ at }) => at < from)
    .reduce((sum, { kind, amount }) => sum + (kind === 'invoice' ? amount.minor : 0 - amount.minor), 0);
  const opening = { id: `opening-${account}`, billingAccount: account, at: from, kind: 'opening' } as const;
  return [
    { ...opening, amount: money(owed, currencyOf(books.operator)) },
    ...all.filter(({ at }) => at >= from && at < until),
  ];
}

function bookedOf({ billingAccount, number, madeAt, amount, paid }: DemoBill): Posting[] {
  const invoice = { id: `bill-${billingAccount}-${number}`, billingAccount, at: madeAt, kind: 'invoice' } as const;
  if (paid === undefined) return [{ ...invoice, document: number, amount }];
  const payment = { ...invoice, id: `payment-${billingAccount}-${number}`, kind: 'payment', at: paid.at } as const;
  return [
    { ...invoice, document: number, amount },
    { ...payment, document: paid.document, amount },
  ];
}
