import { z } from 'zod';

/** A procedure that somebody has begun, as another conversation of theirs may go on with it. */
export const Draft = z.object({
  /** Made of account, organisation and procedure (`draftId`): there is one for each. */
  id: z.string(),
  operator: z.string(),
  organisation: z.string().optional(),
  account: z.string(),
  procedure: z.string(),
  /** By field name, as a run has them: never a secret, and no file. */
  answers: z.record(z.string(), z.json()),
  /** The fields that were answered with what is not taken along: secrets and files. */
  left: z.array(z.string()),
  /** Where and when its answers were changed last. */
  channel: z.string(),
  at: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Draft = z.output<typeof Draft>;
