import { readdir } from 'node:fs/promises';
import { runner } from 'node-pg-migrate';
import type { ClientBase } from 'pg';
import { connect } from './connect.js';
import { StoreNotMigrated } from './errors.js';
import { renewSearchTexts } from './searchTexts.js';

const TABLE = 'migrations';
const SEARCH_TEXTS = '015_overview';

/**
 * Brings a database to this program's schema, all of it or nothing. Gives the names of what was done. Throws
 * StoreUnreachable, or what is wrong with the database.
 */
export async function migrate(url: string, folder: string, log: (line: string) => void = () => {}): Promise<string[]> {
  const client = await connect(url);
  try {
    const options = { migrationsTable: TABLE, direction: 'up', singleTransaction: true, checkOrder: true } as const;
    const before = await doneIn(client);
    // Before it is noted: should the program end in between, it is done once more.
    if (!before.has(SEARCH_TEXTS)) await renewSearchTexts(client);
    const done = await runner({ ...options, dbClient: client, dir: folder, log });
    return done.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * Throws StoreNotMigrated when the database lacks something that this program knows. One that has more is fine: a newer
 * program has migrated it while this one runs on, and migrations only add.
 */
export async function checkMigrated(client: ClientBase, folder: string): Promise<void> {
  const known = (await readdir(folder))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -'.sql'.length));
  const names = await doneIn(client);
  const missing = known.filter((name) => !names.has(name)).sort();
  if (missing.length > 0) throw new StoreNotMigrated(missing);
}

/** The names of the migrations that were carried out. */
async function doneIn(client: ClientBase): Promise<ReadonlySet<string>> {
  const there = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [TABLE]);
  const done = there.rows[0]?.there ? (await client.query<{ name: string }>(`select name from ${TABLE}`)).rows : [];
  return new Set(done.map(({ name }) => name));
}
