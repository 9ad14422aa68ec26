import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Prepares what all test files of a run share: an empty folder, into which the first test that opens a browser unpacks
 * Chromium (test/support/chromium.ts). A folder per run: two runs at once cannot spoil each other's.
 */
export default async function globalSetup() {
  process.env.TEST_RUN_FOLDER = await mkdtemp(join(tmpdir(), 'guichet-tests-'));
}
