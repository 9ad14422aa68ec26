import { list } from '../door/list.js';
import { query } from '../door/query.js';
import { type Actor, type Role, roles } from '../records/account.js';
import type { Order } from '../records/order.js';
import { wordOf } from '../records/standing.js';
import type { ReadTables } from '../records/tables.js';
import { choose } from '../terms/choices.js';
import { type Facts, orderStates } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import type { Given } from '../terms/shown.js';
import { isFinal } from './order.js';
import { isOwn, together } from './standing.js';
import { canUndo } from './undo.js';

/** Telenet: overview of orders (O3). A company's people see the company's, newest first; others their own. */
export const orders = query<{ readonly state?: string | undefined }>({
  name: 'order.list',
  allowed: roles,
  look: async ({ tables, actor, now }, wanted, { from, most }) => {
    const seen = await ordersSeenBy(tables, actor);
    const found = seen.filter((order) => wanted.state === undefined || wordOf(order, now) === wanted.state);
    const shown = found.slice(from, from + most);
    return ok({
      rows: shown.map((order) => rowOf(order, now)),
      rowsGiven: shown.map((order) => (isOwn(order, actor) && canUndo(order, now) ? undoing(order) : undefined)),
      total: found.length,
    });
  },
});

/** The states that the list can be narrowed to. */
export const orderStateChoices = list(async (_asking, _, find) =>
  choose(
    ['scheduled' as const, ...orderStates].map((state) => ({ value: state, title: '', facts: [{ word: state }] })),
    find,
  ),
);

const ofCompany: ReadonlySet<Role> = new Set(['administrator', 'fleetManager', 'reseller']);

async function ordersSeenBy({ orders }: ReadTables, { account, organisation, role }: Actor): Promise<Order[]> {
  const newest = { newestFirst: true };
  if (!ofCompany.has(role)) return orders.where({ account }, newest);
  return organisation === undefined ? [] : orders.where({ organisation }, newest);
}

const rowOf = (order: Order, now: Date): Facts => ({
  number: { phone: order.number },
  now: together(order.now),
  after: together(order.after),
  state: { word: wordOf(order, now) },
  reference: { text: order.reference },
  orderedAt: { instant: order.orderedAt },
  ...(order.dueAt > order.orderedAt && !isFinal(order) && { dueAt: { instant: order.dueAt } }),
});

/** What the procedure that undoes is started with. */
const undoing = ({ reference }: Order): Given => ({ field: 'reference', value: reference });
