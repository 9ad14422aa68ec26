import { z } from 'zod';
import { PinTry } from './account.js';

/**
 * A line's secret code (C11): lets its user read the line's data. The code itself is kept nowhere. `id` is the line's.
 * On its way it has neither `hash` nor `expiresAt`; after it was deleted, or tried wrong too often, no `hash`.
 */
export const SecretCode = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  hash: z.string().optional(),
  /** When one was last ordered: between two there is a pause, also after one was deleted. */
  orderedAt: z.iso.datetime(),
  /** When the code ends, or ended. */
  expiresAt: z.iso.datetime().optional(),
  /** The account that sent it, who is told when it is tried wrong too often. */
  sentBy: z.string().optional(),
  /** After too many wrong tries: not compared before. */
  lockedUntil: z.iso.datetime().optional(),
  /** Wrong tries since it was sent, or since the last right one. */
  wrong: z.int().nonnegative(),
  tries: z.array(PinTry),
});
export type SecretCode = z.output<typeof SecretCode>;
