import type { Facts, OneFact } from './fact.js';
import type { Chart, Form, Gauge } from './report.js';
import type { Given } from './thing.js';

/** Which rows of a list are wanted: `most` of them, after the first `from`. */
export interface Rows {
  readonly from: number;
  readonly most: number;
  /** Of a list that was shown before: to look at it further is no new look. */
  readonly again?: true;
}

/** The answer with which the procedure that shows a list shows what is in one of its rows. */
export interface Opening {
  readonly field: string;
  readonly value: string;
}

/** The head of a column or a row of a table: what it is, what is said below, and what can be gone on with from it. */
interface TableHead {
  readonly head: OneFact;
  readonly below?: OneFact;
  readonly given?: Given;
}

/** Two things set against each other, such as plans and options. It says what the rows of its list say. */
export interface ShownTable {
  /** What its rows are, by the key of the facts. */
  readonly of: string;
  readonly columns: readonly TableHead[];
  readonly rows: readonly (TableHead & { readonly cells: readonly OneFact[] })[];
}

/** Some rows of a list, with what it comes to as a whole. */
export interface ShownList {
  readonly rows: readonly Facts[];
  /** How many there are, shown or not. */
  readonly total: number;
  /** What stands over the list, such as a sum in each currency. */
  readonly summary?: readonly Facts[];
  /** The other system is away: this is how it was then. The log has the reference. */
  readonly before?: { readonly asOf: string; readonly reference: string };
  /** Of a report with rows: what it can be had as, and its charts. */
  readonly report?: { readonly forms: readonly Form[]; readonly charts: readonly Chart[] };
  /** The same as a table, for where one can be shown: it takes the place of the rows. */
  readonly table?: ShownTable;
  /** How much of what there is was used. The rows say it, too. */
  readonly gauge?: Gauge;
  /** What can be gone on with from all of them. */
  readonly given?: Given;
  /** The same of each row. */
  readonly rowsGiven?: readonly (Given | undefined)[];
  /** Of each row, the answer with which the same procedure shows what is in it. */
  readonly rowsOpen?: readonly (Opening | undefined)[];
  /** The procedure's answers that narrow it can be chosen where it stands. */
  readonly narrows?: true;
  /** Of each row, the command whose receipt can be opened again. */
  readonly rowsReceipt?: readonly (string | undefined)[];
  /** Of each row, the files that can be opened. */
  readonly rowsFiles?: readonly (readonly RowFile[])[];
}

/** A file of a row: one that is kept, one that is made as it is fetched, or one that was made in the background. */
export type RowFile = KeptFile | MadeFile | SentReport;

/** A report that was made in the background, and until when it can be downloaded. */
export interface SentReport {
  readonly id: string;
  readonly operator: string;
  readonly account: string;
  /** ISO 8601 */
  readonly expiresAt: string;
}

/** A report as a file, by its query and the answers of the procedure that shows it. */
export interface MadeFile {
  readonly query: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly form: Form;
  /** What it is of, to be read, such as a number. */
  readonly name: string;
}

/** A file that is kept with a request to the staff. */
export interface KeptFile {
  readonly request: string;
  readonly id: string;
  readonly name: string;
}

/** What a read-only procedure shows: one record, or a list of them. */
export type Shown = ShownRecord | ShownList;

/**
 * One record, with what it can be gone on with: what takes it, and the procedures that the operator's data name for it; `page`: an
 * address of the operator's own (https) where there is more of it.
 */
interface ShownRecord {
  readonly facts: Facts;
  readonly given?: Given;
  readonly begins?: readonly string[];
  readonly page?: string;
}

/** The newest rows of a list: what is shown first. */
export const FIRST_ROWS: Rows = { from: 0, most: 10 };
