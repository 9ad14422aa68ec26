import { z } from 'zod';

/** A company, or a reseller's customer: what lines and billing accounts belong to. */
export const Organisation = z.object({
  id: z.string(),
  operator: z.string(),
  name: z.string(),
});
export type Organisation = z.output<typeof Organisation>;

/** What invoices are made for. */
export const BillingAccount = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  number: z.string(),
  address: z.string().optional(),
});
export type BillingAccount = z.output<typeof BillingAccount>;
