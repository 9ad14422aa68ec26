import { join } from 'node:path';
import { migrationFolder } from '../../src/bot/root.js';
import { openLowdbStore } from '../../src/store/lowdb/index.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { ServedStore } from '../../src/store/servedStore.js';
import type { Place } from '../measuring.js';

/** Where the embedded store lies in the program's folder. */
export const storeFolder = (folder: string): string => join(folder, 'store');

/** Opens the store at this place. `journalLimit`: as of the embedded store. */
export function openAt({ folder, storeUrl }: Place, options: { journalLimit?: number } = {}): Promise<ServedStore> {
  if (storeUrl === undefined) return openLowdbStore({ ...options, folder: storeFolder(folder), watchNesting: false });
  return openPostgresStore({ url: storeUrl, migrations: migrationFolder });
}
