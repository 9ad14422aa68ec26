import type { TableName } from '../../domain/tables.js';
import { specs } from '../tableSpecs.js';

/** A statement with a name is planned once for each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/** The database's name of a table or a column: `billingAccounts` is `billing_accounts`. */
export const sqlName = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns beside `row` that repeat something of it: see migrations/. */
const searched: Partial<Record<TableName, readonly string[]>> = { lines: ['sought'] };
const columnsOf = (table: TableName): ReadonlySet<string> =>
  new Set(['operator', ...specs[table].keys, ...(searched[table] ?? [])]);

/** What a record's field is called in a statement: its own column, or a look into the row. */
export function fieldOf(table: TableName, field: string): string {
  if (field === 'id' || columnsOf(table).has(field)) return sqlName(field);
  if (!/^\w+$/.test(field)) throw new Error(`${table} has no field ${field}`);
  return `(row ->> '${field}') collate "C"`;
}

/** The rows of some ids. */
export const readRows = (table: TableName): Statement => ({
  name: `read ${table}`,
  text: `select row from ${sqlName(table)} where id = any ($1::text[]) and row is not null`,
});
/** The same for a transaction: nobody else can change them before it ends. */
export const lockRows = (table: TableName): Statement => ({
  name: `lock ${table}`,
  text: `${readRows(table).text} order by id for update`,
});
/** The same without waiting for those that somebody else has. */
export const holdRows = (table: TableName): Statement => ({
  name: `hold ${table}`,
  text: `${readRows(table).text} for update skip locked`,
});
/** Waits for whoever else has claimed or inserted the id and has not ended. Gives the id when it was not there. */
export const claimRow = (table: TableName): Statement => ({
  name: `claim ${table}`,
  text: `insert into ${sqlName(table)} (id) values ($1) on conflict (id) do nothing returning id`,
});
