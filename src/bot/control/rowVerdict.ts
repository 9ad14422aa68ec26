import { z } from 'zod';
import { Outcome } from '../../domain/imports/kind.js';

/** What would come of a row of a file, as the running program tells its console: in a sentence where it is refused. */
export const RowVerdict = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), key: z.string(), outcome: Outcome }),
  z.object({ ok: z.literal(false), column: z.string(), why: z.string() }),
]);
export type RowVerdict = z.output<typeof RowVerdict>;
