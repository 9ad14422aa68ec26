import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { Client } from 'pg';
import { sortedBy } from '../../src/domain/lines/find/columns.js';
import { tableNames, tables } from '../../src/domain/records/tables.js';
import { Column } from '../../src/domain/terms/choices.js';
import { migrate } from '../../src/store/postgres/index.js';
import { sqlName } from '../../src/store/postgres/sql.js';
import { emptyDatabase } from '../support/postgres.js';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

it('has a table for every record after the newest migration, and an index that begins with each of its keys', async () => {
  const { url, drop } = await emptyDatabase();
  await migrate(url, migrations);
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select t.relname as name, a.attname as column from pg_index i
     join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
     join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0] where n.nspname = 'public'`,
  );
  await client.end();
  await drop();
  const indexed = new Set(rows.map(({ name, column }) => `${name}.${column}`));
  const wanted = tableNames.flatMap((name) =>
    ['id', ...tables[name].keys].map((key) => `${sqlName(name)}.${sqlName(key)}`),
  );
  expect(wanted.filter((one) => !indexed.has(one))).toEqual([]);
});

it('has an index for every order in which lines are read on, so that no page of a file sorts them all', async () => {
  const { url, drop } = await emptyDatabase();
  await migrate(url, migrations);
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(`select indexdef as index from pg_indexes where tablename = 'lines'`);
  await client.end();
  await drop();
  const indexes = rows.map(({ index }) => String(index));
  for (const by of Column.options) {
    const { order, thenBy } = sortedBy({ by });
    const columns = [...new Set(['organisation', order, thenBy ?? order, 'id'])].map(sqlName).join(', ');
    expect(indexes).toContainEqual(expect.stringContaining(`(${columns})`));
  }
});
