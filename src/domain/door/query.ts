import type { Result } from '../terms/result.js';
import type { Rows, Shown } from '../terms/shown.js';
import type { Asking } from './asking.js';
import type { Outside, OutsideNoun } from './outside.js';
import type { OutsideReport, Report } from './report.js';
import type { Rights } from './rights.js';

/**
 * A question to the business that changes nothing, opened by `door.ask`. It answers with what this actor may see, and
 * nothing else. `O` is what a procedure shows, or what a turn needs to know.
 */
export interface Query<I, O = Shown> extends Pick<Rights, 'allowed' | 'offered' | 'program' | 'guard'> {
  readonly name: string;
  /**
   * Of a query that leaves a line in the audit (Kcell guide, C19: views are recorded, not only changes): what the line is
   * about, as `<kind>:<id>`.
   */
  audited?(input: I): string;
  /** Looks at one's own rows of whatever company; without it, at those of the company that is worked for. */
  readonly whose?: 'own';
  /** The table that its list is the beginning of, and what it can be had as beside the screen. */
  readonly as?: Report<I> | OutsideReport<I>;
  /** What it reads that is not ours. A program that is not wired to it does not start where the procedure is offered. */
  readonly from?: readonly Pick<OutsideNoun<never, unknown>, 'name'>[];
  /** `rows` are those that are wanted of a list. */
  look(asking: Asking, input: I, rows: Rows): Promise<Looked<O>>;
}

/** An answer, or where it is to be fetched from. */
export type Looked<O> = Result<O> | Elsewhere<O>;

/**
 * What is found out in another system, once it is known here whose it is and that it may be seen. It is fetched after the
 * store is let go: nobody waits here for somebody else's clock.
 */
export interface Elsewhere<O> {
  /** What the line in the audit is about, as `<kind>:<id>`: often only looking tells. */
  readonly subject: string;
  fetch(outside: Outside): Promise<Result<O>>;
}

export const query = <I, O = Shown>(definition: Query<I, O>): Query<I, O> => definition;

export const isElsewhere = <O>(looked: Looked<O>): looked is Elsewhere<O> => 'fetch' in looked;
