import type { Facts } from '../terms/fact.js';
import type { Money } from '../terms/money.js';
import type { Period } from '../terms/period.js';
import type { Quantity } from '../terms/quantity.js';
import type { Chart, Columns, Form, Step } from '../terms/report.js';
import type { Result } from '../terms/result.js';
import type { RowFile } from '../terms/shown.js';
import type { Given } from '../terms/thing.js';
import type { Asking } from './asking.js';
import type { Outside } from './outside.js';

/** One row of a report. Its facts are looked up only where they are shown: a sum needs none of them. */
export interface Entry {
  /** When it was, ISO 8601. What has no time of its own is as it is now. */
  readonly at?: string;
  /** Its amounts, by column. */
  readonly money: Readonly<Record<string, Money>>;
  /** What else of it is added up, by column; what has no column of its own is only counted. */
  readonly amounts?: Readonly<Record<string, Quantity>>;
  /** All else, by column. A column may be missing. */
  facts(): Promise<Facts>;
  /** What can be gone on with from it, and the files that can be opened: on the screen. */
  readonly given?: Given;
  readonly files?: readonly RowFile[];
}

/** Some rows of a report. */
export interface Portion {
  readonly entries: readonly Entry[];
  /** Where the next begin: what `portion` is asked for them with. None: these were the last. */
  readonly next: string | undefined;
}

/**
 * How many rows are read at once: a report of any length needs no more memory than one portion of it, and nobody waits longer for
 * their turn than it takes.
 */
export const PORTION = 250;

/** What is written down of a report, wherever its rows come from. */
export interface ReportForm {
  /** What it can be had as. */
  readonly forms: readonly Form[];
  readonly columns: Columns;
  /** The column of money that is added up, and shown in a chart. */
  readonly sum?: string;
  /** What else is added up: other columns, and amounts that have none. */
  readonly adds?: readonly string[];
  /** Which of these are shown in charts, in this order; without it, `sum`. */
  readonly charted?: readonly string[];
  /** What a chart's bars can be, from the shortest; without it, days, months and years. */
  readonly steps?: readonly Step[];
  /** The first page of a paper that is more than its rows. */
  readonly lead?: Lead;
}

/** A table before the rows that says what they come to, and what is signed below it. Titles are keys of the facts' words. */
export interface Lead {
  readonly title: string;
  readonly columns: Columns;
  /** Who signs: a line each. */
  readonly signs: readonly string[];
  /** The title of the rows, which begin on a page of their own. */
  readonly rest: string;
}

/** A table of any length: on the screen its first rows with what all come to, and as a file all of it. */
export interface Report<I> extends ReportForm {
  /** The first rows, or those after where the last portion ended, newest first. */
  portion(asking: Asking, input: I, after?: string): Promise<Portion>;
}

/** The same of rows that other systems keep (docs/adr/0027-outside-reports.md). */
export interface OutsideReport<I> extends ReportForm {
  /** Finds out here whose rows they are and which may be seen. Undefined: there are none to ask for. */
  begin(asking: Asking, input: I): Promise<Result<BegunReport | undefined>>;
}

/** A report of which it is known whose it is, to be fetched. */
export interface BegunReport {
  /** What the line in the audit is about, as `<kind>:<id>`. */
  readonly subject: string;
  /** What it is of, to be read above it: a number, a period. */
  readonly about: Facts;
  /** Its days: a chart has them all. Without them, those that have something. */
  readonly days?: Period;
  /** What its files are called after, where that says more than the day on which they were made. */
  readonly called?: string;
  /** What can be gone on with. */
  readonly given?: Given;
  /** Reads it once from its beginning. */
  read(outside: Outside): ReadReport;
}
export interface ReadReport {
  /** The rows, newest first, fetched as they are wanted. */
  readonly entries: AsyncIterable<Entry>;
  /** What is known of it beside `about` once it was read: after the last row. */
  about?(): Facts;
  /** What stands over them in place of the sums, and the charts where they are not those of the entries: after the last row. */
  summary?(): readonly Facts[];
  charts?(): readonly Chart[];
  /** The rows of the table before them, where there is one: after the last row, too. */
  lead?(): readonly Facts[];
}

/** What a report comes to, and how to read it. */
export interface FoundReport {
  /** Up to when it is: what came later is neither among the rows nor in the sums. */
  readonly asOf: string;
  readonly columns: Columns;
  /** What it is of, where that is known beside the answers. */
  readonly about?: Facts;
  readonly called?: string | undefined;
  readonly total: number;
  readonly summary: readonly Facts[];
  /** What is added up, by column: money has a sum in each currency. */
  readonly sums: Readonly<Record<string, readonly Quantity[]>>;
  readonly charts: readonly Chart[];
  /** The table before the rows. */
  readonly lead?: Lead & { readonly rows: readonly Facts[] };
  /** The currencies that stand in each column of money. */
  readonly currencies: Readonly<Record<string, readonly string[]>>;
  /** Reads the rows, as they are wanted. */
  rows(): AsyncIterable<Facts>;
}
