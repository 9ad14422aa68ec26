import type { Row, TableName } from '../../domain/records/tables.js';
import type { Write } from './writes.js';

/** A row as a transaction sees it. */
export interface Kept<N extends TableName> {
  /** What the database has, and what it will have. */
  before: Row<N> | undefined;
  now: Row<N> | undefined;
  /** What is still to be written: its text, or that it is removed; whether it was removed before it came again. */
  write?: { readonly text: string | null; readonly again: boolean };
  /** The database has a row without content: a claim, which nobody else sees. */
  claimed?: boolean;
}

/** What the database has to do for a row; nothing for one that came and went. */
export function writeKindOf({ before, now, write, claimed = false }: Kept<TableName>): Write['kind'] | undefined {
  if (now === undefined) return claimed || before !== undefined ? 'remove' : undefined;
  if (before === undefined) return claimed ? 'update' : 'insert';
  return write?.again ? 'renew' : 'update';
}
