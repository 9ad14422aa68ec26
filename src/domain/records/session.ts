import { z } from 'zod';

/** A sign-in on a page of ours. `id` is the SHA-256 of the cookie's value; the value itself is kept nowhere. */
export const Session = z.object({
  id: z.string(),
  operator: z.string(),
  account: z.string(),
  /** The conversation that this browser goes on with after a reload, for each channel. */
  conversations: z.record(z.string(), z.string()).default({}),
  /** The browser as its owner knows it, such as "Firefox, Windows". One from before has none of these three. */
  browser: z.string().optional(),
  startedAt: z.iso.datetime().optional(),
  /** When something was last done with it, within some minutes. */
  seenAt: z.iso.datetime().optional(),
  /** Its account was let in by the operator's or the company's own sign-in, where it is signed out, too. */
  elsewhere: z.literal(true).optional(),
  expiresAt: z.iso.datetime(),
});
export type Session = z.output<typeof Session>;
