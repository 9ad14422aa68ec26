import { Pool } from 'pg';
import { PostgresConversations } from './conversations.js';
import { StoreUnreachable } from './errors.js';
import { PostgresReports } from './keptReports.js';
import { checkMigrated } from './migrate.js';
import { Notices } from './notices.js';
import { OneAtATime } from './oneAtATime.js';
import { PostgresStore } from './postgresStore.js';
import { PostgresUploads } from './uploads.js';

export interface PostgresOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** The folder of the migrations that this program knows. */
  readonly migrations: string;
  /** How many connections this process may have; 10. */
  readonly connections?: number;
}

/** Milliseconds after which a connection, a statement, its answer, or a transaction in which nothing happens is given up. */
const within = { connection: 5_000, statement: 30_000, answer: 35_000, idle: 60_000 };

/** Opens the store over PostgreSQL 14 or newer. Throws StoreUnreachable or StoreNotMigrated, each of which says what to do. */
export async function openPostgresStore({
  url,
  migrations,
  connections = 10,
}: PostgresOptions): Promise<PostgresStore> {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    // A statement need not wait for the answer to the one before.
    pipeline: true,
    connectionTimeoutMillis: within.connection,
    statement_timeout: within.statement,
    // A machine that vanished from the network breaks no statement off.
    query_timeout: within.answer,
    keepAlive: true,
    idle_in_transaction_session_timeout: within.idle,
    application_name: 'guichet',
  });
  // A connection that breaks while nobody uses it leaves the pool; whoever needs one next hears of it.
  pool.on('error', () => {});
  // One that breaks in the middle of a transaction fails its next statement, and must not end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const client = await pool.connect().catch((error: unknown) => {
      throw new StoreUnreachable(error);
    });
    await checkMigrated(client, migrations).finally(() => client.release());
  } catch (error) {
    await pool.end();
    throw error;
  }
  const conversations = new PostgresConversations(pool, new Notices(url));
  return new PostgresStore(
    pool,
    conversations,
    new OneAtATime(url),
    new PostgresUploads(pool),
    new PostgresReports(pool),
  );
}
