import { postAgain, postMore, stillWaits } from '../door/outbox.js';
import type { Clock, Ids, Store } from '../door/ports.js';
import { scoped } from '../door/scope.js';
import type { LineChanges } from '../lines/changes/index.js';
import { todayOf } from '../operator/calendar.js';
import type { Operator } from '../operator/index.js';
import type { Batch, Order } from '../records/order.js';
import { canBeTakenBack, isFinal, rowStandingOf } from '../records/standing.js';
import type { Tables } from '../records/tables.js';
import { noteMoved, ordersIn } from './batch.js';
import { itemsBy, itemsIn, standingBy } from './itemStates.js';
import type { NetworkOrder, NetworkReport } from './network.js';
import { orderedLine } from './orderedLine.js';
import type { Ordered, OrderWork } from './orderWork.js';
import { tellBySms } from './tellBySms.js';

export interface OrderPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly changes: LineChanges;
  readonly sales?: OrderWork['sales'];
  operatorOf(id: string): Operator;
}

/** What an order is about: a line, or what a point of sale has sold. */
function kindOf({ sales }: Pick<OrderWork, 'sales'>, { id, sale }: Order): Ordered {
  const kind = sale === undefined ? orderedLine : sales;
  if (kind === undefined) throw new Error(`nothing here knows of sales, of which the order ${id} is one`);
  return kind;
}

/** Which order: its id, and the operator whose network speaks of it. */
export interface OrderKey {
  readonly id: string;
  readonly operator: string;
}

/** The least time between two pieces of news about a command, in milliseconds: with one order, and with many. */
const NEWS_AFTER = { one: 3_000, many: 15_000 } as const;

/**
 * Where the network says an order is. A report that comes twice or late counts for nothing (`report.number`), and nothing
 * moves a final state. A completed order changes its line in the same transaction, so that the line is never what no order
 * made it. Gives the order as it is then; undefined when there is none that was handed in.
 */
export const applyReport = (ports: OrderPorts, key: OrderKey, report: NetworkReport): Promise<Order | undefined> =>
  changing(ports, key, (work, order) => reported(work, order, report));

/** The same in a transaction that is under way. While the order is open, the network is asked again. */
export async function applyAnswer(ports: OrderPorts, all: Tables, key: OrderKey, report: NetworkReport): Promise<void> {
  await within(ports, all, key, async (work, order) => {
    await kindOf(work, order).heard?.(work, order, report);
    const next = isFinal(order) ? order : await reported(work, order, report);
    // Of what waits for a SIM card the network knows nothing before it has one.
    if (next !== undefined && !isFinal(next) && rowStandingOf(next) !== 'awaitsSim') await lookLater(work, next);
  });
}

async function reported(work: OrderWork, order: Order, report: NetworkReport): Promise<Order | undefined> {
  if (order.handedInAt === undefined) return undefined;
  if (report.number <= order.report) return order;
  const { state, until } = report;
  const items = itemsBy(order, report);
  const next = { ...order, report: report.number, heldUntil: until, ...(items && { items }) };
  if (state !== 'held' || until === undefined) return advance(work, next, standingBy(next, report), items && 'told');
  const day = { day: todayOf(work.operator, new Date(until)) };
  return advance(work, next, { state: 'held', problem: { code: 'order.porting', details: { day } } });
}

/**
 * Makes sure that an order may go to the network, and notes that it does: from here on it cannot be cancelled any more.
 * A line that has changed since in a way that does not let it happen fails the order. Undefined: nothing is to be handed in.
 */
export const beginHandIn = (ports: OrderPorts, key: OrderKey): Promise<NetworkOrder | undefined> =>
  working(ports, key, async (work, order) => {
    if (isFinal(order)) return undefined;
    // Handed in before: the network may have done it already, and the line shows it.
    if (order.handedInAt !== undefined) return kindOf(work, order).handedIn(work, order);
    const fits = await kindOf(work, order).fits(work, order);
    if (!fits.ok) {
      await advance(work, order, { state: 'failed', problem: fits.problem });
      return undefined;
    }
    await work.tables.orders.put({ ...order, handedInAt: work.now.toISOString() });
    return kindOf(work, order).handedIn(work, order);
  });

/** The network did not answer when it was handed the order: nobody knows whether it has it. */
export const notAnswered = (ports: OrderPorts, key: OrderKey): Promise<Order | undefined> =>
  changing(ports, key, async (work, order) =>
    // What the network has said of it since then is better than our not knowing.
    order.report > 0 || order.state !== 'acknowledged' ? order : advance(work, order, { state: 'pending' }),
  );

/** It was tried for so long that a person has to look, in the transaction that says so. */
export async function hold(work: OrderWork, id: string): Promise<void> {
  const order = await work.tables.orders.get(id);
  if (order === undefined || isFinal(order) || order.problem?.code === 'order.held') return;
  await advance(work, order, { state: 'held', problem: { code: 'order.held', details: {} } });
}

/**
 * Takes an order back that was not handed in yet, or that the network holds for a later day, which is told then. The caller has
 * looked, in the same transaction.
 */
export async function cancelOrder(work: OrderWork, order: Order): Promise<void> {
  if (!canBeTakenBack(order, work.now)) throw new Error('an order that was handed in cannot be taken back');
  await advance(work, order, { state: 'cancelled' });
  if (order.handedInAt === undefined) return;
  const message = { kind: 'network.withdraw', order: order.id, organisation: order.organisation } as const;
  await postAgain(posting(work, order), message, work.now);
}

/** The same, because order `by` goes over it: it says so, and ends as replaced (`standing.ts`). */
export async function replaceOrder(work: OrderWork, order: Order, by: string): Promise<void> {
  if (order.handedInAt !== undefined) throw new Error('an order that was handed in cannot be replaced');
  await advance(work, order, { state: 'cancelled', problem: { code: 'order.replaced', details: { reference: by } } });
}

/** The network is asked about an order that is open: after ten seconds, then in twice the time each, at the most an hour. */
async function lookLater(work: OrderWork, order: Order): Promise<void> {
  const since = work.now.getTime() - Date.parse(order.handedInAt ?? order.orderedAt);
  const wait = Math.max(heldFor(work.now, order), Math.min(Math.max(since, FIRST_LOOK), LAST_LOOK));
  const message = { kind: 'network.look', order: order.id, organisation: order.organisation } as const;
  await postAgain(posting(work, order), message, new Date(work.now.getTime() + wait));
}

/** What waits for a day is not asked about before, but once a day: a network may know more by then. */
const heldFor = (now: Date, { heldUntil }: Order): number =>
  heldUntil === undefined ? 0 : Math.min(Date.parse(heldUntil) - now.getTime(), DAY);

const DAY = 24 * 60 * 60_000;
const FIRST_LOOK = 10_000;
const LAST_LOOK = 60 * 60_000;

/** Works on an order that is there, seeing no more than its organisation's rows. */
const working = <T>(ports: OrderPorts, key: OrderKey, onOrder: OnOrder<T>): Promise<T | undefined> =>
  ports.store.transaction((all) => within(ports, all, key, onOrder));

type OnOrder<T> = (work: OrderWork, order: Order) => Promise<T | undefined>;

async function within<T>(
  { clock, ids, changes, sales, operatorOf }: OrderPorts,
  all: Tables,
  { id, operator }: OrderKey,
  onOrder: OnOrder<T>,
): Promise<T | undefined> {
  const order = await all.orders.get(id);
  if (order?.operator !== operator) return undefined;
  const tables = scoped(all, order);
  return onOrder({ tables, all, ids, changes, sales, now: clock.now(), operator: operatorOf(operator) }, order);
}

/** Works on an open order; a final one is given as it is. */
const changing = (
  ports: OrderPorts,
  key: OrderKey,
  change: (work: OrderWork, order: Order) => Promise<Order | undefined>,
): Promise<Order | undefined> =>
  working(ports, key, async (work, order) => (isFinal(order) ? order : change(work, order)));

/** Writes the next state of an open order, with what follows from it: the line, and the news for who ordered it. */
async function advance(
  work: OrderWork,
  order: Order,
  standing: Pick<Order, 'state' | 'problem'>,
  told?: 'told',
): Promise<Order> {
  const { tables, now } = work;
  const at = now.toISOString();
  const { state, problem } = kindOf(work, order).stands?.(order, standing) ?? standing;
  const moved = rowStandingOf(order) !== rowStandingOf({ state, problem });
  const made = kindOf(work, order).settlesBefore?.(work, order) ?? false;
  const next: Order = {
    ...order,
    state,
    problem,
    ...(order.items && { items: itemsIn(order, { state, problem }, told !== undefined) }),
    ...(moved && { changedAt: at, history: [...order.history, { state, at }].slice(-MOST_HISTORY) }),
    ...(isFinal({ state }) && { endedAt: at }),
  };
  await tables.orders.put(next);
  // At once: a database is then asked once.
  const [batch, toldAnyway] = await Promise.all([
    moved ? noteMoved(tables, order, next) : undefined,
    moved ? stillWaits(posting(work, next), newsOf(next)) : true,
    isFinal(next) || made ? kindOf(work, next).settle(work, next, at) : undefined,
  ]);
  if (!toldAnyway) await postMore(posting(work, next), newsOf(next), newsDue(work, batch));
  if (moved && isFinal(next) && batch?.endedAt !== undefined) await tellEnded(work, next, batch);
  return next;
}

/** A network that goes to and fro does not fill the store. */
const MOST_HISTORY = 50;

const posting = (work: OrderWork, { commandId }: Order) => ({ ...work, commandId });

const newsOf = ({ commandId, conversation, account }: Order) =>
  ({ kind: 'chat.news', conversation, account, about: 'orders', id: commandId }) as const;

/** All that was ordered has ended: once, and not of what whoever ordered it has taken back. */
async function tellEnded(work: OrderWork, order: Order, { standings }: Batch): Promise<void> {
  if (standings.completed === undefined && standings.failed === undefined) return;
  const { account, organisation, commandId: id } = order;
  if (organisation === undefined) return;
  await tellBySms(posting(work, order), { account, organisation, about: 'orders', id });
}

/** When the news of a command is told, as it stands now. */
function newsDue({ now }: OrderWork, batch: Batch | undefined): Date {
  const several = batch !== undefined && ordersIn(batch) > 1;
  return new Date(now.getTime() + NEWS_AFTER[several ? 'many' : 'one']);
}
