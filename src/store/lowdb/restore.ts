import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type BackupReport, checkFiles, isSignedBy, Manifest, manifestName, reportOf } from './backup.js';
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

/** Where a backup goes. */
export interface RestorePlace {
  /** The store's folder. */
  readonly folder: string;
  /** The folder of the files that were sent in conversations. */
  readonly uploadFolder: string;
  /** Keys of which one must have signed the backup's manifest. None: whoever wrote it is not asked. */
  readonly keys?: readonly Uint8Array[] | undefined;
}

/**
 * Puts a backup in the place of the store's folder, which no process may be using, and of the sent files. The backup is
 * checked before anything is touched. `force`: data that are there are moved aside, not removed.
 * Throws StoreDamaged for a backup that is not whole, StoreInUse, or FolderNotEmpty.
 */
export async function restoreBackup(backup: string, place: RestorePlace, now: Date, force = false): Promise<Restored> {
  const [to, uploads] = [resolve(place.folder), resolve(place.uploadFolder)];
  const manifest = await manifestOf(backup);
  if (place.keys !== undefined && !isSignedBy(place.keys, manifest))
    throw new StoreDamaged(
      join(backup, manifestName),
      undefined,
      'it is not signed with the PEPPER of this program: somebody may have changed the backup (--unsigned takes it all the same)',
    );
  await checkFiles(backup, manifest);
  const files = new NodeFiles();
  await makeFolder(files, to);
  const release = await lockFolder(to);
  try {
    const present = (await readdir(to)).filter((name) => !isSocket(name));
    if (present.length > 0 && !force) throw new FolderNotEmpty(to);
    const drafts = { store: to + unfinished, uploads: uploads + unfinished };
    await copyAll(files, backup, drafts, manifest);
    const aside = `.before-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
    await exchange(files, uploads, drafts.uploads, uploads + aside);
    await exchange(files, to, drafts.store, to + aside);
    if (present.length > 0) return { ...reportOf(to, manifest), kept: to + aside };
    await rm(to + aside, { recursive: true });
    return reportOf(to, manifest);
  } finally {
    await release();
  }
}

/** Puts the draft in a folder's place; what was there is kept beside it. */
async function exchange(files: NodeFiles, folder: string, draft: string, kept: string): Promise<void> {
  await rename(folder, kept).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error; // nothing was there
  });
  await rename(draft, folder);
  await files.syncFolder(dirname(folder));
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

async function copyAll(
  files: NodeFiles,
  from: string,
  drafts: { readonly store: string; readonly uploads: string },
  manifest: Manifest,
): Promise<void> {
  for (const draft of Object.values(drafts)) await rm(draft, { recursive: true, force: true });
  const target = (name: string) =>
    name.startsWith('uploads/') ? join(drafts.uploads, name.slice('uploads/'.length)) : join(drafts.store, name);
  const targets = manifest.files.map(({ name }) => ({ name, to: target(name) }));
  const own = [drafts.store, ...['conversations', 'archive'].map((name) => join(drafts.store, name)), drafts.uploads];
  const folders = [...new Set([...own, ...targets.map(({ to }) => dirname(to))])];
  for (const folder of folders) await makeFolder(files, folder);
  for (const { name, to } of targets) {
    await files.copy(join(from, name), to);
    await files.sync(to);
  }
  await checkFiles(from, manifest, target);
  for (const folder of folders) await files.syncFolder(folder);
}
