import type { Asking } from '../door/asking.js';
import type { Outside } from '../door/outside.js';
import type { Entry } from '../door/report.js';
import { instantsOf } from '../operator/calendar.js';
import type { Period } from '../terms/period.js';
import { type Payment, type PaymentsWanted, payments } from './payments.js';

/** Whose payments are read, and of which days on the operator's clocks. */
export interface Paid extends Pick<PaymentsWanted, 'organisation' | 'of'> {
  readonly days: Period;
}

/** Payments row by row, newest first, fetched as they are wanted. */
export async function* paymentEntries(
  { operator: { profile } }: Pick<Asking, 'operator'>,
  { organisation, of, days }: Paid,
  outside: Outside,
): AsyncIterable<Entry> {
  const wanted = { operator: profile.id, organisation, of, ...instantsOf(days, profile.timeZone) };
  for await (const payment of outside.rows(payments, wanted)) yield entryOf(payment);
}

const entryOf = ({ at, kind, billingAccount, amount, document }: Payment): Entry => ({
  at,
  money: { amount },
  facts: async () => ({
    at: { instant: at },
    kind: { word: kind },
    account: { text: billingAccount },
    ...(document !== undefined && { document: { text: document } }),
  }),
});
