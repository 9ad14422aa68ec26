import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type EmptyDatabase, emptyDatabase, startPostgres } from '../support/postgres.js';

/** Runs the statements over one connection of their own; returns the last one's rows. */
async function query(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

describe('the databases of the tests', () => {
  let one: EmptyDatabase;
  let other: EmptyDatabase;

  beforeAll(async () => {
    [one, other] = await Promise.all([emptyDatabase(), emptyDatabase()]);
  });
  afterAll(() => Promise.all([one.drop(), other.drop()]));

  it('are separate, and each keeps what was committed', async () => {
    await query(
      one.url,
      'create table lines (id text)',
      "insert into lines values ('a')",
      'begin',
      'delete from lines',
    );

    expect(await query(one.url, 'select id from lines')).toEqual([{ id: 'a' }]);
    expect(await query(other.url, "select to_regclass('lines') as lines")).toEqual([{ lines: null }]);
  });

  it('have what production has: synced commits, UTF-8, trigrams of every script', async () => {
    const settings = "select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding";
    expect(await query(one.url, settings)).toEqual([{ fsync: 'on', encoding: 'UTF8' }]);

    const trigrams = "select similarity('Ёлка', 'ёлка') as alike";
    expect(await query(one.url, 'create extension pg_trgm', trigrams)).toEqual([{ alike: 1 }]);
  });

  it('are gone once dropped, whoever is connected', async () => {
    const { url, drop } = await emptyDatabase();
    const client = new Client({ connectionString: url });
    await client.connect();
    const cutOff = new Promise((resolve) => client.on('error', resolve));
    await drop();

    await cutOff;
    await expect(query(url, 'select 1')).rejects.toThrow('does not exist');
  });
});

describe('a PostgreSQL server of a test’s own', () => {
  it('comes back from a crash under its URL with what was committed', async () => {
    const server = await startPostgres();
    const { url } = await emptyDatabase(server.url);
    await query(url, 'create table lines (id text)', "insert into lines values ('a')");
    await server.crash();
    await expect(query(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await server.restart();

    expect(await query(url, 'select id from lines')).toEqual([{ id: 'a' }]);
    await server.stop();
    await expect(query(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('says what to do when no PostgreSQL can run', async () => {
    await expect(startPostgres({ ...process.env, POSTGRES_BIN: '/nowhere' })).rejects.toThrow('set POSTGRES_BIN');
  });
});
