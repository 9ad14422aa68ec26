import type { Asking } from '../door/asking.js';
import type { OnlinePayment, OnlinePaymentState } from '../records/onlinePayment.js';
import type { FactWord } from '../terms/fact.js';
import { type Money, money } from '../terms/money.js';
import type { Bill } from './bills.js';

/** A bill with what is known of it here before the operator's books show it. */
export interface BillNow extends Bill {
  /** The payment that counts; none where nobody has paid it online. */
  readonly payment?: OnlinePayment | undefined;
}

/** The payments of a company's account, by their bills: of several of a bill the one that counts. */
export async function paymentsOf(
  { tables, actor: { organisation } }: Pick<Asking, 'tables' | 'actor'>,
  of: Partial<Pick<OnlinePayment, 'billingAccount' | 'bill'>>,
): Promise<ReadonlyMap<string, OnlinePayment>> {
  if (organisation === undefined) return new Map();
  const counting = new Map<string, OnlinePayment>();
  for (const payment of await tables.onlinePayments.where({ organisation, ...of })) {
    const before = counting.get(payment.bill);
    if (before === undefined || weight[before.state] <= weight[payment.state]) counting.set(payment.bill, payment);
  }
  return counting;
}

/** Money that came counts before all, then what may still come; else the last one. */
const weight: Readonly<Record<OnlinePaymentState, number>> = {
  ...{ paid: 2, pending: 1 },
  ...{ open: 0, refused: 0, givenUp: 0, lapsed: 0 },
};

/** A bill as it is now: one that was paid online is settled, whether or not the operator's books have it yet. */
export function billNow(bill: Bill, payments: ReadonlyMap<string, OnlinePayment>): BillNow {
  const payment = payments.get(bill.number);
  return { ...bill, payment, open: payment?.state === 'paid' ? settled(bill.amount) : bill.open };
}

const settled = ({ currency }: Money): Money => money(0, currency);

/** Something of it is open, and no payment of it under way that may still come. */
export const isPayable = ({ open, payment }: BillNow): boolean => open.minor > 0 && payment?.state !== 'pending';

/** What a list says of a bill's payment; nothing of a page that was only opened. */
export const paymentWord: Readonly<Record<OnlinePaymentState, FactWord | undefined>> = {
  open: undefined,
  pending: 'paymentPending',
  paid: 'paidOnline',
  refused: 'paymentRefused',
  givenUp: 'paymentGivenUp',
  lapsed: 'paymentGivenUp',
};
