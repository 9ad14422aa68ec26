import type { Actor } from '../records/account.js';
import type { Order } from '../records/order.js';
import type { Fact, OneFact, OrderStanding } from '../terms/fact.js';

/** Whether somebody gave the order themselves. */
export const isOwn = (order: Order, who: Actor): boolean =>
  order.account === who.account && order.operator === who.operator;

/** Whether an order waits for its date: the network does not have it yet. */
export const isWaiting = (order: Order): boolean => order.state === 'acknowledged' && order.handedInAt === undefined;

/** An order that waits for its date says so, and one that another went over says that it was replaced. */
export function wordOf(order: Order, now: Date): OrderStanding {
  if (isWaiting(order) && Date.parse(order.dueAt) > now.getTime()) return 'scheduled';
  return order.state === 'cancelled' && order.problem?.code === 'order.replaced' ? 'replaced' : order.state;
}

/** What an order was to do, and when: said where another goes over it, and where its line is shown. */
export const plannedFacts = ({ after, dueAt, reference }: Order): OneFact[] => [
  ...after.flatMap((fact) => ('list' in fact ? fact.list : [fact])),
  { instant: dueAt },
  { code: reference },
];

/** What several facts say, as one. */
export const together = (facts: readonly Fact[]): Fact => ({
  list: facts.flatMap((fact) => ('list' in fact ? fact.list : [fact])),
});
