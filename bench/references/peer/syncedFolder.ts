import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of files that are written as a whole: each is the old or the new one, and durable when the promise is kept. */
export interface SyncedFolder {
  get(name: string): Promise<string | undefined>;
  all(): Promise<string[]>;
  put(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  close(): Promise<void>;
}

const unfinished = '.tmp';

export async function openSyncedFolder(path: string): Promise<SyncedFolder> {
  await mkdir(path, { recursive: true });
  // What it lists is durable after its own sync. Windows cannot open a folder, and NTFS journals its entries itself.
  const folder = process.platform === 'win32' ? undefined : await open(path);
  let count = 0;
  const read = (name: string) => readFile(join(path, name), 'utf8');
  return {
    get: (name) => read(name).catch(undefinedIfAbsent),
    all: async () => Promise.all((await readdir(path)).filter((name) => !name.endsWith(unfinished)).map(read)),
    async put(name, text) {
      count += 1;
      const fresh = join(path, `${name}.${count}${unfinished}`);
      await writeSynced(fresh, text);
      await rename(fresh, join(path, name));
      await folder?.sync();
    },
    async remove(name) {
      await rm(join(path, name), { force: true });
      await folder?.sync();
    },
    close: async () => folder?.close(),
  };
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function undefinedIfAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
