import { lstat, mkdir } from 'node:fs/promises';
import { codeOf } from './errors.js';

/**
 * Makes a folder for this user only, in a place where others may write too, such as the system's temporary folder.
 * Throws when somebody else was there first: they could listen in our stead.
 */
export async function privateFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await checkPrivate(folder);
  return folder;
}

/** Throws when the folder is another user's, open to others, or a link; a folder that is not there is fine. */
export async function checkPrivate(folder: string): Promise<void> {
  const found = await lstat(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return;
  const own = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
  if (!own) throw new Error(`${folder} is not this user's alone: remove it, or set a DATA_DIR with a shorter path`);
}
