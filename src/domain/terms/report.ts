import type { OneFact } from './fact.js';
import type { Quantity } from './quantity.js';

/** The files that a report can be had as. */
export const forms = ['pdf', 'xlsx', 'csv'] as const;
export type Form = (typeof forms)[number];

/** What the cells of a column hold: how wide it is, on which side they stand, and what a spreadsheet takes them for. */
export type ColumnKind = 'text' | 'money' | 'day' | 'instant' | 'phone' | 'count' | 'duration' | 'volume';
/** The columns by the key of their facts, in order. */
export type Columns = Readonly<Record<string, ColumnKind>>;

/** How long each bar of a chart is. */
export const steps = ['day', 'week', 'month', 'year'] as const;
export type Step = (typeof steps)[number];

/** What came together in each day, week, month or year of a report, in one unit; those between without anything, too. */
export interface Chart {
  /** What it is of: a column, or another amount of the entries. */
  readonly of: string;
  readonly step: Step;
  readonly bars: readonly Bar[];
}
export interface Bar {
  /** Its first day on the operator's clocks, yyyy-mm-dd. */
  readonly from: string;
  readonly sum: Quantity;
}

/** How much of what there is was used, or is left, a bar each; more than that is possible where something is shared. */
export interface Gauge {
  /** What it is of, by the key of the facts. */
  readonly of: string;
  readonly bars: readonly {
    readonly name: OneFact;
    readonly used: Quantity & OneFact;
    readonly total: Quantity & OneFact;
  }[];
}
