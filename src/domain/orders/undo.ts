import type { Asking } from '../door/asking.js';
import { type LineChanges, lineChanges } from '../lines/changes/index.js';
import { inForce } from '../lines/internet.js';
import { ordersOf } from '../lines/ordersOf.js';
import type { Line } from '../records/line.js';
import type { Order } from '../records/order.js';
import { canBeTakenBack, isFinal } from '../records/standing.js';
import type { ReadTables } from '../records/tables.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { needsSecond } from './fourEyes.js';
import { type Deciding, type Decision, decidedFor, type Wanted } from './lineWork.js';

/** For how long what was done can be undone from the list of orders, in milliseconds. */
const UNDO_WITHIN = 7 * 24 * 60 * 60_000;

/** What undoing does to a command's orders: some are taken back, for the others there are decisions about their lines. */
export interface Undoing {
  /** Of an order for a line that is to be made there is none yet. */
  readonly cancels: readonly { readonly order: Order; readonly line: Line | undefined }[];
  readonly decisions: readonly Decision[];
}

/** Whether undoing may be offered. Whether it can be done is decided for each line when it is asked for. */
export function canUndo(order: Order, now: Date, changes = lineChanges): boolean {
  // What was sold is paid for, and given away.
  if (order.sale !== undefined) return false;
  if (canBeTakenBack(order, now)) return true;
  const since = now.getTime() - Date.parse(order.endedAt ?? order.orderedAt);
  return order.state === 'completed' && since < UNDO_WITHIN && changes.opposite(order) !== undefined;
}

/** The orders that can be undone now: those that wait, and those whose lines still are as they left them. */
export async function undoable(
  { lines }: Pick<ReadTables, 'lines'>,
  orders: readonly Order[],
  now: Date,
  changes = lineChanges,
): Promise<Order[]> {
  const stands = async (order: Order) => {
    const taken = canBeTakenBack(order, now);
    const line = taken ? undefined : await lines.get(order.line);
    return taken || (line !== undefined && isAsLeft(changes, order, inForce(line, now)));
  };
  const open = orders.filter((order) => canUndo(order, now, changes));
  const standing = await Promise.all(open.map(stands));
  return open.filter((_, index) => standing[index]);
}

/** A command by its reference, or one line of it alone: "ABCD2345 +77010000001". */
export const oneOf = ({ reference, number }: Pick<Order, 'reference' | 'number'>): string => `${reference} ${number}`;

/** Whether an order is meant by a command's reference, or by that and the order's number. */
export const isMeant = (order: Order, meant: string): boolean => order.reference === meant || oneOf(order) === meant;

/** The account's own orders that are meant. */
export async function ordersMeant(
  { tables, actor }: Pick<Asking, 'tables' | 'actor'>,
  meant: string,
): Promise<Order[]> {
  const [reference = ''] = meant.split(' ');
  const orders = await tables.orders.where({ reference });
  return orders.filter((order) => order.account === actor.account && isMeant(order, meant));
}

/**
 * Decides for each order of the account's command with this reference, or for the one of its lines that is meant. Refused: there is none
 * (`order.unknown`), or it would block more lines than one administrator may (`order.needsSecond`).
 */
export async function undoing(asking: Deciding, reference: string): Promise<Result<Undoing>> {
  const { tables } = asking;
  const orders = await ordersMeant(asking, reference);
  const found = await Promise.all(orders.map(async (order) => ({ order, line: await tables.lines.get(order.line) })));
  const cancels = found.filter(
    ({ order, line }) => canBeTakenBack(order, asking.now) && (line !== undefined || isForNewLine(asking, order)),
  );
  const others = found.flatMap(({ order, line }) =>
    line === undefined || canBeTakenBack(order, asking.now) ? [] : [{ order, line: inForce(line, asking.now) }],
  );
  if (cancels.length + others.length === 0)
    return refuse(found.some(({ order }) => isForNewLine(asking, order)) ? 'order.cannotUndo' : 'order.unknown');
  const ordersNow = await ordersOf(
    tables,
    others.map(({ line }) => line),
  );
  const decisions = others.map((one) => decidedFor(asking, one.line, takenBack(asking, one), ordersNow(one.line)));
  // Taking many unblockings back is to block many: no way around the second administrator.
  const blocks = decisions.flatMap(({ line, wanted }) => (wanted.ok && wanted.value.change.blocks ? [line.id] : []));
  return (await needsSecond(asking, blocks, asking.changes))
    ? refuse('order.needsSecond', { count: blocks.length })
    : ok({ cancels, decisions });
}

/** Whether an order is for a line that is to be made. */
const isForNewLine = ({ changes }: Pick<Deciding, 'changes'>, { change }: Order): boolean =>
  changes.of(change).makes !== undefined;

function takenBack({ changes }: Deciding, { order, line }: { order: Order; line: Line }): Result<Wanted> {
  if (!isFinal(order)) return refuse('line.orderOpen', { reference: order.reference });
  const change = order.state === 'completed' ? changes.opposite(order) : undefined;
  if (change === undefined) return refuse('order.cannotUndo');
  // Something else has happened to the line since: going back would undo that, too.
  return isAsLeft(changes, order, line) ? ok({ change }) : refuse('order.overtaken');
}

const isAsLeft = (changes: LineChanges, { change, endedAt = '' }: Order, line: Line): boolean =>
  changes.of(change).isAsLeft(line, endedAt);
