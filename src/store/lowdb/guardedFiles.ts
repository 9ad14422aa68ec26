import { StoreClosed } from '../servedStore.js';
import { StoreStopped } from './errors.js';
import type { FilePort } from './files.js';

/**
 * Files that stop for good at the first failed write or sync. The kernel may drop the bytes of a failed sync and report
 * success the next time, so it is never tried again.
 */
export class GuardedFiles implements FilePort {
  #stopped: StoreStopped | undefined;
  #closed = false;

  constructor(private readonly files: FilePort) {}

  /** Asked where a call comes in. Throws StoreStopped or StoreClosed. */
  checkOpen(): void {
    this.checkRunning();
    if (this.#closed) throw new StoreClosed();
  }

  /** Asked by what came in before the store was closed, and is to be finished. Throws StoreStopped. */
  checkRunning(): void {
    if (this.#stopped !== undefined) throw this.#stopped;
  }

  get stopped(): boolean {
    return this.#stopped !== undefined;
  }

  /** No new call is accepted from now on; what was accepted goes on. */
  refuse(): void {
    this.#closed = true;
  }

  close(): Promise<void> {
    return this.files.close();
  }

  mkdir = (folder: string): Promise<boolean> => this.#change(() => this.files.mkdir(folder));
  write = (path: string, text: string): Promise<void> => this.#change(() => this.files.write(path, text));
  append = (path: string, text: string): Promise<void> => this.#change(() => this.files.append(path, text));
  sync = (path: string): Promise<void> => this.#change(() => this.files.sync(path));
  syncFolder = (folder: string): Promise<void> => this.#change(() => this.files.syncFolder(folder));
  rename = (from: string, to: string): Promise<void> => this.#change(() => this.files.rename(from, to));
  copy = (from: string, to: string): Promise<void> => this.#change(() => this.files.copy(from, to));
  remove = (path: string): Promise<void> => this.#change(() => this.files.remove(path));

  async list(folder: string): Promise<string[]> {
    this.checkRunning();
    return this.files.list(folder);
  }

  async read(path: string): Promise<Buffer | undefined> {
    this.checkRunning();
    return this.files.read(path);
  }

  async #change<T>(work: () => Promise<T>): Promise<T> {
    this.checkRunning();
    try {
      return await work();
    } catch (error) {
      this.#stopped ??= new StoreStopped(error);
      throw this.#stopped;
    }
  }
}
