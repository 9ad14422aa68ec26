import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';
import { Money } from '../terms/money.js';

/** Which payments are wanted, in a time: instants (ISO 8601, UTC), the first included, the last not. */
export interface PaymentsWanted {
  readonly operator: string;
  /** The company that pays: a number or an account may have been another one's before. */
  readonly organisation: string;
  /** A line that is paid in advance, by its MSISDN (E.164), or billing accounts by their numbers. */
  readonly of: { readonly number: string } | { readonly accounts: readonly string[] };
  readonly from: string;
  readonly until: string;
}

/** TM Forum TMF676: money that has come in, for a bill of an account or onto the balance of a line. */
export const Payment = z.object({
  id: z.string(),
  billingAccount: z.string(),
  /** The line whose balance it was put on, E.164; without one, it is for the account's bills. */
  number: z.string().optional(),
  at: z.iso.datetime(),
  kind: z.enum(['topUp', 'transfer', 'correction']),
  amount: Money,
  /** The number of the payment order, where the bank gave one. */
  document: z.string().optional(),
});
export type Payment = z.output<typeof Payment>;

/** Payments, newest first; of one instant, by falling id. */
export const payments: OutsideNoun<PaymentsWanted, Payment> = {
  name: 'payments',
  row: Payment,
  fits: ({ number, billingAccount, at }, { of, from, until }) => {
    const isOf = 'number' in of ? number === of.number : number === undefined && of.accounts.includes(billingAccount);
    const instant = Date.parse(at);
    return isOf && instant >= Date.parse(from) && instant < Date.parse(until);
  },
  falls: ({ at, id }) => `${new Date(at).toISOString()} ${id}`,
};
