import { migrate } from '../../store/postgres/index.js';
import { migrationFolder } from '../root.js';
import { loadConfig } from '../start/config.js';
import { runCommand } from './runProgram.js';

/** `npm run migrate`: brings the database of STORE_URL to this program's schema. */

await runCommand(async () => {
  const { storeUrl } = loadConfig(process.env);
  if (storeUrl === undefined) throw new Error('STORE_URL is not set: the embedded store needs no migration');
  const done = await migrate(storeUrl, migrationFolder);
  return done.length === 0 ? 'The database is up to date.' : `Migrated: ${done.join(', ')}`;
});
