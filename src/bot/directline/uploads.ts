import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import pLimit from 'p-limit';
import { z } from 'zod';

/** A file that somebody sent. Its name and type are what they said of it. */
export interface SentFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** The files that were sent in conversations, as `<folder>/<conversation>/<id>`, for the owner of the process only. */
export interface Uploads {
  /** Keeps the files, durable; their ids, or undefined when the conversation has no room for them. */
  keep(conversation: string, files: readonly SentFile[]): Promise<readonly string[] | undefined>;
  find(conversation: string, id: string): Promise<SentFile | undefined>;
  /** Removes the files of conversations that are no more. Where that cannot be said they stay, and it is reported at the end. */
  sweep(isThere: (conversation: string) => Promise<boolean>): Promise<void>;
}

/** What one conversation may keep. */
const mostFiles = 20;
const mostBytes = 20 * 1024 * 1024;
/** Whoever has the address has the file: it must not be guessed. */
const idLength = 32;
const isId = (id: string): boolean => /^[\w-]{1,64}$/.test(id);
const described = '.json';

const Description = z.object({ name: z.string(), contentType: z.string() });

export function createUploads(folder: string): Uploads {
  // One at a time: what is there is counted before more is added.
  const alone = pLimit(1);
  return {
    keep: (conversation, files) =>
      alone(async () => {
        const own = join(folder, checked(conversation));
        await mkdir(own, { recursive: true, mode: 0o700 });
        if (!(await hasRoom(own, files))) return undefined;
        const ids: string[] = [];
        for (const file of files) ids.push(await write(own, file));
        await sync(own);
        return ids;
      }),
    find: async (conversation, id) => {
      if (!isId(conversation) || !isId(id)) return undefined;
      const file = join(folder, conversation, id);
      const [description, bytes] = await Promise.all([readIfThere(file + described), readIfThere(file)]);
      if (description === undefined || bytes === undefined) return undefined;
      return { ...Description.parse(JSON.parse(description.toString('utf8'))), bytes };
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

function checked(conversation: string): string {
  if (!isId(conversation)) throw new Error('a conversation id has 1 to 64 letters, digits, - and _');
  return conversation;
}

async function hasRoom(own: string, files: readonly SentFile[]): Promise<boolean> {
  const kept = (await list(own)).filter((name) => !name.endsWith(described));
  const sizes = await Promise.all(kept.map(async (name) => (await stat(join(own, name))).size));
  const bytes = [...sizes, ...files.map((file) => file.bytes.length)].reduce((sum, size) => sum + size, 0);
  return kept.length + files.length <= mostFiles && bytes <= mostBytes;
}

/** The description last and at once: without it there is no file, and a backup takes none. */
async function write(own: string, { bytes, ...description }: SentFile): Promise<string> {
  const id = nanoid(idLength);
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

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
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
