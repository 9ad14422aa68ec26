import type { Row, TableName } from '../../domain/records/tables.js';

/** A row in memory. It is never changed in place, only replaced, so it may be shared by everything in this folder. */
export interface Kept<N extends TableName> {
  readonly age: number;
  readonly row: Row<N>;
}

/** What differs from the rows of a table: undefined stands for a row that is not there. */
export type Difference<N extends TableName> = Map<string, Kept<N> | undefined>;

/** A match by column. */
export type Match = ReadonlyMap<string, unknown>;

export const matches = (row: object, match: Match): boolean =>
  [...match].every(([column, value]) => Reflect.get(row, column) === value);

/** Rows with an index for each key of their table. */
export interface IndexedRows<N extends TableName> {
  readonly size: number;
  /** Every row. */
  values(): Iterable<Kept<N>>;
  hasIndex(column: string): boolean;
  /** The rows with this value in a column. Throws when the column has no index. */
  indexed(column: string, value: unknown): ReadonlySet<Kept<N>>;
}
