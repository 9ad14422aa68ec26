import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { StoreItems } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type PeerStorage, parted, type Registration } from './store.js';
import { openSyncedFolder, type SyncedFolder } from './syncedFolder.js';

/** How many conversations stay in memory. */
const cached = 10_000;
const Row = z.object({ document: z.string(), modem: z.string() });

/** A file for each conversation and for each registration, for one process alone. */
export class FileStorage implements PeerStorage {
  readonly #recent = new LRUCache<string, string>({ max: cached });
  /** The documents and modems of all registrations. */
  readonly #taken = new Set<string>();

  private constructor(
    private readonly conversations: SyncedFolder,
    private readonly registrations: SyncedFolder,
  ) {}

  static async open(folder: string): Promise<FileStorage> {
    const open = (name: string) => openSyncedFolder(join(folder, name));
    const storage = new FileStorage(await open('conversations'), await open('registrations'));
    for (const text of await storage.registrations.all()) storage.#note(Row.parse(JSON.parse(text)));
    return storage;
  }

  async read(keys: string[]): Promise<StoreItems> {
    const items: StoreItems = {};
    for (const key of keys) {
      const text = this.#recent.get(key) ?? (await this.conversations.get(nameOf(key)));
      if (text !== undefined) items[key] = JSON.parse(text);
    }
    return items;
  }

  /** The row first: when only that was written, the next confirmation says that the customer exists. */
  async write(changes: StoreItems): Promise<void> {
    for (const [key, item] of Object.entries(changes)) {
      const { state, row } = parted(item);
      if (row !== undefined) await this.#insert(row);
      await this.conversations.put(nameOf(key), state);
      this.#recent.set(key, state);
    }
  }

  async delete(keys: string[]): Promise<void> {
    for (const key of keys) {
      this.#recent.delete(key);
      await this.conversations.remove(nameOf(key));
    }
  }

  async isTaken(document: string, modem: string): Promise<boolean> {
    return this.#taken.has(document) || this.#taken.has(modem);
  }

  async close(): Promise<void> {
    await Promise.all([this.conversations.close(), this.registrations.close()]);
  }

  async #insert(row: Registration): Promise<void> {
    if (await this.isTaken(row.document, row.modem))
      throw new Error('this customer or this modem is registered already');
    this.#note(row);
    await this.registrations.put(`${row.id}.json`, JSON.stringify(row));
  }

  #note({ document, modem }: z.output<typeof Row>): void {
    this.#taken.add(document).add(modem);
  }
}

/** A channel's id may hold what no file's name may. */
const nameOf = (key: string): string => `${createHash('sha256').update(key).digest('hex')}.json`;
