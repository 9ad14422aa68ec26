import { migratedDatabase } from '../test/support/migratedDatabase.js';
import { startPostgres } from '../test/support/postgres.js';

/** A PostgreSQL server for the time of the bench. */
export interface Database {
  /** A new database with our tables; the last one is dropped. */
  fresh(): Promise<{ storeUrl: string }>;
  stop(): Promise<void>;
}

export async function startDatabase(): Promise<Database> {
  const server = await startPostgres();
  let drop = async () => {};
  return {
    fresh: async () => {
      await drop();
      const database = await migratedDatabase(server.url);
      drop = database.drop;
      return { storeUrl: database.url };
    },
    stop: () => server.stop(),
  };
}
