import { type Posting, postings } from '../../../domain/bills/postings.js';
import { add, type Money, negate } from '../../../domain/terms/money.js';
import { owedOn, ownAccounts } from './accounts.js';
import { billsOf } from './bills.js';
import { beginOf, dayOf, EVER } from './parts.js';
import { paymentsOf } from './payments.js';
import { type Asked, whole } from './reading.js';

/**
 * The books of accounts: bills (TMF678), payments (TMF676), and what was owed before. No interface says that: it is what is owed now
 * (TMF666), less what was billed since, and with what was paid since.
 */
export const tmfPostings = whole(
  postings,
  ['TMF678', 'TMF676', 'TMF666'],
  async (asked, { accounts, from, until, ...whose }) => {
    const own = await ownAccounts(asked, whose, accounts);
    const books = await Promise.all(
      own.map(async (account) => {
        const since = await bookedSince(asked, account.id, from);
        const opening = since.reduce((owed, { kind, amount }) => {
          return add(owed, kind === 'invoice' ? negate(amount) : amount);
        }, owedOn(account));
        return [openingOf(account.id, from, opening), ...since.filter(({ at }) => at < until)];
      }),
    );
    return books.flat();
  },
);

const openingOf = (account: string, at: string, amount: Money): Posting => ({
  ...{ id: `opening-${account}`, billingAccount: account, kind: 'opening' },
  ...{ at, amount },
});

/** What was billed and paid since an instant, up to now. A bill counts from the first moment of its day. */
async function bookedSince(asked: Asked, account: string, from: string): Promise<Posting[]> {
  const { zone } = asked;
  const days = { from: dayOf(from, zone), until: EVER };
  const [bills, paid] = await Promise.all([
    billsOf(asked, account, days),
    paymentsOf(asked, account, { from, until: `${EVER}T00:00:00.000Z` }),
  ]);
  const invoices = bills.map(({ id, number: document, madeOn, amount }) => ({
    ...{ id, billingAccount: account, at: beginOf(madeOn, zone), kind: 'invoice' as const, document, amount },
  }));
  return [
    ...invoices.filter(({ at }) => at >= from),
    ...paid.map(({ id, at, amount, document }) => ({
      ...{ id, billingAccount: account, at, kind: 'payment' as const, amount },
      ...(document !== undefined && { document }),
    })),
  ];
}
