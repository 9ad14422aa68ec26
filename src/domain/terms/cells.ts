/** A table as a file or a pasted text holds it: the texts of its cells, row by row. A row without any is an empty one. */
export type Cells = readonly (readonly string[])[];

/** The ways in which a table can be read, where its separator could be another, the likeliest first; each is read when it is asked for. */
export type Readings = Iterable<Cells>;

/** A row of a table, with what stands in the columns that were looked for. */
export interface TableRow {
  /** Its place in the table, counted from 1 as a spreadsheet does. */
  readonly at: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A list that people read through and answer for has no more rows: as many as a selection has lines. */
export const MOST_ROWS = 1000;
