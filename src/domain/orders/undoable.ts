import { list } from '../door/list.js';
import type { Order } from '../records/order.js';
import { choose } from '../terms/choices.js';
import type { Fact } from '../terms/fact.js';
import { together } from './standing.js';
import { canUndo, undoable } from './undo.js';

/** The references of one's own commands that can be undone, the last first. */
export const undoableOrders = list(async ({ tables, actor, now }, _, find) => {
  const own = await tables.orders.where({ account: actor.account }, { newestFirst: true });
  const standing = byReference(await undoable(tables, own, now));
  // Whoever names an order that something else came after is told so; in the list it would only be in the way.
  const named = own.filter((order) => order.reference === find.value && canUndo(order, now));
  const open = find.value === undefined ? standing : byReference(named);
  const closed = { code: 'order.overtaken', details: {} } as const;
  return choose(
    [...open].map(([reference, orders]) => ({
      ...{ value: reference, title: reference, facts: undoFacts(orders) },
      ...(standing.has(reference) ? {} : { closed }),
    })),
    find,
  );
});

function byReference(orders: readonly Order[]): Map<string, Order[]> {
  const found = new Map<string, Order[]>();
  for (const order of orders) found.set(order.reference, [...(found.get(order.reference) ?? []), order]);
  return found;
}

/** What helps to know a command by: when, the first number, of how many. */
function undoFacts(orders: readonly Order[]): Fact[] {
  const [first] = orders.toSorted((one, other) => (one.number < other.number ? -1 : 1));
  if (first === undefined) return [];
  const { orderedAt, number, now, after } = first;
  const more: Fact[] = orders.length > 1 ? [{ counted: 'lines', count: orders.length }] : [];
  const facts: Fact[] = [{ instant: orderedAt }, { phone: number }, ...more, together(now), together(after)];
  return facts;
}
