import { z } from 'zod';
import type { BackupReport } from '../../../store/lowdb/index.js';
import type { Opened } from '../../start/openStore.js';

const BackupInput = z.object({ target: z.string() });

/** The operation of a running program that `npm run backup` asks for: `{ target }`, an absolute path. */
export function backupOf(backup: Opened['backup'], now: () => Date): (input: unknown) => Promise<BackupReport> {
  return (input) => backup(BackupInput.parse(input).target, now());
}
