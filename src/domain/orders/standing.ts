import type { Actor } from '../records/account.js';
import type { Line } from '../records/line.js';
import type { Order } from '../records/order.js';
import { eachOf, type Fact, type Facts } from '../terms/fact.js';

/** Whether somebody gave the order themselves. */
export const isOwn = (order: Order, who: Actor): boolean =>
  order.account === who.account && order.operator === who.operator;

/** The number that an order was given with, and beside it the one that its line has by now, where that is another. */
export const orderedNumber = (order: Pick<Order, 'number'>, line: Pick<Line, 'number'> | undefined): Facts => ({
  number: { phone: order.number },
  ...(line !== undefined && line.number !== order.number && { numberNow: { phone: line.number } }),
});

/** What several facts say, as one. */
export const together = (facts: readonly Fact[]): Fact => ({ list: eachOf(facts) });

/** What several facts become. */
export const becoming = (now: readonly Fact[], after: readonly Fact[]): Fact => ({
  from: eachOf(now),
  to: eachOf(after),
});
