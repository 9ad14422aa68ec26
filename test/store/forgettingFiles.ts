import { dirname } from 'node:path';
import type { FilePort } from '../../src/store/lowdb/index.js';

export class PowerCut extends Error {}

/** What the next start finds. `kill`: all that was written. `cut`: what was synced. `torn`: also half of the last write. */
export type Survival = 'kill' | 'cut' | 'torn';

interface Content {
  written: Buffer;
  synced: Buffer;
}
type Entries = Map<string, Content | 'folder'>;

/** A disk that can be cut off before any of its steps, and then forgets what was not synced: bytes and folder entries. */
export class ForgettingFiles implements FilePort {
  /** The steps taken, as `<operation> <path>`. */
  readonly steps: string[] = [];
  /** The number of the step before which the power goes. */
  cutAt = Infinity;
  /** The number of the step that fails, once; the disk goes on. */
  failAt = Infinity;
  /** What a sync of a file waits for. */
  beforeSync: () => Promise<void> = async () => {};

  private constructor(
    private readonly entries: Entries,
    private readonly durable: Entries,
    private readonly syncs: boolean,
  ) {}

  static empty({ syncs = true } = {}): ForgettingFiles {
    return new ForgettingFiles(new Map([['/', 'folder']]), new Map([['/', 'folder']]), syncs);
  }

  /** The disk as the next start finds it. */
  next(survival: Survival): ForgettingFiles {
    const found: Entries = new Map();
    const left = survival === 'kill' ? this.entries : this.durable;
    // Sorted, a folder comes before what is in it.
    for (const [path, content] of [...left].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (path !== '/' && !found.has(dirname(path))) continue;
      if (content === 'folder') found.set(path, content);
      else found.set(path, settled(survival === 'kill' ? content.written : content.synced));
      if (survival === 'torn' && content !== 'folder') found.set(path, settled(halfWritten(content)));
    }
    return new ForgettingFiles(found, new Map(found), this.syncs);
  }

  /** Changes what lies on the disk, as a fault would. */
  tamper(path: string, change: (text: string) => string): void {
    const content = this.#file(path);
    content.written = Buffer.from(change(content.written.toString()));
    content.synced = content.written;
  }

  text(path: string): string {
    return this.#file(path).written.toString();
  }

  has(path: string): boolean {
    return this.entries.has(path);
  }

  async close(): Promise<void> {}

  async mkdir(folder: string): Promise<boolean> {
    this.#step('mkdir', folder);
    if (this.entries.has(folder)) return false;
    if (!this.entries.has(dirname(folder))) throw Object.assign(new Error(folder), { code: 'ENOENT' });
    this.entries.set(folder, 'folder');
    return true;
  }

  async list(folder: string): Promise<string[]> {
    return [...this.entries.keys()]
      .filter((path) => dirname(path) === folder)
      .map((path) => path.slice(folder.length + 1));
  }

  async read(path: string): Promise<Buffer | undefined> {
    return this.entries.has(path) ? this.#file(path).written : undefined;
  }

  async write(path: string, text: string): Promise<void> {
    this.#step('write', path);
    if (!this.entries.has(path)) this.entries.set(path, settled(Buffer.alloc(0)));
    this.#file(path).written = Buffer.from(text);
  }

  async append(path: string, text: string): Promise<void> {
    const content = this.#file(path);
    const after = Buffer.concat([content.written, Buffer.from(text)]);
    try {
      this.#step('append', path);
    } catch (error) {
      // The power goes in the middle of this very write.
      content.written = after.subarray(0, content.written.length + Math.ceil(text.length / 2));
      throw error;
    }
    content.written = after;
  }

  async sync(path: string): Promise<void> {
    await this.beforeSync();
    this.#step('sync', path);
    const content = this.#file(path);
    if (this.syncs) content.synced = content.written;
  }

  async syncFolder(folder: string): Promise<void> {
    this.#step('syncFolder', folder);
    if (!this.syncs) return;
    for (const path of this.durable.keys()) if (dirname(path) === folder && path !== '/') this.durable.delete(path);
    for (const [path, content] of this.entries) if (dirname(path) === folder) this.durable.set(path, content);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step('rename', to);
    this.entries.set(to, this.#file(from));
    this.entries.delete(from);
  }

  async copy(from: string, to: string): Promise<void> {
    this.#step('copy', to);
    this.entries.set(to, { written: this.#file(from).written, synced: Buffer.alloc(0) });
  }

  async remove(path: string): Promise<void> {
    this.#step('remove', path);
    this.entries.delete(path);
  }

  #step(operation: string, path: string): void {
    const number = this.steps.length;
    if (number >= this.cutAt) throw new PowerCut(`${operation} ${path}`);
    this.steps.push(`${operation} ${path}`);
    if (number === this.failAt) throw Object.assign(new Error('the disk does not answer'), { code: 'EIO' });
  }

  #file(path: string): Content {
    const content = this.entries.get(path);
    if (content === undefined || content === 'folder') throw new Error(`no file ${path}`);
    return content;
  }
}

const settled = (bytes: Buffer): Content => ({ written: bytes, synced: bytes });

/** Appended bytes of which the first half reached the disk. */
function halfWritten({ written, synced }: Content): Buffer {
  if (!written.subarray(0, synced.length).equals(synced)) return synced;
  return written.subarray(0, synced.length + Math.ceil((written.length - synced.length) / 2));
}
