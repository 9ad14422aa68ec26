import { dirname } from 'node:path';
import type { FilePort } from './files.js';
import { decodeJournal, encodeLine, type Header, type JournalText } from './journalLines.js';

/** Text is handed to the disk in portions of this many characters, so that a big snapshot does not freeze the process. */
const portion = 256 * 1024;

/** A file under the name of a journal that is still being written. */
export const unfinished = '.new';

/** Reads and checks a whole journal; undefined when there is none. Throws StoreDamaged. */
export async function readJournal(files: FilePort, path: string): Promise<JournalText | undefined> {
  const bytes = await files.read(path);
  return bytes && decodeJournal(path, bytes);
}

/**
 * A file of JSON lines that begins with a snapshot and grows by what changed. A new snapshot takes the place of the
 * whole file by one rename, so there is never a snapshot without its journal. One call at a time.
 */
export class Journal {
  #lines = 0;
  #bytes = 0;
  #snapshotBytes = 0;

  /** `limit`: how many bytes may follow the snapshot before `due`; they also have to outgrow it. */
  constructor(
    private readonly files: FilePort,
    readonly path: string,
    private readonly limit: number,
  ) {}

  /** A new snapshot is worth its cost: written now, it costs no more than was appended since the last one. */
  get due(): boolean {
    return this.#bytes - this.#snapshotBytes > Math.max(this.limit, this.#snapshotBytes);
  }

  /** Something follows the snapshot. */
  get grown(): boolean {
    return this.#bytes > this.#snapshotBytes;
  }

  /** Adds an entry, which is JSON, durably. Must not be called before the first `rewrite`. */
  async append(entry: string): Promise<void> {
    this.#lines += 1;
    const text = encodeLine(this.#lines, entry);
    this.#bytes += Buffer.byteLength(text);
    await this.files.append(this.path, text);
    await this.files.sync(this.path);
  }

  /** Replaces the whole file by a snapshot of these entries, durably. A crash leaves the old one or the new one. */
  async rewrite(header: Omit<Header, 'lines'>, entries: readonly unknown[]): Promise<void> {
    const temporary = this.path + unfinished;
    this.#bytes = 0;
    await this.files.write(temporary, '');
    let text = encodeLine(1, JSON.stringify({ ...header, lines: entries.length }));
    for (const [index, entry] of entries.entries()) {
      if (text.length > portion) {
        await this.#put(temporary, text);
        text = '';
      }
      text += encodeLine(index + 2, JSON.stringify(entry));
    }
    await this.#put(temporary, text);
    await this.files.sync(temporary);
    await this.files.rename(temporary, this.path);
    await this.files.syncFolder(dirname(this.path));
    this.#lines = entries.length + 1;
    this.#snapshotBytes = this.#bytes;
  }

  async #put(path: string, text: string): Promise<void> {
    this.#bytes += Buffer.byteLength(text);
    await this.files.append(path, text);
  }
}
