import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';
import { Money } from '../terms/money.js';

/** Which entries of a company's accounts are wanted, in a time: instants (ISO 8601, UTC), the first included, the last not. */
export interface PostingsWanted {
  readonly operator: string;
  readonly organisation: string;
  /** Billing accounts, by their numbers. */
  readonly accounts: readonly string[];
  readonly from: string;
  readonly until: string;
}

/** What stands in the books about an account: what was owed before, what was invoiced, what was paid. */
export const Posting = z.object({
  id: z.string(),
  billingAccount: z.string(),
  at: z.iso.datetime(),
  /** `opening`: what is owed as the time begins; less than nothing: what was paid in advance. Each account that has any has one. */
  kind: z.enum(['opening', 'invoice', 'payment']),
  /** The number of the invoice, or of the payment order. */
  document: z.string().optional(),
  /** VAT included. */
  amount: Money,
});
export type Posting = z.output<typeof Posting>;

/** Entries in the order of time, as books are read; first of all, what was owed before. */
export const postings: OutsideNoun<PostingsWanted, Posting> = {
  name: 'postings',
  row: Posting,
  fits: ({ billingAccount, at }, { accounts, from, until }) => {
    const instant = Date.parse(at);
    return accounts.includes(billingAccount) && instant >= Date.parse(from) && instant < Date.parse(until);
  },
  falls: ({ at, kind, id }) => `${lastFirst(at)} ${kind === 'opening' ? 1 : 0} ${id}`,
};

/** Falls as time goes on: no instant that JavaScript has is after this one. */
const lastFirst = (at: string): string => String(8_640_000_000_000_000 - Date.parse(at)).padStart(16, '0');
