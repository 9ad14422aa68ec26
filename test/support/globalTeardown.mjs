import { rm } from 'node:fs/promises';

/** Removes the run's shared folder. */
export default async function globalTeardown() {
  await rm(process.env.TEST_RUN_FOLDER, { recursive: true, force: true, maxRetries: 3 });
}
