import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { Client } from 'pg';
import { migrate, openPostgresStore } from '../../src/store/postgres/index.js';
import { emptyDatabase } from '../support/postgres.js';
import { storeContract } from './contract.js';
import { byCommand, olderApprovals, olderOrders, theirBatches } from './olderOrders.js';
import { line } from './rows.js';
import { newNames, newTexts, number, olderLines, put, searchIn } from './searching.js';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
storeContract('postgres', async () => {
  const { url } = await emptyDatabase();
  await migrate(url, migrations);
  return openPostgresStore({ url, migrations });
});

it('keeps what masks are tried on in step with the lines, whoever writes them', async () => {
  const { url } = await emptyDatabase();
  await migrate(url, migrations);
  const store = await openPostgresStore({ url, migrations });
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await put(store, ...['a', 'b', 'c', 'd'].map((id, n) => line(id, `+2438100000${n}`)));
    await put(store, line('a', '+24381000009'), line('b', '+24381000001', { organisation: 'o2' }));
    await store.transaction(async ({ lines }) => {
      await lines.remove('c');
      await lines.claim('e');
      await lines.insert(line('e', '+24381000005'));
      await lines.remove('d');
      await lines.insert(line('d', '+24381000004', { state: 'suspended' }));
    });
    // As a program does that knows nothing of the other table.
    await client.query("insert into lines (id) values ('f')");
    await client.query(`update lines set row = $1 where id = 'f'`, [line('f', '+24381000006')]);
    await client.query(`update lines set row = row || '{"sought": "new"}' where id = 'd'`);
    const columns = 'id, operator, organisation, number, sought';
    const of = async (table: string) => (await client.query(`select ${columns} from ${table} order by id`)).rows;
    expect(await of('line_texts')).toEqual(await of('lines'));
    const found = await store.read((tables) => searchIn(tables, number('%00000_')));
    expect(found).toEqual(['b d e f a', 5]);
  } finally {
    await client.end();
    await store.close();
  }
});

it('makes anew what lines are searched by, of a database that an older program wrote', async () => {
  const { url } = await emptyDatabase();
  const before = await mkdtemp(join(tmpdir(), 'guichet-migrations-'));
  for (const name of (await readdir(migrations)).filter((one) => one < '004')) {
    await cp(join(migrations, name), join(before, name));
  }
  await migrate(url, before);
  const older = await openPostgresStore({ url, migrations: before });
  await put(older, ...olderLines);
  await older.close();
  const newer = (await readdir(migrations)).filter((one) => one >= '004').map((one) => one.replace('.sql', ''));
  for (const done of [newer, []]) {
    expect(await migrate(url, migrations)).toEqual(done);
    const store = await openPostgresStore({ url, migrations });
    const found = await store.read(({ lines }) => lines.where({}));
    expect(found).toEqual(
      olderLines.map((line, n) => ({
        ...{ ...line, sought: newTexts[n] },
        ...(newNames[n] !== undefined && { called: newNames[n] }),
      })),
    );
    const like = [{ column: 'sought', mask: '%muessiggang%' }] as const;
    const search = { equal: {}, like, from: 0, most: 10, order: 'number' } as const;
    expect((await store.read(({ lines }) => lines.search(search))).rows.map(({ id }) => id)).toEqual(['old1']);
    await store.close();
  }
  await rm(before, { recursive: true });
});

it('counts the orders of each command, of a database that an older program wrote', async () => {
  const { url } = await emptyDatabase();
  const before = await mkdtemp(join(tmpdir(), 'guichet-migrations-'));
  for (const name of (await readdir(migrations)).filter((one) => one < '005'))
    await cp(join(migrations, name), join(before, name));
  await migrate(url, before);
  const older = await openPostgresStore({ url, migrations: before });
  await older.transaction(async ({ orders, approvals }) => {
    for (const order of olderOrders) await orders.insert(order);
    for (const approval of olderApprovals) await approvals.insert(approval);
  });
  await older.close();
  await migrate(url, migrations);
  const store = await openPostgresStore({ url, migrations });
  expect(byCommand(await store.read(({ batches }) => batches.where({})))).toEqual(theirBatches);
  await store.close();
  await rm(before, { recursive: true });
});
