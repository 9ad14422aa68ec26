import { postAgain, postMore, stillWaits } from '../door/outbox.js';
import type { Clock, Ids, Store } from '../door/ports.js';
import { scoped } from '../door/scope.js';
import type { LineChanges } from '../lines/changes/index.js';
import { startOf, todayOf } from '../operator/calendar.js';
import type { Operator } from '../operator/index.js';
import type { Batch, Order } from '../records/order.js';
import { canBeTakenBack, isFinal, rowStandingOf } from '../records/standing.js';
import type { ReadTables, Tables } from '../records/tables.js';
import { type Result, refuse } from '../terms/result.js';
import { noteMoved, ordersIn } from './batch.js';
import { itemsBy, itemsIn, standingBy } from './itemStates.js';
import { notMadeYet, numberIsFree, settleMade } from './makingLines.js';
import type { NetworkOrder, NetworkReport, NetworkUser } from './network.js';
import { tellBySms } from './tellBySms.js';

export interface OrderPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly changes: LineChanges;
  operatorOf(id: string): Operator;
}

/** What the change of an order is written with, in a transaction. */
export interface OrderWork {
  readonly tables: Tables;
  /** What the operator has, whoever's it is: a number is in one company's lines only. */
  readonly all?: ReadTables;
  readonly ids: Ids;
  readonly now: Date;
  readonly operator: Operator;
  readonly changes: LineChanges;
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
    if (order.handedInAt !== undefined) return asHandedIn(work, order);
    const fits = await fitsNow(work, order);
    if (!fits.ok) {
      await advance(work, order, { state: 'failed', problem: fits.problem });
      return undefined;
    }
    await work.tables.orders.put({ ...order, handedInAt: work.now.toISOString() });
    return asHandedIn(work, order);
  });

/** An order as the network gets it. */
async function asHandedIn({ tables, operator, changes }: OrderWork, order: Order): Promise<NetworkOrder> {
  const line = await tables.lines.get(order.line);
  const { id, change, items } = order;
  // A line may have got another number since: the network knows it by that.
  const number = line?.number ?? order.number;
  const card = items?.findLast(({ kind, value }) => kind === 'simCard' && value !== '');
  const iccid = line?.iccid ?? card?.value;
  const on = changes.of(change).makes?.on;
  const notBefore = on === undefined ? undefined : startOf(operator, on).toISOString();
  const user = await userOf(tables, items);
  const about = { id, operator: order.operator, number, iccid, change, ...(user && { user }) };
  return { ...about, ...(items && { items }), ...(notBefore && { notBefore }) };
}

/** Who signs in at the telephone system, until the order has ended. */
async function userOf({ lineUsers }: OrderWork['tables'], items: Order['items']): Promise<NetworkUser | undefined> {
  const id = items?.find(({ kind }) => kind === 'user')?.value;
  const found = id === undefined ? undefined : await lineUsers.get(id);
  if (found?.pin === undefined) return undefined;
  const { userName, calledThere, language, pin, pinChanges = false } = found;
  return { userName, calledThere, language, pin, pinChanges };
}

/** Whether an order can still be carried out: its line lets it happen, or a line that it makes does not exist yet. */
async function fitsNow(work: OrderWork, order: Order): Promise<Result<undefined>> {
  const change = work.changes.of(order.change);
  if (change.makes !== undefined) return notMadeYet(work, order);
  const line = await work.tables.lines.get(order.line);
  if (line === undefined) return refuse('lines.gone');
  const fits = change.fits(work.operator, line);
  return fits.ok ? numberIsFree(work, line, change.applied(line, work.now.toISOString())) : fits;
}

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
  { clock, ids, changes, operatorOf }: OrderPorts,
  all: Tables,
  { id, operator }: OrderKey,
  onOrder: OnOrder<T>,
): Promise<T | undefined> {
  const order = await all.orders.get(id);
  if (order?.operator !== operator) return undefined;
  const tables = scoped(all, order);
  return onOrder({ tables, all, ids, changes, now: clock.now(), operator: operatorOf(operator) }, order);
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
  { state, problem }: Pick<Order, 'state' | 'problem'>,
  told?: 'told',
): Promise<Order> {
  const { tables, now } = work;
  const at = now.toISOString();
  const moved = rowStandingOf(order) !== rowStandingOf({ state, problem });
  const made = changesMade(work, order);
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
    isFinal(next) || made ? settleLine(work, next, at) : undefined,
  ]);
  if (!toldAnyway) await postMore(posting(work, next), newsOf(next), newsDue(work, batch));
  if (moved && isFinal(next) && batch?.endedAt !== undefined) await tellEnded(work, next, batch);
  return next;
}

/** Whether an order makes a line, which may be there before the order has ended. */
const changesMade = ({ changes }: OrderWork, { items, change }: Order): boolean =>
  items !== undefined && changes.of(change).makes !== undefined;

/** A network that goes to and fro does not fill the store. */
const MOST_HISTORY = 50;

/** The line after the order's end: changed if it was completed, else without the date that was set for it. */
async function settleLine(work: OrderWork, order: Order, at: string) {
  const { tables, changes } = work;
  const { line: id, state } = order;
  const change = changes.of(order.change);
  if (change.makes !== undefined) return settleMade(work, order, change.makes, at);
  const line = await tables.lines.get(id);
  if (line === undefined) return;
  const completed = state === 'completed';
  // What was handed in before a line was given up, and is done after it, brings the line back to nobody.
  const applied = completed && line.state !== 'terminated';
  const left = applied ? change.applied(line, at) : change.dated?.(line, undefined);
  if (left !== undefined) await tables.lines.put(left);
  const { operator } = work;
  await change.settled({ tables, line, order: order.id, completed, applied, operator, at });
}

const posting = (work: OrderWork, { commandId }: Order) => ({ ...work, commandId });

const newsOf = ({ commandId, conversation, account }: Order) =>
  ({ kind: 'chat.news', conversation, account, about: 'orders', id: commandId }) as const;

/** All that was ordered has ended: once, and not of what whoever ordered it has taken back. */
async function tellEnded(work: OrderWork, order: Order, { standings }: Batch): Promise<void> {
  if (standings.completed === undefined && standings.failed === undefined) return;
  const { account, organisation, commandId: id } = order;
  await tellBySms(posting(work, order), { account, organisation, about: 'orders', id });
}

/** When the news of a command is told, as it stands now. */
function newsDue({ now }: OrderWork, batch: Batch | undefined): Date {
  const several = batch !== undefined && ordersIn(batch) > 1;
  return new Date(now.getTime() + NEWS_AFTER[several ? 'many' : 'one']);
}
