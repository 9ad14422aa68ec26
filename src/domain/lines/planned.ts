import type { Line } from '../records/line.js';
import type { Order } from '../records/order.js';
import { isWaiting, plannedFacts, wordOf } from '../records/standing.js';
import type { ReadTables } from '../records/tables.js';
import type { OneFact } from '../terms/fact.js';
import { lineChanges } from './changes/index.js';
import { ordersOf } from './ordersOf.js';

/** What is scheduled for each of a page of lines, the soonest first, but for what a line itself shows the day of. */
export async function plannedFor(
  tables: Pick<ReadTables, 'orders'>,
  lines: readonly Pick<Line, 'id'>[],
  now: Date,
  changes = lineChanges,
): Promise<(line: Pick<Line, 'id'>) => OneFact[]> {
  const orders = await ordersOf(tables, lines);
  const isPlanned = (order: Order) =>
    isWaiting(order) && wordOf(order, now) === 'scheduled' && changes.of(order.change).dated === undefined;
  return (line) =>
    orders(line)
      .filter(isPlanned)
      .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
      .flatMap(plannedFacts);
}
