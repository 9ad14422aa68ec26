import { Pool } from 'pg';
import { COLD, percentile } from '../cpu.js';
import type { Measured } from '../measuring.js';

/** As many connections as our store has. */
const connections = 10;

/** How often a second a row can be updated and another one inserted in a transaction, with nothing above `pg`. */
export async function updateAndInsert(url: string, callers: readonly number[], within: number): Promise<Measured> {
  const pool = new Pool({ connectionString: url, max: connections });
  await pool.query('create table if not exists bare_accounts (id int primary key, changes int not null)');
  await pool.query('create table if not exists bare_log (id bigserial primary key, account int, said text)');
  const measured: Record<string, number> = {};
  const all = Array.from({ length: Math.max(...callers) }, (_, id) => id);
  await pool.query('insert into bare_accounts select id, 0 from unnest($1::int[]) as id on conflict (id) do nothing', [
    all,
  ]);
  await callFor(pool, all, within * COLD);
  for (const count of callers) {
    const ids = all.slice(0, count);
    await callFor(pool, ids, within / 3);
    const began = performance.now();
    const times = await callFor(pool, ids, within);
    measured[`perSecond ${count}`] = times.length / ((performance.now() - began) / 1000);
    measured[`p99 ${count}`] = percentile(times, 0.99);
  }
  await pool.end();
  return measured;
}

async function callFor(pool: Pool, ids: readonly number[], within: number): Promise<number[]> {
  const end = performance.now() + within;
  const times: number[] = [];
  const caller = async (id: number) => {
    while (performance.now() < end) {
      const began = performance.now();
      await once(pool, id);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(ids.map(caller));
  return times;
}

async function once(pool: Pool, id: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({
      name: 'update',
      text: 'update bare_accounts set changes = changes + 1 where id = $1',
      values: [id],
    });
    await client.query({
      name: 'insert',
      text: 'insert into bare_log (account, said) values ($1, $2)',
      values: [id, 'said'],
    });
    await client.query('commit');
  } finally {
    client.release();
  }
}
