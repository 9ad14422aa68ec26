import type { TableName } from '../../domain/tables.js';
import { specs } from '../tableSpecs.js';
import type { Statement } from './sql.js';

/**
 * Rows are locked by the database. What is not there cannot be: that there is no customer with this document, say, has to
 * hold until the transaction ends. So whoever looks for a value in a column locks that value, exclusively; whoever writes
 * a row with it, shared. Writers are not in each other's way.
 */
export interface Lock {
  readonly what: string;
  readonly kind: 'shared' | 'exclusive';
}

/** More locks than this on one table are one on the whole of it: the database has room for some thousands of all. */
const MANY = 100;
/** Columns that many rows share: where another one is asked for as well, that one is locked. */
const COMMON: ReadonlySet<string> = new Set(['operator', 'organisation', 'account', 'state', 'reason']);

const whole = (table: TableName, kind: Lock['kind']): Lock => ({ what: table, kind });
const value = (table: TableName, column: string, text: unknown, kind: Lock['kind']): Lock => ({
  what: JSON.stringify([table, column, text]),
  kind,
});

/** For looking for rows whose columns are equal to these; without any, for looking at the whole table. */
export function locksToLook(table: TableName, match: object): Lock[] {
  const columns = Object.entries(match);
  const [column, text] = columns.find(([name]) => !COMMON.has(name)) ?? columns[0] ?? [];
  if (column === undefined) return [whole(table, 'exclusive')];
  return [whole(table, 'shared'), value(table, column, text, 'exclusive')];
}

/** For finding that these ids are not there. */
export const locksToMiss = (table: TableName, ids: readonly string[]): Lock[] =>
  ids.length > MANY
    ? [whole(table, 'exclusive')]
    : [whole(table, 'shared'), ...ids.map((id) => value(table, 'id', id, 'exclusive'))];

/** For writing rows: as they were, and as they will be. */
export function locksToWrite(table: TableName, rows: readonly object[]): Lock[] {
  const columns = ['id', ...specs[table].keys];
  const locks = rows.flatMap((row) => columns.map((name) => value(table, name, Reflect.get(row, name), 'shared')));
  const different = new Map(locks.map((lock) => [lock.what, lock]));
  return different.size > MANY ? [whole(table, 'exclusive')] : [whole(table, 'shared'), ...different.values()];
}

/** All in one order, so that two transactions seldom wait for each other. */
export function lockAll(locks: readonly Lock[]): { statement: Statement; values: unknown[] } {
  const sorted = locks.toSorted((a, b) => (a.what < b.what ? -1 : 1));
  return {
    statement: {
      name: 'lock',
      text: `select case when alone then pg_advisory_xact_lock(hashtextextended(what, 0))
        else pg_advisory_xact_lock_shared(hashtextextended(what, 0)) end
        from unnest($1::text[], $2::bool[]) as l (what, alone)`,
    },
    values: [sorted.map(({ what }) => what), sorted.map(({ kind }) => kind === 'exclusive')],
  };
}
