import type { Store } from '../domain/door/ports.js';
import type { Row, TableName } from '../domain/records/tables.js';

/** How many left the living store. */
export interface Tidied {
  readonly conversations: number;
  readonly archived: number;
  readonly dropped: number;
}

/** A store with what only those who run the program ask of it. */
export interface ServedStore extends Store {
  /** Archives and drops what is due, and forgets silent conversations. Gives how many. */
  tidy(now: Date): Promise<Tidied>;
  /** What was archived of a table with an instant in [from, until). A row that is just moving is in both. */
  readArchive<N extends TableName>(table: N, from: Date, until: Date): AsyncIterable<Row<N>>;
}

/** The store was closed by its own process. */
export class StoreClosed extends Error {
  constructor() {
    super('the store is closed');
    this.name = 'StoreClosed';
  }
}
