import { z } from 'zod';

/** A company, or a reseller's customer: what lines and billing accounts belong to. */
export const Organisation = z.object({
  id: z.string(),
  operator: z.string(),
  name: z.string(),
  /** What its people call it where they choose between companies. */
  shortName: z.string().optional(),
});
export type Organisation = z.output<typeof Organisation>;

/** What a company is called where people choose between several. Papers and letters have its full name. */
export const calledOf = ({ name, shortName }: Organisation): string => shortName ?? name;

/** How bills can be paid, and how they can be sent. */
export const PaidBy = z.enum(['transfer', 'directDebit']);
export const SentBy = z.enum(['email', 'doccle']);

/** How the bills of an account are paid and sent; `email`: the address, where they come by e-mail. */
export const Billing = z.object({ paidBy: PaidBy, sentBy: SentBy, email: z.string().optional() });
export type Billing = z.output<typeof Billing>;

/** What invoices are made for. */
export const BillingAccount = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  number: z.string(),
  address: z.string().optional(),
  /** How its bills are paid and sent (T20, T22); without it, as the operator has it first. */
  billing: Billing.optional(),
});
export type BillingAccount = z.output<typeof BillingAccount>;
