import { fileURLToPath } from 'node:url';
import { migrate, openPostgresStore } from '../../src/store/postgres/index.js';
import { emptyDatabase } from '../support/postgres.js';
import { storeContract } from './contract.js';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
storeContract('postgres', async () => {
  const { url } = await emptyDatabase();
  await migrate(url, migrations);
  return openPostgresStore({ url, migrations });
});
