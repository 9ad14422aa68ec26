import type { TableName } from '../../domain/records/tables.js';
import { specs } from '../tableSpecs.js';

/**
 * Rows are locked by the database. What is not there cannot be: that there is no customer with this document, say, has to
 * hold until the transaction ends. So whoever looks for a value in a column locks that value, exclusively; whoever writes
 * a row with it, shared. Writers are not in each other's way.
 */
export interface Lock {
  readonly what: string;
  readonly kind: 'shared' | 'exclusive';
}

/** A row as it was and as it will be; undefined where there is none. */
export interface Change {
  readonly before: object | undefined;
  readonly now: object | undefined;
}

/** More locks than this on one table are one on the whole of it: the database has room for some thousands of all. */
const MANY = 100;
/** Columns that many rows share: where another one is asked for as well, that one is locked. */
const COMMON: ReadonlySet<string> = new Set(['operator', 'organisation', 'account', 'state', 'reason']);

const whole = (table: TableName, kind: Lock['kind']): Lock => ({ what: table, kind });
const value = (table: TableName, column: string, text: unknown, kind: Lock['kind']): Lock => ({
  what: `["${table}","${column}",${JSON.stringify(text ?? null)}]`,
  kind,
});

/** For looking for rows whose columns are equal to these; without any, for looking at the whole table. */
export function locksToLook(table: TableName, match: object): Lock[] {
  const columns = Object.entries(match);
  const [column, text] = columns.find(([name]) => !COMMON.has(name)) ?? columns[0] ?? [];
  if (column === undefined) return [whole(table, 'exclusive')];
  return [whole(table, 'shared'), value(table, column, text, 'exclusive')];
}

/** For looking for rows that have one of these values in a column. */
export const locksToLookAmong = (table: TableName, column: string, values: readonly string[]): Lock[] =>
  values.length > MANY
    ? [whole(table, 'exclusive')]
    : [whole(table, 'shared'), ...values.map((text) => value(table, column, text, 'exclusive'))];

/** For finding that these ids are not there. */
export const locksToMiss = (table: TableName, ids: readonly string[]): Lock[] => locksToLookAmong(table, 'id', ids);

/**
 * For writing. The id of a row that was there is left out: it is the row that is locked, and nobody can find it missing. The
 * other columns are not, changed or not: whoever has found rows by them has not locked these.
 */
export function locksToWrite(table: TableName, changes: readonly Change[]): Lock[] {
  const different = new Map<string, Lock>();
  const add = (row: object, name: string) => {
    const lock = value(table, name, Reflect.get(row, name), 'shared');
    different.set(lock.what, lock);
  };
  for (const { before, now } of changes) {
    if (before === undefined && now !== undefined) add(now, 'id');
    for (const row of [before, now]) if (row !== undefined) for (const key of specs[table].keys) add(row, key);
  }
  return different.size > MANY ? [whole(table, 'exclusive')] : [whole(table, 'shared'), ...different.values()];
}

/** What a statement has to be given for these, in the places of `LOCK`: all in one order, so that two seldom wait for each other. */
export function lockValues(locks: readonly Lock[]): [string[], boolean[]] {
  const sorted = locks.toSorted((a, b) => (a.what < b.what ? -1 : 1));
  return [sorted.map(({ what }) => what), sorted.map(({ kind }) => kind === 'exclusive')];
}

/** Takes the locks in these places of a statement's values, until the transaction ends. */
export const lockAll = (names: string, exclusive: string): string =>
  `select count(case when alone then pg_advisory_xact_lock(hashtextextended(what, 0))
    else pg_advisory_xact_lock_shared(hashtextextended(what, 0)) end)
    from unnest(${names}::text[], ${exclusive}::bool[]) as l (what, alone)`;
