import type { Conversations } from '../../domain/door/ports.js';
import { type Retention, type TableName, type Tables, tableNames } from '../../domain/records/tables.js';
import type { Tidied } from '../servedStore.js';
import { isDue, specs } from '../tableSpecs.js';
import type { Archive } from './archive.js';
import type { StoredRow } from './changes.js';
import { StoreDamaged } from './errors.js';
import type { Memory } from './memory.js';

/** How many rows leave in one transaction, so that nobody waits long behind it. */
const portion = 500;
/** Days after which a silent conversation is forgotten. */
const conversationDays = 30;
const dayInMilliseconds = 24 * 60 * 60 * 1000;

export interface Living {
  readonly memory: Memory;
  readonly archive: Archive;
  readonly conversations: Conversations & { forget(now: Date): Promise<number> };
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
}

/**
 * Does what the tables' retention rules say. Rows are durable in the archive before they are dropped: a crash between
 * leaves them in both, and the next run finds that out. Throws StoreStopped, StoreDamaged, or AggregateError for
 * conversations that cannot be read, when all else is done.
 */
export async function tidy(living: Living, now: Date): Promise<Tidied> {
  const before = new Date(now.getTime() - conversationDays * dayInMilliseconds).toISOString();
  // First, since a receipt stays as long as its conversation.
  const [expired] = await Promise.allSettled([living.conversations.expire(before)]);
  const counts = { archived: 0, dropped: 0 };
  for (const name of tableNames) {
    const { retention } = specs[name];
    if (retention !== undefined) counts[retention.ends] += await tidyTable(living, name, retention, now.getTime());
  }
  // Also when one of them cannot be read: the others must not wait for it.
  const [forgotten] = await Promise.allSettled([living.conversations.forget(now)]);
  if (expired.status === 'rejected') throw expired.reason;
  if (forgotten.status === 'rejected') throw forgotten.reason;
  return { conversations: expired.value, ...counts };
}

async function tidyTable(living: Living, name: TableName, retention: Retention, now: number): Promise<number> {
  const due = living.memory.select(name, (row) => isDue(retention, row, now));
  const held = await heldIds(living.conversations, retention, due);
  const leaving = [...due.filter(({ row }) => !held.has(row.id)), ...(await leftBehind(living, name, retention, now))];
  for (let start = 0; start < leaving.length; start += portion) {
    const rows = leaving.slice(start, start + portion);
    if (retention.ends === 'archived') await living.archive.add(rows);
    await living.transaction((tables) => remove(tables, name, rows));
  }
  return leaving.length;
}

/** The rows that are not due, and whose conversation is gone. */
async function leftBehind(
  { memory, conversations }: Living,
  name: TableName,
  retention: Retention,
  now: number,
): Promise<StoredRow[]> {
  const { endsWith } = retention;
  if (endsWith === undefined) return [];
  const conversationOf = (row: object): unknown => Reflect.get(row, endsWith);
  const young = memory.select(name, (row) => !isDue(retention, row, now) && conversationOf(row) !== undefined);
  const gone = new Set<unknown>();
  for (const id of new Set(young.map(({ row }) => conversationOf(row))))
    if (!(await isThere(conversations, String(id)))) gone.add(id);
  return young.filter(({ row }) => gone.has(conversationOf(row)));
}

/** One that cannot be read is there. */
async function isThere(conversations: Conversations, id: string): Promise<boolean> {
  try {
    return (await conversations.load(id)) !== undefined;
  } catch (error) {
    if (error instanceof StoreDamaged) return true;
    throw error;
  }
}

/** A row that was changed meanwhile stays: what was archived of it is then an earlier state. */
async function remove<N extends TableName>(tables: Tables, name: N, rows: readonly StoredRow[]): Promise<void> {
  const table = tables[name];
  for (const { row } of rows) {
    if (JSON.stringify(await table.get(row.id)) === JSON.stringify(row)) await table.remove(row.id);
  }
}

/** The rows whose id a conversation's state still mentions. */
async function heldIds(
  conversations: Conversations,
  { heldBy }: Retention,
  due: readonly StoredRow[],
): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  if (heldBy === undefined) return held;
  const holders = new Map<string, string[]>();
  for (const { row } of due) {
    const holder = String(Reflect.get(row, heldBy));
    const ids = holders.get(holder) ?? [];
    holders.set(holder, ids);
    ids.push(row.id);
  }
  for (const [holder, ids] of holders) {
    const mentions = await mentionsOf(conversations, holder);
    for (const id of ids) if (mentions(id)) held.add(id);
  }
  return held;
}

/** A conversation that cannot be read may mention anything. */
async function mentionsOf(conversations: Conversations, id: string): Promise<(text: string) => boolean> {
  try {
    const state = JSON.stringify((await conversations.load(id))?.state ?? {});
    return (text) => state.includes(text);
  } catch (error) {
    if (error instanceof StoreDamaged) return () => true;
    throw error;
  }
}
