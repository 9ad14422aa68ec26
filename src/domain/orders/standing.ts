import type { Actor } from '../records/account.js';
import type { Order } from '../records/order.js';
import type { Fact, OrderStanding } from '../terms/fact.js';
import { isWaiting } from './undo.js';

/** Whether somebody gave the order themselves. */
export const isOwn = (order: Order, who: Actor): boolean =>
  order.account === who.account && order.operator === who.operator;

/** An order that waits for its date says so. */
export const wordOf = (order: Order, now: Date): OrderStanding =>
  isWaiting(order) && Date.parse(order.dueAt) > now.getTime() ? 'scheduled' : order.state;

/** What several facts say, as one. */
export const together = (facts: readonly Fact[]): Fact => ({
  list: facts.flatMap((fact) => ('list' in fact ? fact.list : [fact])),
});
