import type { Asking } from '../../door/asking.js';
import type { Store } from '../../door/ports.js';
import type { StockItem } from '../../records/stock.js';
import type { Tables } from '../../records/tables.js';
import { type AskingStock, isFreeFor, isHeldBy, letGo, put } from './stock.js';

/** How long a choice is kept from others until it is ordered, in milliseconds; the most that any procedure keeps one. */
export const HELD_MS = 30 * 60_000;

type Holding = Pick<Asking, 'actor' | 'now'> & { readonly tables: Pick<Tables, 'stock'> };

/**
 * Keeps something for whoever is about to order it; what they had chosen of that kind before in this conversation is free again.
 * `until`: another end than half an hour from now. What they hold for longer already stays theirs as long. `request`: what it
 * waits with.
 */
export const holdFor = (holding: Holding, item: StockItem, until?: Date, request?: string): Promise<void> =>
  holdAll(holding, [item], { until, request });

interface HeldFor {
  readonly until?: Date | undefined;
  readonly request?: string | undefined;
}

/** The same of several at once, which are of one kind. */
export async function holdAll(holding: Holding, items: readonly StockItem[], held: HeldFor = {}): Promise<void> {
  const { tables, actor, now } = holding;
  const [first] = items;
  if (first === undefined) return;
  const kept = new Set(items.map(({ id }) => id));
  for (const one of await ownHolds({ tables, actor }, first.kind))
    if (!kept.has(one.id) && isChoice(one, now)) await letGo(tables, one);
  for (const item of items) await hold(holding, item, held);
}

async function hold({ tables, actor, now }: Holding, item: StockItem, { until, request }: HeldFor): Promise<void> {
  const { account, conversation } = actor;
  const wanted = until ?? new Date(now.getTime() + HELD_MS);
  const own = isHeldBy(item, actor) ? item.hold?.until : undefined;
  const end = new Date(Math.max(wanted.getTime(), Date.parse(own ?? '') || 0)).toISOString();
  const kept = { account, conversation, until: end, ...(request !== undefined && { request }) };
  await put(tables, { ...item, state: 'held', hold: kept, freeAt: end });
}

/** The next numbers of the pool that can be ordered, in order: those that one holds already first, none of `without`. */
export async function nextFree(asking: AskingStock, count: number, without: ReadonlySet<string>): Promise<StockItem[]> {
  const { tables, actor, now, request } = asking;
  if (count === 0) return [];
  const { rows } = await tables.stock.search({
    ...{ equal: { kind: 'number', state: 'free' }, order: 'value', from: 0, most: count + without.size },
  });
  const held = await ownHolds({ tables, actor }, 'number');
  const own = held.filter((one) => one.ported !== true && isFreeFor(one, actor, now, request));
  return [...own, ...rows].filter(({ value }) => !without.has(value)).slice(0, count);
}

/** What somebody holds of a kind in this conversation: found by that, however much others hold. */
export async function ownHolds(
  { tables, actor }: { readonly tables: Pick<Asking['tables'], 'stock'>; readonly actor: Asking['actor'] },
  kind: StockItem['kind'],
): Promise<StockItem[]> {
  const held = await tables.stock.where({ heldBy: actor.conversation });
  return held.filter((one) => one.kind === kind && isHeldBy(one, actor));
}

/** What is kept for a second administrator to decide ends later than any choice. */
const isChoice = ({ hold }: StockItem, now: Date): boolean =>
  hold?.request === undefined && Date.parse(hold?.until ?? '') <= now.getTime() + HELD_MS;

/** Lets go of what somebody had chosen and does not want any more; of nobody else's, and of nothing that is ordered. */
export async function letGoOfChoice({ tables, actor, now }: Holding, id: string): Promise<void> {
  const item = await tables.stock.get(id);
  if (item !== undefined && isHeldBy(item, actor) && isChoice(item, now)) await letGo(tables, item);
}

/** So many are looked at at a time. */
const AT_ONCE = 100;

/**
 * Lets go of what is free again by now: choices that nobody has confirmed, and numbers whose quarantine is over. What is not
 * reached this time is so the next.
 */
export async function endHolds(store: Pick<Store, 'read' | 'transaction'>, now: Date): Promise<void> {
  const rows = await store.read(async ({ stock }) => {
    const next = (state: 'held' | 'quarantined') =>
      stock.search({ equal: { state }, from: 0, most: AT_ONCE, order: 'freeAt' });
    return [...(await next('held')).rows, ...(await next('quarantined')).rows];
  });
  for (const { id } of rows.filter((one) => hasEnded(one, now))) {
    await store.transaction(async (tables) => {
      // Somebody may have chosen it anew in between.
      const item = await tables.stock.hold(id);
      if (item !== undefined && hasEnded(item, now)) await letGo(tables, item);
    });
  }
}

/** A hold of an older version says its end only in itself. */
const hasEnded = ({ freeAt, hold }: StockItem, now: Date): boolean =>
  Date.parse(freeAt ?? hold?.until ?? '') <= now.getTime();
