import { z } from 'zod';

/** A line's secret code (C11): lets its user read the line's data. The code itself is kept nowhere. `id` is the line's. */
export const SecretCode = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  /** Absent while it is on its way, after it was deleted, and after too many wrong tries. */
  hash: z.string().optional(),
  /** When one was last ordered: between two there is a pause, also after one was deleted. */
  orderedAt: z.iso.datetime(),
  /** When the code ends. */
  expiresAt: z.iso.datetime().optional(),
  /** Wrong tries since it was sent. */
  wrong: z.int().nonnegative(),
});
export type SecretCode = z.output<typeof SecretCode>;
