import { z } from 'zod';

/** A sign-in on a page of ours. `id` is the SHA-256 of the cookie's value; the value itself is kept nowhere. */
export const Session = z.object({
  id: z.string(),
  operator: z.string(),
  account: z.string(),
  /** The conversation that this browser goes on with after a reload, for each channel. */
  conversations: z.record(z.string(), z.string()).default({}),
  expiresAt: z.iso.datetime(),
});
export type Session = z.output<typeof Session>;
