import { z } from 'zod';

/**
 * A one-time code with which an account is linked to somebody in Teams: shown once where the account is signed in, typed there. `id` is
 * the account's: another code makes an end of it. The code itself is kept nowhere.
 */
export const TeamsCode = z.object({
  id: z.string(),
  operator: z.string(),
  /** A keyed digest of the code. */
  digest: z.string(),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type TeamsCode = z.output<typeof TeamsCode>;
