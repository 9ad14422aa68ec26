import { fileURLToPath } from 'node:url';
import { migrate } from '../../src/store/postgres/index.js';
import { type EmptyDatabase, emptyDatabase } from './postgres.js';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** A database of the caller's own with this program's schema and nothing in it. `server`: as for `emptyDatabase`. */
export async function migratedDatabase(server?: string): Promise<EmptyDatabase> {
  const database = await emptyDatabase(server);
  await migrate(database.url, migrations);
  return database;
}
