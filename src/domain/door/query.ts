import type { Result } from '../terms/result.js';
import type { Rows, Shown } from '../terms/shown.js';
import type { Asking } from './asking.js';
import type { Report } from './report.js';
import type { Rights } from './rights.js';

/**
 * A question to the business that changes nothing, opened by `door.ask`. It answers with what this actor may see, and
 * nothing else. `O` is what a procedure shows, or what a turn needs to know.
 */
export interface Query<I, O = Shown> extends Pick<Rights, 'allowed' | 'offered'> {
  readonly name: string;
  /**
   * Of a query that leaves a line in the audit (Kcell guide, C19: views are recorded, not only changes): what the line is
   * about, as `<kind>:<id>`.
   */
  audited?(input: I): string;
  /** Looks at one's own rows of whatever company; without it, at those of the company that is worked for. */
  readonly whose?: 'own';
  /** The table that its list is the beginning of, and what it can be had as beside the screen. */
  readonly as?: Report<I>;
  /** `rows` are those that are wanted of a list. */
  look(asking: Asking, input: I, rows: Rows): Promise<Result<O>>;
}

export const query = <I, O = Shown>(definition: Query<I, O>): Query<I, O> => definition;
