import type { Asking } from '../../door/asking.js';
import type { Store } from '../../door/ports.js';
import type { StockItem } from '../../records/stock.js';
import type { Tables } from '../../records/tables.js';
import { isHeldBy, letGo, put } from './stock.js';

/** How long a choice is kept from others until it is ordered, in milliseconds; the most that any procedure keeps one. */
export const HELD_MS = 30 * 60_000;

type Holding = Pick<Asking, 'actor' | 'now'> & { readonly tables: Pick<Tables, 'stock'> };

/**
 * Keeps something for whoever is about to order it; what they had chosen of that kind before in this conversation is free again.
 * `until`: another end than half an hour from now. What they hold for longer already stays theirs as long. `request`: what it
 * waits with.
 */
export async function holdFor(
  { tables, actor, now }: Holding,
  item: StockItem,
  until = new Date(now.getTime() + HELD_MS),
  request?: string,
): Promise<void> {
  const { account, conversation } = actor;
  for (const one of await ownHolds({ tables, actor }, item.kind))
    if (one.id !== item.id && isChoice(one, now)) await letGo(tables, one);
  const own = isHeldBy(item, actor) ? item.hold?.until : undefined;
  const end = new Date(Math.max(until.getTime(), Date.parse(own ?? '') || 0)).toISOString();
  const hold = { account, conversation, until: end, ...(request !== undefined && { request }) };
  await put(tables, { ...item, state: 'held', hold, freeAt: end });
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
