import { z } from 'zod';

/**
 * That a company lets somebody's account work for it (C4): who granted it, when, and how long. One that has ended stays as it was, so
 * that it can be said who might see what on a day. What an account may do now stands on the account.
 */
export const Grant = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  account: z.string(),
  /** The account that granted it; without one, the operator. */
  grantedBy: z.string().optional(),
  grantedAt: z.iso.datetime(),
  /** Until when it was granted; without one, until it is taken back. */
  until: z.iso.datetime().optional(),
  endedBy: z.string().optional(),
  endedAt: z.iso.datetime().optional(),
});
export type Grant = z.output<typeof Grant>;
