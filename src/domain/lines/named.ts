import { named } from '../door/named.js';
import { query } from '../door/query.js';
import { ok } from '../terms/result.js';
import type { NamedVerdict, Verdict } from '../terms/verdict.js';

/** What became of lines, with who uses them now: a receipt keeps no names. */
export const namedVerdicts = query<{ readonly verdicts: readonly Verdict[] }, readonly NamedVerdict[]>({
  name: 'line.named',
  allowed: 'everybody',
  look: async ({ tables }, { verdicts }) => ok(await named(tables, verdicts)),
});
