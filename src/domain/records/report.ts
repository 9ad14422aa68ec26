import { z } from 'zod';
import { Role } from './account.js';

/** A report's file, once it is made. */
const ReportFile = z.object({
  /** Where its bytes are kept (`KeptReports`). */
  id: z.string(),
  name: z.string(),
  type: z.string(),
  /** Up to when it is, and how many rows it has. */
  asOf: z.iso.datetime(),
  total: z.int().nonnegative(),
});

/**
 * What has become of a report that is made in the background (Kcell guide, C20, C23; Belarus guide, B3): it is made, or it did not
 * go out. Its id is that of the command that asked for it. Until then there is none: it waits in the outbox.
 */
export const Report = z.object({
  id: z.string(),
  operator: z.string(),
  account: z.string(),
  organisation: z.string().optional(),
  /** The role that its account had when it was made: with another one it is not theirs any more. */
  role: Role.optional(),
  /** The procedure whose words say what it is, and which of them. */
  procedure: z.string(),
  called: z.enum(['title', 'done']),
  /** `failed`: the mail was given up. There may be a file all the same. */
  state: z.enum(['made', 'failed']),
  at: z.iso.datetime(),
  file: ReportFile.optional(),
  /** Until then its file can be downloaded. */
  expiresAt: z.iso.datetime(),
});
export type Report = z.output<typeof Report>;
export type ReportFile = z.output<typeof ReportFile>;
