import { AsyncLocalStorage } from 'node:async_hooks';
import type { Low } from 'lowdb';
import pLimit from 'p-limit';
import type { ReadTables, Row, TableName, Tables } from '../../domain/records/tables.js';
import type { ServedStore, Tidied } from '../servedStore.js';
import type { StoreContents } from '../storeContents.js';
import type { Archive } from './archive.js';
import { type BackupReport, writeBackup } from './backup.js';
import type { FileConversations } from './conversations.js';
import type { GuardedFiles } from './guardedFiles.js';
import type { JournalAdapter } from './journalAdapter.js';
import type { Release } from './lock.js';
import type { Memory } from './memory.js';
import { tidy } from './retention.js';

/** Milliseconds; nothing is archived with a later instant. */
const endOfTime = Date.UTC(9999, 11, 31);

/** The store, with what only the embedded one has. */
export interface EmbeddedStore extends ServedStore {
  /** Copies everything, while the store goes on, into a new folder in `target`. See writeBackup. */
  backup(target: string, now: Date): Promise<BackupReport>;
  /** Everything there is. Only while nobody uses the store. */
  contents(): StoreContents;
}

/** What an open store stands on. */
export interface Parts {
  readonly files: GuardedFiles;
  readonly low: Low<Memory>;
  readonly adapter: JournalAdapter;
  readonly conversations: FileConversations;
  readonly archive: Archive;
  readonly archiveFolder: string;
  readonly uploadFolder: string | undefined;
  readonly backupKey: Uint8Array | undefined;
  /**
   * Whether a transaction inside a transaction is refused, which else waits for itself for ever: a mistake of the program
   * that every test is to find. Whoever watches for it makes all promises of the process dearer, a twentieth of a turn or more.
   */
  readonly watchNesting: boolean;
}

/** The store over lowdb: see docs/adr/0002-journal-store.md. */
export class LowdbStore implements EmbeddedStore {
  readonly conversations: FileConversations;
  private readonly low: Low<Memory>;
  private readonly files: GuardedFiles;
  readonly #oneAtATime = pLimit(1);
  /** A backup must not see rows between the store and the archive. */
  readonly #housekeeping = pLimit(1);
  readonly #inTransaction: AsyncLocalStorage<true> | undefined;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly release: Release,
  ) {
    this.conversations = parts.conversations;
    this.low = parts.low;
    this.files = parts.files;
    this.#inTransaction = parts.watchNesting ? new AsyncLocalStorage() : undefined;
  }

  async transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    this.files.checkOpen();
    if (this.#inTransaction?.getStore()) throw new Error('a transaction inside a transaction would wait for itself');
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

  tidy(now: Date): Promise<Tidied> {
    return this.#housekeeping(async () => {
      this.files.checkOpen();
      await this.low.write();
      const { archive, conversations, adapter } = this.parts;
      const grown = adapter.grown; // not just after a start, which has written everything anew
      const transaction = <T>(work: (tables: Tables) => Promise<T>) => this.transaction(work);
      try {
        return await tidy({ memory: this.low.data, archive, conversations, transaction }, now);
      } finally {
        // What was erased since yesterday must not stay in the lines of the journal.
        if (grown && !this.files.stopped) await adapter.compact(this.low.data);
      }
    });
  }

  readArchive<N extends TableName>(table: N, from: Date, until: Date): AsyncIterable<Row<N>> {
    return this.parts.archive.read(table, from.getTime(), until.getTime());
  }

  backup(target: string, now: Date): Promise<BackupReport> {
    return this.#housekeeping(() => {
      this.files.checkOpen();
      const { adapter, conversations, archiveFolder, uploadFolder, backupKey: key } = this.parts;
      const source = {
        archiveFolder,
        uploadFolder,
        key,
        header: adapter.header,
        rows: async () => {
          await this.low.write();
          return this.low.data.snapshot();
        },
        copyConversations: conversations.copyAll.bind(conversations),
      };
      return writeBackup(source, target, now);
    });
  }

  contents(): StoreContents {
    this.files.checkOpen();
    return {
      rows: (table) => this.low.data.select(table, () => true),
      conversations: () => this.conversations.all(),
      archived: (table) => this.parts.archive.read(table, 0, endOfTime),
    };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #attempt<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    this.files.checkRunning();
    const view = this.low.data.staged();
    try {
      const run = () => work(view.tables);
      const result = await (this.#inTransaction?.run(true, run) ?? run());
      view.apply();
      return result;
    } finally {
      view.end();
    }
  }

  async #close(): Promise<void> {
    this.files.refuse();
    await this.#housekeeping(() => undefined);
    await this.#oneAtATime(() => undefined);
    await this.conversations.idle();
    try {
      if (!this.files.stopped) await this.parts.adapter.compact(this.low.data);
    } finally {
      // Else every promise of the process would be dearer for as long as it lives, once more with every store that was open.
      this.#inTransaction?.disable();
      await this.files.close();
      await this.release();
    }
  }
}
