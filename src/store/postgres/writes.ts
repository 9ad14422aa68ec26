import type { TableName } from '../../domain/records/tables.js';
import { type Lock, lockAll, lockValues } from './locks.js';
import { knownFields } from './rows.js';
import { type Asked, named, sqlName } from './sql.js';

const kinds = ['insert', 'update', 'renew', 'remove'] as const;
/** What a transaction has done to one row: `insert` where none was, `renew` where it was removed and came again. */
export interface Write {
  readonly kind: (typeof kinds)[number];
  readonly id: string;
  /** The row; null for one that is removed. */
  readonly text: string | null;
}

/** The writes of one table, in their order. */
export interface TableWrites {
  readonly table: TableName;
  readonly writes: readonly Write[];
}

/** What a transaction has written, one row at least, as one statement that takes these locks first. */
export function writeAll(all: readonly TableWrites[], locks: readonly Lock[]): Asked {
  const values: unknown[] = [...lockValues(locks)];
  const parts = all.flatMap(({ table, writes }) =>
    kinds.flatMap((kind) => {
      const rows = writes.filter((write) => write.kind === kind);
      return rows.length === 0 ? [] : [partOf(table, kind, rowsAmong(values, rows))];
    }),
  );
  const [last = '', ...others] = parts.toReversed();
  const before = [`locked as materialized (${lockAll('$1', '$2')})`, ...others.map((part, n) => `w${n} as (${part})`)];
  return { statement: named(`with ${before.join(', ')} ${last}`), values };
}

/** Each part reads from `locked`: the database has taken all locks before it writes the first row. */
function partOf(table: TableName, kind: Write['kind'], rows: string): string {
  const [name, from] = [`${sqlName(table)} as t`, `locked, ${rows} as s (id, row, place)`];
  // What this version does not know of a row, a newer one has written: it stays.
  const kept = `(coalesce(t.row, '{}') - '{${knownFields(table).join()}}'::text[])`;
  const insert = `insert into ${name} (id, row) select s.id, s.row from ${from} order by s.place`;
  switch (kind) {
    case 'insert':
      return insert;
    case 'update':
      return `update ${name} set row = ${kept} || s.row from ${from} where t.id = s.id`;
    case 'renew':
      return `${insert} on conflict (id) do update set row = ${kept} || excluded.row, age = nextval('ages')`;
    case 'remove':
      return `delete from ${name} using ${from} where t.id = s.id`;
  }
}

/** These rows as a table, added to a statement's values. A single one is not given as a list: see `byIds`. */
function rowsAmong(values: unknown[], rows: readonly Write[]): string {
  const place = (value: unknown) => `$${values.push(value)}`;
  const [row, ...more] = rows;
  if (row !== undefined && more.length === 0) return `(values (${place(row.id)}::text, ${place(row.text)}::jsonb, 1))`;
  const lists = `${place(rows.map(({ id }) => id))}::text[], ${place(rows.map(({ text }) => text))}::text[]`;
  return `(select id, row::jsonb, place from unnest(${lists}) with ordinality as u (id, row, place))`;
}
