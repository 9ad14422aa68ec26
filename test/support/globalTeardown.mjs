import { rm } from 'node:fs/promises';
import { closeDoor } from './sharedPostgres.mjs';

/** Ends the run's PostgreSQL and removes its shared folder. */
export default async function globalTeardown() {
  await closeDoor();
  await rm(process.env.TEST_RUN_FOLDER, { recursive: true, force: true, maxRetries: 3 });
}
