import type { Facts } from '../terms/fact.js';
import type { Money } from '../terms/money.js';
import type { Chart, Columns, Form } from '../terms/report.js';
import type { Asking } from './asking.js';

/** One row of a report. Its facts are looked up only where they are shown: a sum needs none of them. */
export interface Entry {
  /** When it was, ISO 8601. What has no time of its own is as it is now. */
  readonly at?: string;
  /** Its amounts, by column. */
  readonly money: Readonly<Record<string, Money>>;
  /** All else, by column. A column may be missing. */
  facts(): Promise<Facts>;
}

/** Some rows of a report. */
export interface Portion {
  readonly entries: readonly Entry[];
  /** Where the next begin: what `portion` is asked for them with. None: these were the last. */
  readonly next: string | undefined;
}

/** How many rows are read at once: a report of any length needs no more memory than one portion of it. */
export const PORTION = 1_000;

/** A table of any length: on the screen its first rows with what all come to, and as a file all of it. */
export interface Report<I> {
  /** What it can be had as. */
  readonly forms: readonly Form[];
  readonly columns: Columns;
  /** The column of money that is added up, and shown in a chart. Without one there is neither. */
  readonly sum?: string;
  /** The first rows, or those after where the last portion ended, newest first. */
  portion(asking: Asking, input: I, after?: string): Promise<Portion>;
}

/** What a report comes to, and how to read it. */
export interface FoundReport {
  /** Up to when it is: what came later is neither among the rows nor in the sums. */
  readonly asOf: string;
  readonly columns: Columns;
  readonly total: number;
  readonly summary: readonly Facts[];
  readonly charts: readonly Chart[];
  /** The currencies that stand in each column of money. */
  readonly currencies: Readonly<Record<string, readonly string[]>>;
  /** Reads the rows, as they are wanted. */
  rows(): AsyncIterable<Facts>;
}
