import { copyFile, type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LRUCache } from 'lru-cache';
import { codeOf } from './errors.js';

/**
 * The file operations of the store, each naming its path, so that a test can fail, kill or forget at every one.
 * Nothing is durable before its sync: a file's bytes before `sync`, what a folder lists before `syncFolder`.
 */
export interface FilePort {
  /** Creates one folder, readable by its owner only. False when it exists. Rejects when its parent does not. */
  mkdir(folder: string): Promise<boolean>;
  /** The names in the folder. */
  list(folder: string): Promise<string[]>;
  /** The file's bytes; undefined when there is none. */
  read(path: string): Promise<Buffer | undefined>;
  /** Creates or empties the file (readable by its owner only) and writes the text. */
  write(path: string, text: string): Promise<void>;
  append(path: string, text: string): Promise<void>;
  sync(path: string): Promise<void>;
  syncFolder(folder: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  /** Fine when there is no such file. */
  remove(path: string): Promise<void>;
  /** Lets go of what was kept open. */
  close(): Promise<void>;
}

/** How many files that were appended to stay open for the next time: to open one costs as much as to write to it. */
const KEPT_OPEN = 500;

/**
 * The disk. A written file stays open until its sync, so that the sync reports what went wrong with these very bytes, and
 * for some time after that.
 */
export class NodeFiles implements FilePort {
  readonly #open = new Map<string, FileHandle>();
  readonly #idle = new LRUCache<string, FileHandle>({
    max: KEPT_OPEN,
    dispose: (handle, _path, reason) => {
      if (reason === 'evict') this.#closing.add(handle.close());
    },
  });
  readonly #closing = new Set<Promise<void>>();

  async mkdir(folder: string): Promise<boolean> {
    try {
      await mkdir(folder, { mode: 0o700 });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  }

  list(folder: string): Promise<string[]> {
    return readdir(folder);
  }

  async read(path: string): Promise<Buffer | undefined> {
    try {
      return await readFile(path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  async write(path: string, text: string): Promise<void> {
    await this.#close(path);
    await this.#put(path, 'w', text);
  }

  append(path: string, text: string): Promise<void> {
    return this.#put(path, 'a', text);
  }

  async sync(path: string): Promise<void> {
    const kept = this.#take(path);
    const handle = kept ?? (await open(path, 'r+'));
    this.#open.set(path, handle);
    try {
      await this.toDisk(handle);
    } catch (error) {
      await this.#close(path);
      throw error;
    }
    // One that was not written to here stands at its beginning: to append to it would write over it.
    if (kept === undefined) return this.#close(path);
    this.#open.delete(path);
    this.#idle.set(path, handle);
  }

  syncFolder(folder: string): Promise<void> {
    return syncFolder(folder);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#close(from);
    await this.#close(to);
    await rename(from, to);
  }

  copy(from: string, to: string): Promise<void> {
    return copyFile(from, to);
  }

  async remove(path: string): Promise<void> {
    await this.#close(path);
    await rm(path, { force: true });
  }

  async close(): Promise<void> {
    for (const path of [...this.#open.keys(), ...this.#idle.keys()]) await this.#close(path);
    await Promise.all(this.#closing);
  }

  /** Waits until the disk has a file's bytes. Tests that cut no power leave it out: it is most of what they would wait for. */
  protected toDisk(handle: FileHandle): Promise<void> {
    return handle.sync();
  }

  async #put(path: string, flags: 'a' | 'w', text: string): Promise<void> {
    const handle = this.#take(path) ?? (await open(path, flags, 0o600));
    this.#open.set(path, handle);
    try {
      await handle.appendFile(text);
    } catch (error) {
      await this.#close(path);
      throw error;
    }
  }

  #take(path: string): FileHandle | undefined {
    const handle = this.#open.get(path) ?? this.#idle.get(path);
    this.#idle.delete(path);
    return handle;
  }

  async #close(path: string): Promise<void> {
    const handle = this.#take(path);
    this.#open.delete(path);
    await handle?.close();
  }
}

/** Makes durable what a folder lists. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and NTFS journals its entries itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Creates the folder with the parents it lacks, all of it durable. */
export async function makeFolder(files: FilePort, folder: string): Promise<void> {
  const parent = dirname(folder);
  let made: boolean;
  try {
    made = await files.mkdir(folder);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || parent === folder) throw error;
    await makeFolder(files, parent);
    made = await files.mkdir(folder);
  }
  if (made) await files.syncFolder(parent);
}
