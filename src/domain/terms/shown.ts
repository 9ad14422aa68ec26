import type { Facts } from './fact.js';
import type { Chart, Form } from './report.js';

/** Which rows of a list are wanted: `most` of them, after the first `from`. */
export interface Rows {
  readonly from: number;
  readonly most: number;
}

/** An answer that a procedure can be started with: the next thing to do with what is shown. */
export interface Given {
  readonly field: string;
  readonly value: string;
  /** The value is the id of one line, not of a selection. */
  readonly line?: true;
  /** Which of its actions the procedure is started with: the button is called by that. */
  readonly action?: string;
  /** The query has seen that it can be gone on with: nobody looks again for each row. */
  readonly looked?: true;
  /** The only procedures that go on from it; without it, all that ask for the field and can take it. */
  readonly only?: readonly string[];
}

/** Some rows of a list, with what it comes to as a whole. */
export interface ShownList {
  readonly rows: readonly Facts[];
  /** How many there are, shown or not. */
  readonly total: number;
  /** What stands over the list, such as a sum in each currency. */
  readonly summary?: readonly Facts[];
  /** Of a report with rows: what it can be had as, and its charts. */
  readonly report?: { readonly forms: readonly Form[]; readonly charts: readonly Chart[] };
  /** What can be gone on with from all of them. */
  readonly given?: Given;
  /** The same of each row. */
  readonly rowsGiven?: readonly (Given | undefined)[];
  /** Of each row, the answer with which the same procedure shows what is in it. */
  readonly rowsOpen?: readonly (Given | undefined)[];
  /** The procedure's answers that narrow it can be chosen where it stands. */
  readonly narrows?: true;
  /** Of each row, the command whose receipt can be opened again. */
  readonly rowsReceipt?: readonly (string | undefined)[];
}

/** What a read-only procedure shows: one record, or a list of them. */
export type Shown = { readonly facts: Facts; readonly given?: Given } | ShownList;

/** The newest rows of a list: what is shown first. */
export const FIRST_ROWS: Rows = { from: 0, most: 10 };
