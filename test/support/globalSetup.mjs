import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDoor } from './sharedPostgres.mjs';

/**
 * Prepares what all test files of a run share: an empty folder, into which the first test that opens a browser unpacks
 * Chromium (test/support/chromium.ts), and the door at which tests ask for PostgreSQL (test/support/postgres.ts). A
 * folder per run: two runs at once cannot spoil each other's.
 */
export default async function globalSetup() {
  process.env.TEST_RUN_FOLDER = await mkdtemp(join(tmpdir(), 'guichet-tests-'));
  process.env.TEST_POSTGRES_DOOR = await openDoor();
}
