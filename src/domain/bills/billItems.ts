import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';
import { LocalText } from '../terms/language.js';
import { Money } from '../terms/money.js';
import { Month } from '../terms/month.js';

/** What was billed for a month of one billing account of a company. */
export interface BillItemsWanted {
  readonly operator: string;
  readonly organisation: string;
  readonly account: string;
  /** yyyy-mm */
  readonly month: string;
}

/** What is billed for a line: what it costs whether it is used or not, and what was used beside that. */
export const works = ['fee', 'usage'] as const;
export type Work = (typeof works)[number];

/** TM Forum TMF678: what a bill says of one of its lines (AppliedCustomerBillingRate). */
export const BillItem = z.object({
  id: z.string(),
  billingAccount: z.string(),
  /** The bill's number. */
  bill: z.string(),
  month: Month,
  /** The line, E.164. */
  number: z.string().regex(/^\+\d{5,15}$/),
  /** What its plan is called. */
  plan: LocalText,
  work: z.enum(works),
  /** Without tax, and the tax. */
  net: Money,
  vat: Money,
});
export type BillItem = z.output<typeof BillItem>;

/** What a month's bill is made of, by rising number; a line's fee before its use. */
export const billItems: OutsideNoun<BillItemsWanted, BillItem> = {
  name: 'billItems',
  row: BillItem,
  fits: ({ billingAccount, month }, wanted) => billingAccount === wanted.account && month === wanted.month,
  falls: ({ number, work, id }) => `${lastFirst(number)} ${works.length - works.indexOf(work)} ${id}`,
};

/** Falls as a number rises: an annex is looked through by number. E.164 has fifteen digits at most. */
const lastFirst = (number: string): string => String(10n ** 15n - BigInt(number.slice(1))).padStart(16, '0');

/** What belongs to one line, together: it comes one after the other. */
export async function* byNumber(items: AsyncIterable<BillItem>): AsyncIterable<readonly BillItem[]> {
  let own: BillItem[] = [];
  for await (const item of items) {
    if (own[0] !== undefined && own[0].number !== item.number) {
      yield own;
      own = [];
    }
    own.push(item);
  }
  if (own.length > 0) yield own;
}
