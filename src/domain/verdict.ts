import type { Fact } from './fact.js';
import type { Problem } from './problems.js';

/** What a command over several lines does to one of them, or why it does nothing: said before the confirmation, too. */
export interface Verdict {
  /** The line's id. */
  readonly line: string;
  /** E.164 */
  readonly number: string;
  readonly now: readonly Fact[];
  /** What it becomes; of a line that is refused, nothing. */
  readonly then: readonly Fact[];
  /** What this costs, where it costs something. */
  readonly price?: Fact | undefined;
  readonly problem?: Problem | undefined;
}
