import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import pLimit from 'p-limit';
import { z } from 'zod';
import { hasRoom, type SentFile, type Stays, UPLOAD_ID_LENGTH, type Uploads } from '../../domain/documents/uploads.js';
import { conversationId, isPlainId } from '../../domain/terms/plainId.js';
import type { UploadedFile } from '../../domain/values/uploadedFile.js';
import { syncFolder } from '../../store/lowdb/files.js';

const described = '.json';
/** What the folder of a request's files begins with: no address of a conversation's files leads there. */
const kept = 'kept-';

const Description = z.object({ name: z.string(), contentType: z.string() });

/** Files in a folder, with what only whoever moves them asks. */
export interface FolderUploads extends Uploads {
  /** The ids of a conversation's files, and of those that are kept with a request. */
  ids(conversation: string): Promise<readonly string[]>;
  keptIds(request: string): Promise<readonly string[]>;
}

/** The files as `<folder>/<conversation>/<id>` and `<folder>/kept-<request>/<id>`, for the owner of the process only. */
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
        for (const file of files) ids.push(await write(own, nanoid(UPLOAD_ID_LENGTH), file));
        await syncFolder(own);
        return ids;
      }),
    find: async (conversation, id) => (conversation.startsWith(kept) ? undefined : read(folder, conversation, id)),
    settle: (request, files) => alone(() => settle(folder, request, files)),
    findKept: (request, id) => read(folder, kept + request, id),
    ids: (conversation) => idsIn(join(folder, conversationId(conversation))),
    keptIds: (request) => idsIn(join(folder, conversationId(kept + request))),
    sweep: (stays) => alone(() => sweep(folder, stays)),
  };
}

async function read(folder: string, owner: string, id: string): Promise<SentFile | undefined> {
  if (!isPlainId(owner) || !isPlainId(id)) return undefined;
  const file = join(folder, owner, id);
  const [description, bytes] = await Promise.all([readIfThere(file + described), readIfThere(file)]);
  if (description === undefined || bytes === undefined) return undefined;
  return { ...Description.parse(JSON.parse(description.toString('utf8'))), bytes };
}

async function settle(folder: string, request: string, files: readonly UploadedFile[]): Promise<UploadedFile[]> {
  const own = join(folder, conversationId(kept + request));
  const there = new Set(await idsIn(own));
  const missing: UploadedFile[] = [];
  for (const one of files.filter(({ id }) => !there.has(id))) {
    const file = await read(folder, one.conversation, one.id);
    if (file === undefined) missing.push(one);
    else await copyInto(own, one.id, file);
  }
  await keepOnly(
    own,
    files.map(({ id }) => id),
  );
  return missing;
}

async function copyInto(own: string, id: string, file: SentFile): Promise<void> {
  await mkdir(own, { recursive: true, mode: 0o700 });
  // What a try before this one left half written.
  for (const part of ['', '.new']) await rm(join(own, id + part), { force: true });
  await write(own, id, file);
  await syncFolder(own);
}

/** Removes the files of a folder that are not among these, with the folder where none is left. */
async function keepOnly(own: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return rm(own, { recursive: true, force: true });
  const stays = new Set(ids);
  const gone = (await list(own)).filter((name) => !stays.has(name.split('.')[0] ?? ''));
  for (const name of gone) await rm(join(own, name), { force: true });
}

async function sweep(folder: string, stays: Stays): Promise<void> {
  const faults: unknown[] = [];
  for (const name of await list(folder)) {
    const own = join(folder, name);
    try {
      if (name.startsWith(kept)) await keepOnly(own, await stays.request(name.slice(kept.length)));
      else if (!(await stays.conversation(name))) await rm(own, { recursive: true, force: true });
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `the files of ${faults.length} conversations were left`);
}

async function idsIn(own: string): Promise<string[]> {
  const names = await list(own);
  return names.filter((name) => name.endsWith(described)).map((name) => name.slice(0, -described.length));
}

/** The sizes of what a conversation keeps, in bytes. */
async function sizesIn(own: string): Promise<number[]> {
  const kept = (await list(own)).filter((name) => !name.endsWith(described));
  return Promise.all(kept.map(async (name) => (await stat(join(own, name))).size));
}

/** The description last and at once: without it there is no file, and a backup takes none. */
async function write(own: string, id: string, { bytes, ...description }: SentFile): Promise<string> {
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
