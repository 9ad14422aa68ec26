import { copyFile, type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
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
}

/** The disk. A written file stays open until its sync, so that the sync reports what went wrong with these very bytes. */
export class NodeFiles implements FilePort {
  readonly #open = new Map<string, FileHandle>();

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
    const handle = this.#open.get(path) ?? (await open(path, 'r+'));
    this.#open.set(path, handle);
    try {
      await handle.sync();
    } finally {
      await this.#close(path);
    }
  }

  async syncFolder(folder: string): Promise<void> {
    // Windows cannot open a folder, and NTFS journals its entries itself.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  rename(from: string, to: string): Promise<void> {
    return rename(from, to);
  }

  copy(from: string, to: string): Promise<void> {
    return copyFile(from, to);
  }

  remove(path: string): Promise<void> {
    return rm(path, { force: true });
  }

  async #put(path: string, flags: 'a' | 'w', text: string): Promise<void> {
    const handle = this.#open.get(path) ?? (await open(path, flags, 0o600));
    this.#open.set(path, handle);
    try {
      await handle.appendFile(text);
    } catch (error) {
      await this.#close(path);
      throw error;
    }
  }

  async #close(path: string): Promise<void> {
    const handle = this.#open.get(path);
    this.#open.delete(path);
    await handle?.close();
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
