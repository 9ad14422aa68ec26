import { z } from 'zod';
import type { BackupReport } from '../../store/lowdb/index.js';

/** Copies everything into a new folder in `target`. Throws where the store has a way of its own. */
export type Backup = (target: string, now: Date) => Promise<BackupReport>;

const BackupInput = z.object({ target: z.string() });

/** The operation of a running program that `npm run backup` asks for: `{ target }`, an absolute path. */
export function backupOf(backup: Backup, now: () => Date): (input: unknown) => Promise<BackupReport> {
  return (input) => backup(BackupInput.parse(input).target, now());
}
