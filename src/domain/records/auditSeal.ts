import { z } from 'zod';

/**
 * Some lines of an operator's audit, in a chain: `digest` is of them and of the seal before it, so that a line that was changed or
 * taken out later shows.
 */
export const AuditSeal = z.object({
  /** The operator and the place in its chain. */
  id: z.string(),
  operator: z.string(),
  at: z.iso.datetime(),
  /** The ids of the lines, in the order in which they went into the digest. */
  lines: z.array(z.string()).min(1),
  digest: z.string(),
});
export type AuditSeal = z.output<typeof AuditSeal>;
