import type { Following, TableName } from '../../domain/records/tables.js';
import { specs } from '../tableSpecs.js';

/** A statement with a name is planned once for each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/** The database's name of a table or a column: `billingAccounts` is `billing_accounts`. */
export const sqlName = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns beside `row` that repeat something of it: see migrations/. */
const searched: Partial<Record<TableName, readonly string[]>> = { lines: ['sought', 'called', 'balance'] };
const columnsOf = (table: TableName): ReadonlySet<string> =>
  new Set(['operator', ...specs[table].keys, ...(searched[table] ?? [])]);

/** What a record's field is called in a statement: its own column, or a look into the row. */
export function fieldOf(table: TableName, field: string): string {
  if (field === 'id' || columnsOf(table).has(field)) return sqlName(field);
  if (!/^\w+$/.test(field)) throw new Error(`${table} has no field ${field}`);
  return `(row ->> '${field}') collate "C"`;
}

/** Tables beside others with columns that masks are tried on. */
const texts: Partial<Record<TableName, { readonly name: string; readonly columns: readonly string[] }>> = {
  lines: { name: 'line_texts', columns: ['id', 'operator', 'organisation', 'number', 'sought'] },
};

/**
 * Where rows are looked for, and what their fields are called there: see migrations/003_line_texts.sql. `whose`: the fields by
 * which it is told whose a row is.
 */
export function searchedIn<N extends TableName>(
  table: N,
  { equal, like = [], order, thenBy = order }: Following<N>,
  whose: readonly string[],
) {
  const own = (field: string) => fieldOf(table, field);
  const { name, columns } = texts[table] ?? { name: '', columns: [] };
  const isApart = (field: string) => columns.includes(field);
  if (like.length === 0 || !like.every(({ column }) => isApart(column))) return { from: sqlName(table), field: own };
  const isWhole = [...Object.keys(equal), order, thenBy, ...whose].every(isApart);
  return {
    from: isWhole ? name : `${name} join ${sqlName(table)} using (id)`,
    field: (field: string) => (isApart(field) ? `${name}.${field}` : own(field)),
  };
}

const names = new Map<string, string>();
/** This statement, to be planned once for each connection. */
export function named(text: string): Statement {
  const name = names.get(text) ?? `statement ${names.size}`;
  names.set(text, name);
  return { name, text };
}

/** A statement with its values. */
export interface Asked {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

/**
 * Rows by their ids. A single id is asked for as a value: of a list the planner always thinks that it is longer than it
 * turns out to be, so it would make a new plan each time.
 */
const byIds = (table: TableName, [id, ...more]: readonly string[], rest = ''): Asked => {
  const text = `select row from ${sqlName(table)} where`;
  return more.length === 0
    ? { statement: named(`${text} id = $1 ${rest}`), values: [id] }
    : { statement: named(`${text} id = any ($1::text[]) order by id ${rest}`), values: [[id, ...more]] };
};
export const readRows = (table: TableName, ids: readonly string[]): Asked => byIds(table, ids);
/** The same for a transaction: nobody else can change them before it ends. */
export const lockRows = (table: TableName, ids: readonly string[]): Asked => byIds(table, ids, 'for update');
/** The same without waiting for what somebody else has. */
export const holdRow = (table: TableName, id: string): Asked => byIds(table, [id], 'for update skip locked');
/** Waits for whoever else has claimed or inserted the id and has not ended. Gives a row when it was not there. */
export const claimRow = (table: TableName, id: string): Asked => ({
  statement: named(`insert into ${sqlName(table)} (id) values ($1) on conflict (id) do nothing returning id`),
  values: [id],
});
