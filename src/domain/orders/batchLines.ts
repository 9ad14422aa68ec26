import type { Asking } from '../door/asking.js';
import { stateFact } from '../lines/facts.js';
import type { Batch, Order } from '../records/order.js';
import { approvalState, wordOf } from '../records/standing.js';
import type { Facts } from '../terms/fact.js';
import type { Rows, ShownList } from '../terms/shown.js';
import type { Given } from '../terms/thing.js';
import { itemRows } from './items.js';
import { orderShown } from './ordersShown.js';
import { isOwn, orderedNumber, together } from './standing.js';
import { oneOf, undoable } from './undo.js';

/** A page of a command's lines: its orders by number, each with its undoing, then the lines that were left out. */
export async function batchLines(asking: Asking, batch: Batch, rows: Rows): Promise<ShownList> {
  const { tables, now } = asking;
  const approval = batch.approval === undefined ? undefined : await tables.approvals.get(batch.approval);
  if (approval !== undefined && approvalState(approval, now) !== 'approved')
    return requestedLines(asking, approval.lines, rows);
  const { from, most } = rows;
  const found = await tables.orders.search({ equal: { commandId: batch.id }, from, most, order: 'number' });
  const [only] = found.total === 1 ? found.rows : [];
  if (only?.items !== undefined) return itemRows(asking, only.items, rows);
  const begin = Math.max(0, from - found.total);
  const left = batch.left.slice(begin, begin + most - found.rows.length);
  return {
    rows: [
      ...(await Promise.all(found.rows.map((order) => orderFacts(asking, order)))),
      ...left.map(({ number, problem }): Facts => ({ number: { phone: number }, left: { problem } })),
    ],
    rowsGiven: [...(await undoings(asking, found.rows)), ...left.map(() => undefined)],
    total: found.total + batch.left.length,
  };
}

/** The lines that a request is about, as they are now. */
async function requestedLines({ tables, operator }: Asking, lines: readonly string[], { from, most }: Rows) {
  const page = await Promise.all(lines.slice(from, from + most).map((line) => tables.lines.get(line)));
  const rows = page.flatMap((line): Facts[] =>
    line === undefined
      ? []
      : [{ number: { phone: line.number }, ...userFact(line.user), present: stateFact(operator, line) }],
  );
  return { rows, total: lines.length };
}

async function orderFacts({ tables, now }: Asking, order: Order): Promise<Facts> {
  const line = await tables.lines.get(order.line);
  return {
    ...orderedNumber(order, line),
    ...userFact(line?.user),
    now: together(order.now),
    after: together(order.after),
    state: { word: wordOf(order, now) },
    ...(order.problem !== undefined && { reason: { problem: order.problem } }),
  };
}

const userFact = (user: string | undefined): Facts => (user === undefined ? {} : { user: { text: user } });

/** Each line of one's own can be undone by itself. */
async function undoings({ tables, actor, now }: Asking, orders: readonly Order[]): Promise<Given[]> {
  const own = orders.filter((order) => isOwn(order, actor));
  const can = new Set((await undoable({ lines: tables.lines }, own, now)).map(({ id }) => id));
  return orders.map((order) => orderShown.shown(oneOf(order), { undo: can.has(order.id), sim: false }));
}
