import { z } from 'zod';
import { Money } from '../terms/money.js';
import { Month } from '../terms/month.js';

/** What of the catalogue a contract has, by kind. */
export const contractKinds = ['plan', 'option', 'pack'] as const;
export type ContractKind = (typeof contractKinds)[number];

/** What an operator has agreed with a company for some of its billing accounts: what their lines can be given (T21). */
export const Contract = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  /** What people quote it by. */
  number: z.string().regex(/^\d{10}$/),
  /** The billing accounts that it is for, by their numbers. */
  billingAccounts: z.array(z.string()),
  /** By the catalogue's ids. */
  plans: z.array(z.string()),
  options: z.array(z.string()),
  packs: z.array(z.string()),
  /** From which amount beyond the group packs on the company is told (T14); nothing where it is not told. */
  notice: Money.optional(),
  /** What it was told of last: for which month, which amounts of that month, and what the use beyond had come to, when. */
  noticed: z
    .object({ month: Month, amounts: z.array(z.int()), notice: Money, spent: Money, at: z.iso.datetime() })
    .optional(),
});
export type Contract = z.output<typeof Contract>;
