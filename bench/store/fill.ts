import { join } from 'node:path';
import { Client } from 'pg';
import { NodeFiles } from '../../src/store/lowdb/files.js';
import { Journal, readJournal } from '../../src/store/lowdb/journal.js';
import { type History, writeHistory } from '../history.js';
import { lineId, lineOf, numberOf, users, writeOwner } from '../lines.js';
import type { Place } from '../measuring.js';
import { openAt, storeFolder } from './open.js';

/** Adds what years of use leave. `from`: the lines before this one are there. */
export async function addHistory({ from, lines, commands, ...place }: Place & History & { from: number }) {
  // The embedded store is written once, when it is closed.
  const store = await openAt(place, { journalLimit: Number.POSITIVE_INFINITY });
  await writeHistory(store, { lines, commands }, new Date(), from);
  await store.close();
  return {};
}

/** Adds one organisation with this many lines. No store may be open there. */
export async function addLines({ count, ...place }: Place & { count: number }) {
  const store = await openAt(place);
  await store.transaction(writeOwner);
  await store.close();
  const now = new Date();
  await (place.storeUrl === undefined ? toJournal(place.folder, count, now) : toTable(place.storeUrl, count, now));
  return {};
}

/** Beside the store's own door, as a snapshot: a million transactions' worth of rows in seconds. */
async function toJournal(folder: string, count: number, now: Date): Promise<void> {
  const files = new NodeFiles();
  const path = join(storeFolder(folder), 'store.jsonl');
  const before = await readJournal(files, path);
  if (before === undefined) throw new Error(`there is no ${path}`);
  const { lines, ...header } = before.header;
  const entries = before.entries.map(({ value }) => value);
  for (let n = 0; n < count; n += 1) entries.push([{ table: 'lines', age: lines + n + 1, row: lineOf(n, now) }]);
  await new Journal(files, path, 0).rewrite(header, entries);
}

/** The rows are made where they stay, before their indexes. */
async function toTable(url: string, count: number, now: Date): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
      "select indexname, indexdef from pg_indexes where tablename in ('lines', 'line_texts') and indexdef not like '%UNIQUE%'",
    );
    for (const { indexname } of indexes) await client.query(`drop index ${indexname}`);
    const pattern = JSON.stringify({ ...lineOf(1, now), reason: undefined });
    await client.query('alter table lines disable trigger user');
    await client.query(insertLines, [pattern, count, users]);
    await client.query(
      'insert into line_texts select id, operator, organisation, number, sought from lines order by age',
    );
    await client.query('alter table lines enable trigger user');
    await client.query("set maintenance_work_mem = '512MB'");
    for (const { indexdef } of indexes) await client.query(indexdef);
    await client.query('vacuum analyze lines, line_texts');
    await checkLast(client, count);
  } finally {
    await client.end();
  }
}

/** The n-th line as `lineOf` makes it. $1: a line; $2: how many; $3: the users' names. */
const insertLines = `
  insert into lines (id, row)
  select 'bench-line-' || n, $1::jsonb || jsonb_build_object(
    'id', 'bench-line-' || n, 'number', number, 'user', person, 'description', route,
    'sought', lower(number || ' ' || person || ' ' || route), 'iccid', '8924301' || lpad(n::text, 12, '0'),
    'billingAccount', 'bench-account-' || n % 20, 'state', case when n % 10 = 0 then 'suspended' else 'active' end
  ) || case when n % 10 = 0 then '{"reason": "asked"}'::jsonb else '{}' end
  from (
    select n, '+7701' || lpad(((n * 7654321 + 1234567) % 10000000)::text, 7, '0') as number,
      ($3::text[])[n % 5 + 1] || ' ' || n as person, 'Route ' || n % 400 as route
    from generate_series(0, $2::bigint - 1) as n
  ) as made`;

/** The same numbers, or the searches would look for others. */
async function checkLast(client: Client, count: number): Promise<void> {
  const { rows } = await client.query<{ number: string }>('select number from lines where id = $1', [
    lineId(count - 1),
  ]);
  if (rows[0]?.number !== numberOf(count - 1)) throw new Error('the lines in the database are not those of lineOf');
}
