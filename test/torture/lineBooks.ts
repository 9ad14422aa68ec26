import type { Change } from '../../src/domain/lines/changes/change.js';
import { lineChanges } from '../../src/domain/lines/changes/index.js';
import type { Line } from '../../src/domain/records/line.js';
import type { Order } from '../../src/domain/records/order.js';

interface Done {
  readonly order: Order;
  readonly change: Change;
  readonly endedAt: string;
}

/** What a line should be after its orders and is not, a line each. `before`: orders after which something else happened to it. */
export function unlikeOrdered(line: Line, orders: readonly Order[], before: ReadonlySet<string> = new Set()): string[] {
  const done = orders
    .flatMap((order): Done[] => {
      const { state, change, endedAt } = order;
      return state === 'completed' && endedAt !== undefined ? [{ order, change: lineChanges.of(change), endedAt }] : [];
    })
    .toSorted((one, other) => one.endedAt.localeCompare(other.endedAt));
  return done
    .filter(({ order }) => !before.has(order.id))
    .filter((one) => !done.some((other) => follows(other, one)))
    .filter(({ change, endedAt }) => change.makes === undefined && !change.isAsLeft(line, endedAt))
    .map(({ order }) => `the line ${line.number} is not as its last order left it: ${JSON.stringify(order.change)}`);
}

/** Whether another one was about the same later, or at the same moment: then this one says nothing of the line any more. */
const follows = (other: Done, one: Done): boolean =>
  other !== one && other.endedAt >= one.endedAt && thingsOf(other).some((thing) => thingsOf(one).includes(thing));

/** What a number's end touches beside what it is about. */
const thingsOf = ({ change: { about, row } }: Done): readonly string[] => {
  if (row.kind === 'terminate') return [...about, 'state'];
  return row.kind === 'handOver' ? [...about, 'user'] : about;
};
