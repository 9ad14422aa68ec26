import type { Line } from '../records/line.js';
import { isWaiting, plannedFacts, wordOf } from '../records/standing.js';
import type { ReadTables } from '../records/tables.js';
import type { OneFact } from '../terms/fact.js';
import { lineChanges } from './changes/index.js';

/** What is scheduled for a line, the soonest first, but for what the line itself shows the day of. */
export async function plannedFor(
  { orders }: Pick<ReadTables, 'orders'>,
  { id }: Pick<Line, 'id'>,
  now: Date,
  changes = lineChanges,
): Promise<OneFact[]> {
  const own = await orders.where({ line: id });
  return own
    .filter((order) => isWaiting(order) && wordOf(order, now) === 'scheduled')
    .filter(({ change }) => changes.of(change).dated === undefined)
    .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
    .flatMap(plannedFacts);
}
