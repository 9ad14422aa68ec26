import { z } from 'zod';
import type { OutsideNoun } from '../door/outside.js';
import { LocalText } from '../terms/language.js';
import { Money } from '../terms/money.js';

/** Which instalment plans are wanted. */
export interface InstalmentsWanted {
  readonly operator: string;
  /** The billing accounts of the company that pays. */
  readonly accounts: readonly string[];
  /** Only what was bought for a line, by its MSISDN (E.164). */
  readonly number?: string | undefined;
}

/** TM Forum TMF666 (payment plan): equipment that is paid for month by month. */
export const Instalment = z
  .object({
    id: z.string(),
    billingAccount: z.string(),
    /** The line that it was bought for, E.164, where there is one. */
    number: z.string().optional(),
    item: LocalText,
    boughtOn: z.iso.date(),
    price: Money,
    /** What is paid each month; the last payment may be another amount. */
    monthly: Money,
    /** How many payments there are in all, and how many are still to come. */
    payments: z.int().positive(),
    left: z.int().nonnegative(),
    /** What is still to be paid. */
    owed: Money,
    nextOn: z.iso.date().optional(),
    lastOn: z.iso.date(),
  })
  .refine(({ payments, left }) => left <= payments, 'what is left is part of what there is');
export type Instalment = z.output<typeof Instalment>;

/** What a company pays for in instalments, what was bought last first. */
export const instalments: OutsideNoun<InstalmentsWanted, Instalment> = {
  name: 'paymentPlans',
  row: Instalment,
  fits: ({ billingAccount, number }, wanted) =>
    wanted.accounts.includes(billingAccount) && (wanted.number === undefined || number === wanted.number),
  falls: ({ boughtOn, id }) => `${boughtOn} ${id}`,
};
