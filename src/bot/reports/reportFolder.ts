import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import type { KeptReports } from '../../domain/documents/keptReports.js';
import { isPlainId } from '../../domain/terms/plainId.js';
import { codeOf } from '../../store/lowdb/errors.js';
import { syncFolder } from '../../store/lowdb/files.js';

const ID_LENGTH = 32;
/** What the name of a file that is still being written ends with. */
const unfinished = '.new';

/** Reports as `<folder>/<id>`, for the owner of the process only. */
export const createReportFolder = (folder: string): KeptReports => ({
  keep: async (bytes) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const id = nanoid(ID_LENGTH);
    const draft = join(folder, id + unfinished);
    const handle = await open(draft, 'wx', 0o600);
    try {
      for await (const chunk of bytes) await handle.write(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, join(folder, id));
    await syncFolder(folder);
    return id;
  },
  find: async (id) => {
    const path = join(folder, id);
    if (!isPlainId(id) || (await ageOf(path)) === undefined) return undefined;
    return read(path);
  },
  sweep: async (stays, before) => {
    for (const name of await namesIn(folder)) {
      const path = join(folder, name);
      const begun = await ageOf(path);
      const isOld = begun !== undefined && begun < before.getTime();
      if (isOld && (name.endsWith(unfinished) || !(await stays(name)))) await rm(path, { force: true });
    }
  },
});

/** Opened when it is read: whoever only looks whether it is there leaves nothing open. */
async function* read(path: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(path);
}

/** When a file was written last, in milliseconds; undefined: it is not there. */
const ageOf = (path: string): Promise<number | undefined> =>
  stat(path).then(({ mtimeMs }) => mtimeMs, orMissing<number | undefined>(undefined));

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(orMissing<string[]>([]));

const orMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (codeOf(error) === 'ENOENT') return instead;
    throw error;
  };
