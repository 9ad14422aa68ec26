import { z } from 'zod';
import type { Conversation, ConversationChange, JsonObject } from '../domain/door/ports.js';

const keptEntries = 200;
const keptMilliseconds = 7 * 24 * 60 * 60 * 1000;
const keptSeen = 50;

// Not copied key by key: what comes out of JSON.parse is Json, whatever its keys are called.
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const AnyObject = z.custom<JsonObject>(isObject);
const Activity = z.custom<JsonObject & { id: string }>(
  (value) => isObject(value) && typeof Reflect.get(Object(value), 'id') === 'string',
);
const Seen = z.object({ inbound: z.string(), id: z.string(), answers: z.array(z.string()) });

/** A conversation as it is stored: with the last mark given, and when each thing was said. */
export const StoredConversation = z.object({
  id: z.string(),
  version: z.int(),
  operator: z.string(),
  account: z.string(),
  channel: z.string(),
  createdAt: z.string(),
  lastAt: z.string(),
  lastMark: z.int(),
  state: AnyObject,
  log: z.array(z.object({ mark: z.int(), at: z.string(), activity: Activity })),
  seen: z.array(Seen),
});
export type StoredConversation = z.output<typeof StoredConversation>;

/** A change as it is stored: applied to the version before it, it gives the same conversation every time. */
export const StoredChange = z.object({
  version: z.int(),
  at: z.string(),
  state: AnyObject,
  say: z.array(Activity),
  seen: Seen.optional(),
});

/** A conversation in which nothing was said yet. */
export function emptyConversation(
  start: Pick<Conversation, 'id' | 'operator' | 'account' | 'channel' | 'createdAt'>,
): StoredConversation {
  const { id, operator, account, channel, createdAt } = start;
  const nothing = { version: 0, lastAt: createdAt, lastMark: 0, state: {}, log: [], seen: [] };
  return { id, operator, account, channel, createdAt, ...nothing };
}

/** The conversation after the change. An id that is said again leaves its earlier place for a new mark. */
export function applyChange(before: StoredConversation, change: ConversationChange): StoredConversation {
  const { at, state, say, seen } = change;
  const said = say.map((activity, index) => ({ mark: before.lastMark + index + 1, at, activity }));
  const lastById = new Map(said.map((entry) => [entry.activity.id, entry]));
  const present = before.log.filter(({ activity }) => !lastById.has(activity.id));
  const log = withoutOld([...present, ...lastById.values()], Date.parse(at))
    .sort((a, b) => a.mark - b.mark)
    .slice(-keptEntries);
  const seenNow = seen ? [...before.seen, { ...seen, answers: [...seen.answers] }].slice(-keptSeen) : before.seen;
  const lastMark = before.lastMark + say.length;
  return { ...before, version: before.version + 1, lastAt: at, lastMark, state, log, seen: seenNow };
}

/** What a log still keeps at a time, in milliseconds. */
export function withoutOld<E extends { readonly at: string }>(log: readonly E[], now: number): E[] {
  // toISOString wrote all of them, so they compare as texts; a turn that reads up to two hundred dates is dearer by them.
  const oldest = new Date(now - keptMilliseconds).toISOString();
  return log.filter(({ at }) => at >= oldest);
}

/** How many things said stay in memory: a card takes some 4 KB, and 25 at most. */
export const MOST_IN_MEMORY = 8_192;
/** What a conversation takes of it, itself included. */
export const thingsIn = ({ log }: StoredConversation): number => 1 + log.length;

/** Whoever gets what is kept in memory cannot change it. What is frozen already is frozen to its depth. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
