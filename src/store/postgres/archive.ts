import type { Pool } from 'pg';
import type { Row, TableName } from '../../domain/records/tables.js';
import { rowFrom } from './rows.js';

const PORTION = 1000;
const READ = `select id, at, row from archive where name = $1 and (at, id) > ($2, $3) and at < $4
  order by at, id limit ${PORTION}`;

/** What was archived of a table with an instant in [from, until), oldest first. */
export async function* readArchive<N extends TableName>(
  pool: Pool,
  table: N,
  from: Date,
  until: Date,
): AsyncGenerator<Row<N>> {
  let last = { at: from.toISOString(), id: '' };
  for (;;) {
    const values = [table, last.at, last.id, until.toISOString()];
    const { rows } = await pool.query<{ id: string; at: string; row: unknown }>(READ, values);
    for (const { row } of rows) yield rowFrom(table, row);
    const end = rows.at(-1);
    if (end === undefined || rows.length < PORTION) return;
    last = end;
  }
}
