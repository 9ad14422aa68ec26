import { addUser } from '../lines/changes/addUser.js';
import type { Operator } from '../operator/index.js';
import type { Order } from '../records/order.js';
import { rowStandingOf } from '../records/standing.js';
import type { Facts } from '../terms/fact.js';
import { userOrdersOf } from './userOrderChoices.js';

/** What an order was given with beside its items, and how it has gone on, each state with its hour. */
export const detailsOf = (operator: Operator, order: Order): Facts => ({
  ...agreedFacts(operator, order),
  history: { list: order.history.map(({ state, at }, index) => ({ word: wordAt(order, state, index), at })) },
});

/** The last state says more of itself than its row of the history. */
const wordAt = (order: Order, state: Order['state'], index: number) =>
  index === order.history.length - 1 ? rowStandingOf(order) : state;

/** What is agreed of a user that was ordered (O1). */
function agreedFacts(operator: Operator, { change }: Order): Facts {
  const held = addUser.holds.safeParse(change).data;
  if (change.kind !== addUser.kind || held === undefined) return {};
  const { portfolios, terms } = userOrdersOf(operator);
  const nameOf = (all: typeof portfolios, id: string) => ({ name: all.find((one) => one.id === id)?.name ?? id });
  return {
    portfolio: nameOf(portfolios, held.portfolio),
    term: nameOf(terms, held.term),
    startDay: { day: held.startDay },
    ...(held.portIn && { portDay: { day: held.portIn.day } }),
    invoice: { word: held.autoInvoice ? 'invoicedByThemselves' : 'invoicedByHand' },
  };
}
