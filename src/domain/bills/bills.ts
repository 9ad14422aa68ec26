import { DateTime } from 'luxon';
import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';
import { Money } from '../terms/money.js';

/** Which bills are wanted: those made on days (yyyy-mm-dd) on the operator's clocks, both included. */
export interface BillsWanted {
  readonly operator: string;
  readonly organisation: string;
  /** The company's billing accounts, by their numbers. */
  readonly accounts: readonly string[];
  readonly from: string;
  readonly until: string;
}

/** TM Forum TMF678: an invoice of a billing account. */
export const Bill = z.object({
  id: z.string(),
  billingAccount: z.string(),
  number: z.string(),
  madeOn: z.iso.date(),
  dueOn: z.iso.date(),
  /** VAT included. */
  amount: Money,
  /** What is still to be paid of it. */
  open: Money,
});
export type Bill = z.output<typeof Bill>;

/** Invoices, the newest first; of one day, by falling number. */
export const bills: OutsideNoun<BillsWanted, Bill> = {
  name: 'bills',
  row: Bill,
  fits: ({ billingAccount, madeOn }, { accounts, from, until }) =>
    accounts.includes(billingAccount) && madeOn >= from && madeOn <= until,
  falls: ({ madeOn, id }) => `${madeOn} ${id}`,
};

/** The month (yyyy-mm) in which the bill of a month is made: the one after. */
export const billedIn = (month: string): string => monthsFrom(month, 1);
/** The month that a bill is for. */
export const monthOfBill = ({ madeOn }: Pick<Bill, 'madeOn'>): string => monthsFrom(madeOn, -1);

const monthsFrom = (day: string, months: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM');
