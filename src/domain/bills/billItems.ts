import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';
import { LocalText } from '../terms/language.js';
import { Money } from '../terms/money.js';

/** Whose bill is wanted line by line. */
export interface BillItemsWanted {
  readonly operator: string;
  readonly organisation: string;
  readonly billingAccount: string;
  /** The bill's number. */
  readonly bill: string;
}

/** TM Forum TMF678 (applied billing charge): what one line comes to on a bill, VAT included. */
export const BillItem = z.object({
  bill: z.string(),
  /** Its place on the bill, from 1. */
  place: z.int().positive(),
  /** MSISDN, E.164 */
  number: z.string(),
  plan: LocalText,
  /** What the plan costs a month, and what was used on top. */
  fee: Money,
  used: Money,
});
export type BillItem = z.output<typeof BillItem>;

/** The highest place there can be on a bill. */
const MOST_PLACES = 10_000_000;

/** The lines of a bill, in the bill's own order. */
export const billItems: OutsideNoun<BillItemsWanted, BillItem> = {
  name: 'billItems',
  row: BillItem,
  fits: ({ bill }, wanted) => bill === wanted.bill,
  falls: ({ place }) => String(MOST_PLACES - place).padStart(8, '0'),
};
