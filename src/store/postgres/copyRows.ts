import type { ClientBase } from 'pg';
import type { TableName } from '../../domain/records/tables.js';
import type { StoreContents } from '../storeContents.js';
import { specs } from '../tableSpecs.js';
import { StoreNotEmpty } from './errors.js';
import { figureOf, type Tally } from './figures.js';
import { portions } from './portions.js';
import { accepted, rowFrom } from './rows.js';
import { sqlName } from './sql.js';

/** Ids that were archived, while the transaction lasts: one may come twice. */
export const ARCHIVED = `create temporary table copied (name text, id text collate "C", primary key (name, id))
  on commit drop`;

/** Copies one table's rows with their ages. Gives the highest. Throws StoreNotEmpty when the table has others. */
export async function copyRows(
  client: ClientBase,
  table: TableName,
  contents: StoreContents,
  tally: Tally,
): Promise<number> {
  let highest = 0;
  tally.add(table, 0);
  const name = sqlName(table);
  const given = 'unnest($1::text[], $2::bigint[], $3::text[]) as s (id, age, row)';
  for await (const portion of portions(stored(table, contents), ({ text }) => text.length)) {
    for (const { age } of portion) highest = Math.max(highest, age);
    tally.add(table, portion.length);
    const values = [portion.map(({ id }) => id), portion.map(({ age }) => age), portion.map(({ text }) => text)];
    await client.query(
      `insert into ${name} (id, age, row) select s.id, s.age, s.row::jsonb from ${given} on conflict (id) do nothing`,
      values,
    );
    const equal = 't.id = s.id and t.age = s.age and t.row = s.row::jsonb';
    await checkCount(client, table, `${given} join ${name} t on ${equal}`, String(portion.length), values);
  }
  await checkCount(client, table, name, tally.get(table));
  return highest;
}

/** Copies what was archived of one table; the last of an id counts. Throws StoreNotEmpty. */
export async function copyArchived(
  client: ClientBase,
  table: TableName,
  contents: StoreContents,
  tally: Tally,
): Promise<void> {
  const { retention } = specs[table];
  if (retention?.ends !== 'archived') return;
  const given = 'unnest($2::text[], $3::text[], $4::text[]) as s (id, at, row)';
  const archived = archivedRows(table, retention.at, contents);
  for await (const portion of portions(archived, ({ text }) => text.length)) {
    const rows = [...new Map(portion.map((row) => [row.id, row])).values()];
    const values = [table, rows.map(({ id }) => id), rows.map(({ at }) => at), rows.map(({ text }) => text)];
    await client.query(
      `with noted as (insert into copied select $1, s.id from ${given} on conflict do nothing)
       insert into archive (name, id, at, row) select $1, s.id, s.at, s.row::jsonb from ${given}
       on conflict (name, id) do update set at = excluded.at, row = excluded.row`,
      values,
    );
  }
  const { rows } = await client.query<{ total: number }>('select count(*)::int as total from copied where name = $1', [
    table,
  ]);
  const total = rows[0]?.total ?? 0;
  if (total > 0) tally.add(figureOf.archive(table), total);
  await checkCount(client, figureOf.archive(table), 'archive where name = $1', String(total), [table]);
}

/** Throws StoreNotEmpty when so many are not there. */
export async function checkCount(
  client: ClientBase,
  what: string,
  from: string,
  expected: string,
  values: unknown[] = [],
): Promise<void> {
  const { rows } = await client.query<{ total: string }>(`select count(*)::text as total from ${from}`, values);
  if (rows[0]?.total !== expected) throw new StoreNotEmpty(what);
}

function* stored(table: TableName, contents: StoreContents) {
  for (const { age, row } of contents.rows(table)) {
    const own = accepted(table, rowFrom(table, row));
    yield { id: own.row.id, age, text: own.text };
  }
}

async function* archivedRows(table: TableName, instant: string, contents: StoreContents) {
  for await (const found of contents.archived(table)) {
    const { row, text } = accepted(table, found);
    yield { id: row.id, at: String(Reflect.get(row, instant)), text };
  }
}
