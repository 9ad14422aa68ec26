import { z } from 'zod';

/** What somebody who has proven a secret code reads with, and since when. */
export const OpenReading = z.object({
  /** The account that was made for it, and its conversation: both go with it. */
  account: z.string(),
  conversation: z.string(),
  /** The id of the message that the code came in. */
  openedBy: z.string(),
  openedAt: z.iso.datetime(),
  /** The answer that was too long for one message: to which message, from where on the next part is told, and who asked for it. */
  page: z.object({ of: z.string(), from: z.int().nonnegative(), by: z.string() }).optional(),
});
export type OpenReading = z.output<typeof OpenReading>;

/**
 * What is known of somebody who writes by plain text: only while there is something to know. `id` is a digest of the channel, our
 * own address and theirs, which stand nowhere.
 */
export const Reading = z.object({
  id: z.string(),
  operator: z.string(),
  channel: z.string(),
  state: z.enum(['open', 'claimed', 'silent']),
  /** They have said STOP: nothing comes by itself. */
  stopped: z.boolean(),
  /** The number that was said where the sender has none, E.164: the code that comes next is tried with it. */
  claimed: z.string().optional(),
  open: OpenReading.optional(),
  usedAt: z.iso.datetime(),
});
export type Reading = z.output<typeof Reading>;
