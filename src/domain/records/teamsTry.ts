import { z } from 'zod';

/**
 * How many codes somebody of Teams, whom nobody knows yet, has tried in ten minutes. `id` is a keyed digest of who it is: nothing else
 * of a stranger is kept.
 */
export const TeamsTry = z.object({
  id: z.string(),
  /** One of those to whose companies their tenant is bound. */
  operator: z.string(),
  tries: z.int().positive(),
  /** From then on they may try again. */
  expiresAt: z.iso.datetime(),
});
export type TeamsTry = z.output<typeof TeamsTry>;
