import { AsyncLocalStorage } from 'node:async_hooks';
import { join, resolve } from 'node:path';
import { Low } from 'lowdb';
import pLimit from 'p-limit';
import type { Store } from '../../domain/ports.js';
import type { ReadTables, Tables } from '../../domain/tables.js';
import { FileConversations } from './conversations.js';
import { type FilePort, makeFolder, NodeFiles } from './files.js';
import { GuardedFiles } from './guardedFiles.js';
import { JournalAdapter } from './journalAdapter.js';
import { lockFolder, type Release } from './lock.js';
import { Memory } from './memory.js';
import { type Migration, migrations } from './migrations.js';

export interface LowdbOptions {
  /** Where the data lie. Created, for its owner only, when it is not there. */
  readonly folder: string;
  readonly files?: FilePort;
  /** Keeps other processes out of the folder. */
  readonly lock?: (folder: string) => Promise<Release>;
  readonly migrations?: readonly Migration[];
  /** Bytes that the journal of the tables may grow before a new snapshot is written; 4 MiB. */
  readonly journalLimit?: number;
  /** The same for the file of one conversation; 256 KiB. */
  readonly conversationLimit?: number;
  /** Characters of recently used conversations that stay in memory; 32 Mi. */
  readonly conversationCache?: number;
}

/**
 * Opens the embedded store. Throws StoreInUse, StoreDamaged or StoreTooNew, each of which says what to do, or
 * StoreStopped when the disk fails.
 */
export async function openLowdbStore(options: LowdbOptions): Promise<Store> {
  const folder = resolve(options.folder);
  const disk = options.files ?? new NodeFiles();
  const files = new GuardedFiles(disk);
  await makeFolder(disk, folder);
  const release = await (options.lock ?? lockFolder)(folder);
  try {
    const conversationFolder = join(folder, 'conversations');
    await makeFolder(disk, conversationFolder);
    const { conversationLimit = 256 * 1024, conversationCache = 32 * 1024 * 1024 } = options;
    const conversations = new FileConversations(files, conversationFolder, conversationLimit, conversationCache);
    await conversations.tidy();
    const { journalLimit = 4 * 1024 * 1024 } = options;
    const path = join(folder, 'store.jsonl');
    const adapter = new JournalAdapter(files, path, journalLimit, options.migrations ?? migrations);
    const low = new Low<Memory>(adapter, new Memory());
    await low.read();
    return new LowdbStore(low, files, conversations, release);
  } catch (error) {
    await release();
    throw error;
  }
}

class LowdbStore implements Store {
  readonly #oneAtATime = pLimit(1);
  readonly #inTransaction = new AsyncLocalStorage<true>();
  #closing: Promise<void> | undefined;

  constructor(
    private readonly low: Low<Memory>,
    private readonly files: GuardedFiles,
    readonly conversations: FileConversations,
    private readonly release: Release,
  ) {}

  async transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    this.files.checkOpen();
    if (this.#inTransaction.getStore()) throw new Error('a transaction inside a transaction would wait for itself');
    try {
      return await this.#oneAtATime(() => this.#attempt(work));
    } finally {
      // Also when nothing was written or the work threw: what it saw may still be on its way to the disk.
      await this.low.write();
    }
  }

  async read<T>(work: (tables: ReadTables) => Promise<T>): Promise<T> {
    this.files.checkOpen();
    const view = this.low.data.frozen();
    try {
      await this.low.write();
      return await work(view.tables);
    } finally {
      view.end();
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #attempt<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    this.files.checkRunning();
    const view = this.low.data.staged();
    try {
      const result = await this.#inTransaction.run(true, () => work(view.tables));
      view.apply();
      return result;
    } finally {
      view.end();
    }
  }

  async #close(): Promise<void> {
    this.files.close();
    await this.#oneAtATime(() => undefined);
    await this.conversations.idle();
    try {
      if (!this.files.stopped) await this.low.write();
    } finally {
      await this.release();
    }
  }
}
