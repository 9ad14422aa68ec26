import type { ReadTables, Tables } from '../records/tables.js';

export interface Clock {
  now(): Date;
}

export interface Ids {
  /** An id nobody can guess. */
  next(): string;
  /** `length` characters that a person can read out: no 0, O, 1, I. */
  code(length: number): string;
  /** `length` digits that nobody can guess. */
  digits(length: number): string;
}

/**
 * Slow, salted and peppered hashing of PINs and passwords. `whose`: who waits for it; one of them has one under way at a time, so that
 * whoever tries again and again keeps nobody else waiting.
 */
export interface Hasher {
  hash(secret: string, whose?: string): Promise<string>;
  /** `renewed` is given a new hash of it where the one that is kept was made with an earlier pepper or at less cost. */
  matches(secret: string, hash: string, whose?: string, renewed?: (hash: string) => Promise<void>): Promise<boolean>;
}

/** A fast digest, for comparing only. */
export type Digest = (text: string) => string;

/** At most so many in so long, over all accounts, and of one where it is said whose. */
export interface Limit {
  /** False when the limit is reached. */
  take(whose?: string): Promise<boolean>;
}

/**
 * The business data. Nothing above it knows which store runs.
 * A transaction stages its writes, sees its own, runs alone, and is durable before its promise is kept; a throw leaves
 * nothing. `work` may run again after a conflict, so it has no effect but its writes.
 */
export interface Store {
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** Sees only what is durable. */
  read<T>(work: (tables: ReadTables) => Promise<T>): Promise<T>;
  readonly conversations: Conversations;
  /** Resolves once what was promised is on disk and the store is free for another process. */
  close(): Promise<void>;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** One thing said in a conversation. Marks rise by one and are never given twice. */
export interface Said {
  readonly mark: number;
  readonly activity: JsonObject & { id: string };
}

/** A message that came in, with the answers it got: what is said again when it is delivered again. */
export interface Answered {
  readonly inbound: string;
  /** The id under which it was logged, if it was. */
  readonly id: string;
  readonly answers: readonly string[];
}

/** What a conversation keeps between two turns. */
export interface Conversation {
  readonly id: string;
  /** Rises by one with every commit. */
  readonly version: number;
  readonly operator: string;
  readonly account: string;
  readonly channel: string;
  readonly createdAt: string;
  readonly lastAt: string;
  readonly state: JsonObject;
  /** The last 200 things said in the last 7 days, by rising mark. */
  readonly log: readonly Said[];
  /** The last 50 messages that came in. */
  readonly seen: readonly Answered[];
}

export interface ConversationChange {
  readonly at: string;
  readonly state: JsonObject;
  /** Appended with the next marks, in this order. An id that is in the log already replaces it there, at a new mark. */
  readonly say: readonly (JsonObject & { id: string })[];
  readonly seen?: Answered;
}

export interface Conversations {
  open(start: Pick<Conversation, 'id' | 'operator' | 'account' | 'channel' | 'createdAt'>): Promise<Conversation>;
  load(id: string): Promise<Conversation | undefined>;
  /** The new conversation, durable; undefined when `version` is no longer the present one (somebody else was first). */
  commit(id: string, version: number, change: ConversationChange): Promise<Conversation | undefined>;
  /** Forgets a conversation, if there is such a one. */
  remove(id: string): Promise<void>;
  /** Forgets the conversations silent since `before` (ISO 8601). Gives how many. */
  expire(before: string): Promise<number>;
  /**
   * Tells of conversations to which another process has committed; without an id, that it may be any. Gives the function
   * that ends it. A store of one process has nothing to tell.
   */
  watch(heard: (id: string | undefined) => void): () => void;
}
