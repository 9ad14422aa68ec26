import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../../store/lowdb/errors.js';
import { type FilePort, makeFolder, NodeFiles } from '../../store/lowdb/files.js';

/** An id becomes a file's name. */
const FileName = z.string().regex(/^[\w-]{1,100}$/);

/** What the demo sends into a folder. */
export interface SentFiles {
  /** Writes a file, durably and for its owner only. One that is sent again replaces itself. */
  write(id: string, text: string): Promise<void>;
}

/** Files of one kind in a folder, `<folder>/<id><ending>`. */
export const sentFiles = (folder: string, ending: string, files: FilePort = new NodeFiles()): SentFiles => ({
  write: async (id, text) => {
    const path = join(folder, `${FileName.parse(id)}${ending}`);
    await makeFolder(files, folder);
    const draft = `${path}.draft`;
    await files.write(draft, text);
    await files.sync(draft);
    await files.rename(draft, path);
    await files.syncFolder(folder);
  },
});

/** Days that a file lies there: it says who somebody is, and nobody is told when they are erased. */
const keptDays = 30;
const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** Removes the files of a kind that have lain in the folder long enough. */
export async function sweepSent(
  folder: string,
  ending: string,
  now: Date,
  files: FilePort = new NodeFiles(),
): Promise<void> {
  const names = await files.list(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []; // nothing was ever sent
    throw error;
  });
  for (const name of names.filter((one) => one.endsWith(ending) || one.endsWith(`${ending}.draft`))) {
    const { mtimeMs } = await stat(join(folder, name));
    if (mtimeMs < now.getTime() - keptDays * dayInMilliseconds) await files.remove(join(folder, name));
  }
}
