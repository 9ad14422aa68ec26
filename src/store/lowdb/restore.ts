import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type BackupReport, checkFiles, Manifest, manifestName, reportOf } from './backup.js';
import { codeOf, StoreDamaged } from './errors.js';
import { makeFolder, NodeFiles } from './files.js';
import { unfinished } from './journal.js';
import { lockFolder } from './lock.js';

/** The folder has data already, and nobody said that they may make way. */
export class FolderNotEmpty extends Error {
  constructor(folder: string) {
    super(`${folder} holds data. With --force they are kept beside it, and the backup takes their place`);
    this.name = 'FolderNotEmpty';
  }
}

export interface Restored extends BackupReport {
  /** Where the data lie that were there before. */
  readonly kept?: string;
}

/**
 * Puts a backup in the place of the store's folder, which no process may be using. The backup is checked before
 * anything is touched. `force`: data that are there are moved aside, not removed.
 * Throws StoreDamaged for a backup that is not whole, StoreInUse, or FolderNotEmpty.
 */
export async function restoreBackup(backup: string, folder: string, now: Date, force = false): Promise<Restored> {
  const to = resolve(folder);
  const manifest = await manifestOf(backup);
  await checkFiles(backup, manifest);
  const files = new NodeFiles();
  await makeFolder(files, to);
  const release = await lockFolder(to);
  try {
    const present = (await readdir(to)).filter((name) => !isSocket(name));
    if (present.length > 0 && !force) throw new FolderNotEmpty(to);
    const draft = to + unfinished;
    await rm(draft, { recursive: true, force: true });
    await copyAll(files, backup, draft, manifest);
    const kept = `${to}.before-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
    await rename(to, kept);
    await rename(draft, to);
    await files.syncFolder(dirname(to));
    if (present.length > 0) return { ...reportOf(to, manifest), kept };
    await rm(kept, { recursive: true });
    return reportOf(to, manifest);
  } finally {
    await release();
  }
}

/** Sockets of processes are not data. */
const isSocket = (name: string): boolean => /^(lock-[\w-]{12}|control\.sock)$/.test(name);

async function manifestOf(backup: string): Promise<Manifest> {
  const path = join(backup, manifestName);
  try {
    return Manifest.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT';
    throw new StoreDamaged(
      path,
      undefined,
      missing ? 'there is no such file, so this is no backup' : 'it is no manifest',
    );
  }
}

async function copyAll(files: NodeFiles, from: string, to: string, manifest: Manifest): Promise<void> {
  const folders = ['', 'conversations', 'archive'].map((name) => join(to, name));
  for (const folder of folders) await makeFolder(files, folder);
  for (const { name } of manifest.files) {
    await files.copy(join(from, name), join(to, name));
    await files.sync(join(to, name));
  }
  await checkFiles(to, manifest);
  for (const folder of folders) await files.syncFolder(folder);
}
