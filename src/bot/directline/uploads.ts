import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import pLimit from 'p-limit';
import { z } from 'zod';
import { hasRoom, type SentFile, UPLOAD_ID_LENGTH, type Uploads } from '../../domain/documents/uploads.js';
import { conversationId, isPlainId } from '../../domain/terms/plainId.js';
import { syncFolder } from '../../store/lowdb/files.js';

const described = '.json';

const Description = z.object({ name: z.string(), contentType: z.string() });

/** Files in a folder, with what only whoever moves them asks. */
export interface FolderUploads extends Uploads {
  /** The ids of a conversation's files. */
  ids(conversation: string): Promise<readonly string[]>;
}

/** The files as `<folder>/<conversation>/<id>`, for the owner of the process only. */
export function createUploads(folder: string): FolderUploads {
  // One at a time: what is there is counted before more is added.
  const alone = pLimit(1);
  return {
    keep: (conversation, files) =>
      alone(async () => {
        const own = join(folder, conversationId(conversation));
        await mkdir(own, { recursive: true, mode: 0o700 });
        if (!hasRoom(await sizesIn(own), files)) return undefined;
        const ids: string[] = [];
        for (const file of files) ids.push(await write(own, file));
        await syncFolder(own);
        return ids;
      }),
    find: async (conversation, id) => {
      if (!isPlainId(conversation) || !isPlainId(id)) return undefined;
      const file = join(folder, conversation, id);
      const [description, bytes] = await Promise.all([readIfThere(file + described), readIfThere(file)]);
      if (description === undefined || bytes === undefined) return undefined;
      return { ...Description.parse(JSON.parse(description.toString('utf8'))), bytes };
    },
    ids: async (conversation) => {
      const names = await list(join(folder, conversationId(conversation)));
      return names.filter((name) => name.endsWith(described)).map((name) => name.slice(0, -described.length));
    },
    sweep: (isThere) =>
      alone(async () => {
        const faults: unknown[] = [];
        for (const conversation of await list(folder)) {
          try {
            if (!(await isThere(conversation))) await rm(join(folder, conversation), { recursive: true, force: true });
          } catch (error) {
            faults.push(error);
          }
        }
        if (faults.length > 0)
          throw new AggregateError(faults, `the files of ${faults.length} conversations were left`);
      }),
  };
}

/** The sizes of what a conversation keeps, in bytes. */
async function sizesIn(own: string): Promise<number[]> {
  const kept = (await list(own)).filter((name) => !name.endsWith(described));
  return Promise.all(kept.map(async (name) => (await stat(join(own, name))).size));
}

/** The description last and at once: without it there is no file, and a backup takes none. */
async function write(own: string, { bytes, ...description }: SentFile): Promise<string> {
  const id = nanoid(UPLOAD_ID_LENGTH);
  await writeSynced(join(own, id), bytes);
  const draft = join(own, `${id}.new`);
  await writeSynced(draft, Buffer.from(JSON.stringify(description)));
  await rename(draft, join(own, id + described));
  return id;
}

async function writeSynced(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown): boolean => z.object({ code: z.literal('ENOENT') }).safeParse(error).success;

async function readIfThere(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}
