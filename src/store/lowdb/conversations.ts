import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Conversation, ConversationChange, Conversations } from '../../domain/door/ports.js';
import { conversationId, isPlainId } from '../../domain/terms/plainId.js';
import {
  applyChange,
  emptyConversation,
  frozen,
  StoredChange,
  type StoredConversation,
  thingsIn,
  withoutOld,
} from '../conversationLog.js';
import { KeyedQueue } from '../keyedQueue.js';
import { header, replay, timesIn } from './conversationFile.js';
import type { GuardedFiles } from './guardedFiles.js';
import { Journal, readJournal, unfinished } from './journal.js';

const ending = '.jsonl';

/** A conversation as nobody can change it, with the file it goes on in. */
interface Loaded {
  readonly stored: StoredConversation;
  readonly journal: Journal;
}

/** Conversations as one small journal each, in a folder of their own. What is used often stays in memory. */
export class FileConversations implements Conversations {
  readonly #queue = new KeyedQueue();
  readonly #recent: LRUCache<string, Loaded>;

  /** `limit`: bytes after which a file is written anew. `cached`: things said that stay in memory. */
  constructor(
    private readonly files: GuardedFiles,
    private readonly folder: string,
    private readonly limit: number,
    cached: number,
  ) {
    this.#recent = new LRUCache({ maxSize: cached, sizeCalculation: ({ stored }) => thingsIn(stored) });
  }

  /** Takes away what a crash left half written. */
  async tidy(): Promise<void> {
    for (const name of await this.files.list(this.folder)) {
      if (name.endsWith(unfinished)) await this.files.remove(join(this.folder, name));
    }
  }

  /** Gives the conversation there is when the id is known already. */
  open(start: Pick<Conversation, 'id' | 'operator' | 'account' | 'channel' | 'createdAt'>): Promise<Conversation> {
    return this.#alone(start.id, async () => {
      const known = await this.#load(start.id);
      return (known ?? (await this.#fold(start.id, emptyConversation(start)))).stored;
    });
  }

  load(id: string): Promise<Conversation | undefined> {
    return this.#alone(id, async () => (await this.#load(id))?.stored);
  }

  commit(id: string, version: number, change: ConversationChange): Promise<Conversation | undefined> {
    return this.#alone(id, async () => {
      const known = await this.#load(id);
      if (known?.stored.version !== version) return undefined;
      const line = JSON.stringify({ ...change, version: version + 1 });
      const next = applyChange(known.stored, StoredChange.parse(JSON.parse(line)));
      if (known.journal.due) return (await this.#fold(id, next)).stored;
      await known.journal.append(line);
      return this.#keep(id, next, known.journal).stored;
    });
  }

  remove(id: string): Promise<void> {
    return this.#alone(id, async () => {
      if (!isPlainId(id)) return;
      this.#recent.delete(id);
      await this.files.remove(this.#path(id));
      await this.files.syncFolder(this.folder);
    });
  }

  /** No other process has this store. */
  watch(): () => void {
    return () => {};
  }

  /** Reads every conversation. One that cannot be read is left, and reported when the others are done. */
  async expire(before: string): Promise<number> {
    const expired = await this.#each((id) => this.#removeIfSilent(id, Date.parse(before)));
    await this.files.syncFolder(this.folder);
    return expired;
  }

  /**
   * Takes out of every file what was said longer ago than a log keeps it: a conversation in which nothing is said any
   * more would hold it until it expires. Gives how many files were written anew; reports as `expire` does.
   */
  forget(now: Date): Promise<number> {
    return this.#each((id) => this.#forgetOld(id, now.getTime()));
  }

  async #each(work: (id: string) => Promise<boolean>): Promise<number> {
    this.files.checkOpen();
    let done = 0;
    const faults: unknown[] = [];
    for (const id of await this.#ids()) {
      try {
        if (await this.#alone(id, () => work(id))) done += 1;
      } catch (error) {
        this.files.checkOpen();
        faults.push(error);
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} conversations cannot be read`);
    return done;
  }

  /** Lets every conversation's file be copied, each while nothing is written to it. */
  async copyAll(copy: (from: string, name: string) => Promise<void>): Promise<void> {
    for (const id of await this.#ids()) {
      await this.#alone(id, async () => {
        // It may have been forgotten since the list was made.
        if ((await this.files.read(this.#path(id))) !== undefined) await copy(this.#path(id), id + ending);
      });
    }
  }

  /** Every conversation, in the order of the ids. Throws StoreDamaged. */
  async *all(): AsyncGenerator<StoredConversation> {
    for (const id of (await this.#ids()).sort()) {
      const stored = await this.#alone(id, () => this.#read(id));
      if (stored !== undefined) yield stored;
    }
  }

  async #ids(): Promise<string[]> {
    const names = (await this.files.list(this.folder)).filter((name) => name.endsWith(ending));
    return names.map((name) => name.slice(0, -ending.length)).filter(isPlainId);
  }

  /** Resolves when nothing is being written. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  async #removeIfSilent(id: string, before: number): Promise<boolean> {
    const stored = this.#recent.get(id)?.stored ?? (await this.#read(id));
    if (stored === undefined || Date.parse(stored.lastAt) >= before) return false;
    this.#recent.delete(id);
    await this.files.remove(this.#path(id));
    return true;
  }

  /** Looks at the file, not at what it leads to: a line stays in it when the log has long let go of what it said. */
  async #forgetOld(id: string, now: number): Promise<boolean> {
    const text = await readJournal(this.files, this.#path(id));
    if (text === undefined) return false;
    const stored = replay(this.#path(id), id, text);
    const said = timesIn(text);
    if (withoutOld(said, now).length === said.length) return false;
    await this.#fold(id, { ...stored, log: withoutOld(stored.log, now) });
    return true;
  }

  /** The durable state. A file that was not used lately is written anew: see JournalAdapter.read. */
  async #load(id: string): Promise<Loaded | undefined> {
    const cached = this.#recent.get(id);
    if (cached !== undefined) return cached;
    const stored = await this.#read(id);
    return stored && this.#fold(id, stored);
  }

  async #read(id: string): Promise<StoredConversation | undefined> {
    if (!isPlainId(id)) return undefined;
    const path = this.#path(id);
    const text = await readJournal(this.files, path);
    return text && replay(path, id, text);
  }

  async #fold(id: string, stored: StoredConversation): Promise<Loaded> {
    const journal = new Journal(this.files, this.#path(id), this.limit);
    await journal.rewrite(header, [stored]);
    return this.#keep(id, stored, journal);
  }

  #keep(id: string, stored: StoredConversation, journal: Journal): Loaded {
    const kept = { stored: frozen(stored), journal };
    this.#recent.set(id, kept);
    return kept;
  }

  async #alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    this.files.checkOpen();
    return this.#queue.run(id, async () => {
      this.files.checkRunning();
      return work();
    });
  }

  #path(id: string): string {
    return join(this.folder, conversationId(id) + ending);
  }
}
