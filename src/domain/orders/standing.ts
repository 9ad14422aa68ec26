import type { Actor } from '../records/account.js';
import type { Order } from '../records/order.js';
import { eachOf, type Fact } from '../terms/fact.js';

/** Whether somebody gave the order themselves. */
export const isOwn = (order: Order, who: Actor): boolean =>
  order.account === who.account && order.operator === who.operator;

/** What several facts say, as one. */
export const together = (facts: readonly Fact[]): Fact => ({ list: eachOf(facts) });

/** What several facts become. */
export const becoming = (now: readonly Fact[], after: readonly Fact[]): Fact => ({
  from: eachOf(now),
  to: eachOf(after),
});
