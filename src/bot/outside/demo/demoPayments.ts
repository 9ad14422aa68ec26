import { DateTime } from 'luxon';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import { currencyOf, demoLines, organisationId } from '../../../domain/operator/index.js';
import { type Payment, type PaymentsWanted, payments } from '../../../domain/payments/payments.js';
import { money } from '../../../domain/terms/money.js';
import { pageOf } from '../pages.js';
import { type BooksOf, billsOf, type DemoBooks, MONTHS_KEPT } from './demoLedger.js';
import { Dice } from './dice.js';

/** The demo's payments: of the bills that were paid, and what was put on lines that are paid in advance. Always the same. */
export const demoPayments = (books: BooksOf, clock: Clock): Driver<PaymentsWanted, Payment> => ({
  page: async (wanted, place, signal) => {
    signal.throwIfAborted();
    const found = books(wanted.operator);
    const all = found === undefined ? [] : [...paymentsOf(found, wanted, clock.now())];
    return pageOf(payments, all, place);
  },
});

function* paymentsOf(books: DemoBooks, wanted: PaymentsWanted, now: Date): Iterable<Payment> {
  const { of, from, until } = wanted;
  const made =
    'number' in of
      ? topUps(books, wanted.organisation, of.number, now)
      : of.accounts.flatMap((account) => [...paidBills(books, wanted, account, now)]);
  for (const payment of made) if (payment.at >= from && payment.at < until) yield payment;
}

function* paidBills(
  books: DemoBooks,
  { organisation, from, until }: PaymentsWanted,
  account: string,
  now: Date,
): Iterable<Payment> {
  for (const bill of billsOf(books, organisation, account, now)) {
    if (bill.paid === undefined || bill.paid.at < from || bill.paid.at >= until) continue;
    const { billingAccount, number, amount } = bill;
    const { at, document } = bill.paid;
    yield { id: `payment-${billingAccount}-${number}`, billingAccount, at, kind: 'transfer', amount, document };
  }
}

/** Once or twice a month somebody puts money on a line that is paid in advance. */
function* topUps({ operator, data }: DemoBooks, organisation: string, number: string, now: Date): Iterable<Payment> {
  const { id, timeZone: zone } = operator.profile;
  const line = demoLines(data, operator.catalogue).find(
    (one) => one.number === number && organisationId(id, one.organisation) === organisation,
  );
  if (line?.paymentMethod !== 'advance' || line.state === 'pendingActive') return;
  const currency = line.balance?.currency ?? currencyOf(operator);
  for (let months = 0; months < MONTHS_KEPT; months += 1) {
    const month = DateTime.fromJSDate(now, { zone }).startOf('month').minus({ months });
    const dice = new Dice(id, number, 'payments', month.toFormat('yyyy-MM'));
    const count = 1 + dice.throw(2);
    for (let one = 0; one < count; one += 1) {
      const at = month.plus({ days: dice.throw(27), hours: 7 + dice.throw(14), minutes: dice.throw(60) }).toJSDate();
      const amount = money(dice.oneOf(AMOUNTS), currency);
      if (at > now) continue;
      const paid = { id: `payment-${number}-${at.getTime()}-${one}`, billingAccount: line.billingAccount, number };
      yield { ...paid, at: at.toISOString(), kind: 'topUp', amount };
    }
  }
}
const AMOUNTS = [100_000, 200_000, 300_000, 500_000];
