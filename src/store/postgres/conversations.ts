import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Conversation, ConversationChange, Conversations } from '../../domain/door/ports.js';
import { conversationId, isPlainId } from '../../domain/terms/plainId.js';
import {
  applyChange,
  emptyConversation,
  frozen,
  MOST_IN_MEMORY,
  StoredChange,
  StoredConversation,
  thingsIn,
} from '../conversationLog.js';
import { StoreClosed } from '../servedStore.js';
import type { Notices } from './notices.js';

/** And for how long, in milliseconds: an id whose conversation has expired may begin another one, version by version. */
const CACHED_FOR = 24 * 60 * 60 * 1000;

const OPEN = `insert into conversations
  (id, version, operator, account, channel, created_at, last_at, last_mark, state, seen)
  values ($1, 0, $2, $3, $4, $5, $5, 0, '{}', '[]') on conflict (id) do nothing`;

const Rows = z.array(StoredConversation);

const VERSION = { name: 'conversation version', text: 'select version from conversations where id = $1' };

const LOAD = {
  name: 'conversation',
  text: `select id, version, operator, account, channel, created_at as "createdAt", last_at as "lastAt",
    last_mark as "lastMark", state, seen, coalesce((
      select json_agg(json_build_object('mark', mark, 'at', at, 'activity', activity) order by mark)
      from said where conversation = conversations.id), '[]') as log
    from conversations where id = $1`,
};

/** Nothing of it happens when the version has moved on. The other processes are told at its commit. */
const COMMIT = {
  name: 'conversation commit',
  text: `with moved as (
      update conversations set version = version + 1, last_at = $3, last_mark = $4, state = $5, seen = $6
      where id = $1 and version = $2 returning id),
    fresh as (
      insert into said (conversation, mark, at, activity)
      select moved.id, s.mark, $3, s.activity::json from moved, unnest($7::int[], $8::text[]) as s (mark, activity)),
    old as (
      delete from said using moved where said.conversation = moved.id and said.mark = any ($9::int[]))
    select pg_notify($10, $11) from moved`,
};

/**
 * Conversations by compare-and-swap on their version. What is used often stays in memory; whether it is still the present
 * one is asked each time.
 */
export class PostgresConversations implements Conversations {
  readonly #recent = new LRUCache<string, StoredConversation>({
    ...{ maxSize: MOST_IN_MEMORY, sizeCalculation: thingsIn, ttl: CACHED_FOR },
  });
  #closed = false;

  constructor(
    private readonly pool: Pool,
    private readonly notices: Notices,
  ) {}

  /** Gives the conversation there is when the id is known already. */
  async open(
    start: Pick<Conversation, 'id' | 'operator' | 'account' | 'channel' | 'createdAt'>,
  ): Promise<Conversation> {
    this.#checkOpen();
    conversationId(start.id);
    const { id, operator, account, channel, createdAt } = start;
    await this.pool.query(OPEN, [id, operator, account, channel, createdAt]);
    return (await this.#load(id)) ?? frozen(emptyConversation(start));
  }

  async load(id: string): Promise<Conversation | undefined> {
    this.#checkOpen();
    return this.#load(id);
  }

  async commit(id: string, version: number, change: ConversationChange): Promise<Conversation | undefined> {
    this.#checkOpen();
    const cached = this.#recent.get(id);
    const before = cached?.version === version ? cached : await this.#load(id);
    if (before?.version !== version) return undefined;
    const own = StoredChange.parse(JSON.parse(JSON.stringify({ ...change, version: version + 1 })));
    const next = applyChange(before, own);
    const { rows } = await this.pool.query(COMMIT, [...changed(before, next), ...this.notices.about(id)]);
    if (rows.length === 0) return undefined;
    return this.#keep(next);
  }

  async remove(id: string): Promise<void> {
    this.#checkOpen();
    this.#recent.delete(id);
    await this.pool.query('delete from conversations where id = $1', [id]);
  }

  async expire(before: string): Promise<number> {
    this.#checkOpen();
    return (await this.pool.query('delete from conversations where last_at < $1', [before])).rowCount ?? 0;
  }

  /** Takes out what was said before `until` (ISO 8601). Gives how much it was. */
  async forget(until: string): Promise<number> {
    return (await this.pool.query('delete from said where at < $1', [until])).rowCount ?? 0;
  }

  watch(heard: (id: string | undefined) => void): () => void {
    return this.notices.listen(heard);
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.notices.close();
  }

  async #load(id: string): Promise<StoredConversation | undefined> {
    if (!isPlainId(id)) return undefined;
    const cached = this.#recent.get(id);
    if (cached !== undefined) {
      const { rows } = await this.pool.query<{ version: number }>({ ...VERSION, values: [id] });
      if (rows[0]?.version === cached.version) return cached;
    }
    const { rows } = await this.pool.query({ ...LOAD, values: [id] });
    const stored = Rows.parse(rows)[0];
    if (stored !== undefined) return this.#keep(stored);
    this.#recent.delete(id);
    return undefined;
  }

  #keep(stored: StoredConversation): StoredConversation {
    this.#recent.set(stored.id, frozen(stored));
    return stored;
  }

  #checkOpen(): void {
    if (this.#closed) throw new StoreClosed();
  }
}

/** What the statement COMMIT needs to know of a change, but for the notice. */
function changed(
  before: StoredConversation,
  { id, lastAt, lastMark, state, seen, log }: StoredConversation,
): unknown[] {
  const fresh = log.filter(({ mark }) => mark > before.lastMark);
  const kept = new Set(log.map(({ mark }) => mark));
  const gone = before.log.filter(({ mark }) => !kept.has(mark));
  return [
    ...[id, before.version, lastAt, lastMark, JSON.stringify(state), JSON.stringify(seen)],
    fresh.map(({ mark }) => mark),
    fresh.map(({ activity }) => JSON.stringify(activity)),
    gone.map(({ mark }) => mark),
  ];
}
