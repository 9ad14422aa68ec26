import { query } from '../door/query.js';
import { addUser } from '../lines/changes/addUser.js';
import { startOf } from '../operator/calendar.js';
import type { Operator } from '../operator/index.js';
import type { Order } from '../records/order.js';
import type { ReadTables } from '../records/tables.js';
import { ok } from '../terms/result.js';
import { soughtState } from './batch.js';

/** So many orders of a customer are named in a reminder; the list of orders has them all. */
const MOST_NAMED = 5;

/** What a reminder says of an order. */
type Named = Pick<Order, 'reference' | 'number' | 'orderedAt'>;

/** The orders of a customer that wait for nothing but a SIM card: how many, and the oldest of them. */
export interface AwaitedSims {
  readonly company: string;
  readonly total: number;
  readonly orders: readonly Named[];
}

type Tables = Pick<ReadTables, 'batches' | 'orders' | 'organisations'>;

/** What waits for a SIM card at a customer and was ordered before this day (yyyy-mm-dd); undefined where nothing does. */
export async function awaitedSims(
  tables: Tables,
  operator: Operator,
  organisation: string,
  day: string,
): Promise<AwaitedSims | undefined> {
  const company = await tables.organisations.get(organisation);
  const { rows, total } = await tables.batches.search({
    ...{ equal: { organisation }, from: 0, most: MOST_NAMED, order: 'orderedAt' },
    like: [{ column: 'sought', mask: soughtState('awaitsSim') }],
    between: [{ column: 'orderedAt', until: startOf(operator, day).toISOString() }],
  });
  if (company === undefined || rows.length === 0) return undefined;
  const placed = rows.map(({ id }) => id);
  const orders = await tables.orders.among('commandId', placed);
  const inOrder = placed.flatMap((id) => orders.filter(({ commandId }) => commandId === id));
  return { company: company.name, total, orders: inOrder };
}

/** What a reminder of this day says of the customer that is worked for; undefined where nothing waits. */
export const simsAwaited = query<{ readonly day: string }, AwaitedSims | undefined>({
  name: 'order.simsAwaited',
  allowed: ['reseller'],
  offered: addUser.offered,
  look: async ({ tables, actor, operator }, { day }) =>
    ok(actor.organisation === undefined ? undefined : await awaitedSims(tables, operator, actor.organisation, day)),
});
