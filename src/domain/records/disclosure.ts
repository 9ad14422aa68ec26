import { z } from 'zod';

/**
 * That somebody may see a secret once, and whether they have: given for a proof, good for minutes. The secret itself stands
 * nowhere here: it is read where it is kept, at the moment at which it is shown. `id` is that of the command it was proven for.
 */
export const Disclosure = z.object({
  id: z.string(),
  operator: z.string(),
  account: z.string(),
  /** The company that was worked for. The limit of a day is the account's, over all of them. */
  company: z.string().optional(),
  /** The command that gave it, which knows what is shown. */
  command: z.string(),
  /** The record whose secret it is: `<kind>:<id>`. */
  about: z.string(),
  givenAt: z.iso.datetime(),
  /** From when on it is shown no more. */
  expiresAt: z.iso.datetime(),
  shownAt: z.iso.datetime().optional(),
});
export type Disclosure = z.output<typeof Disclosure>;
