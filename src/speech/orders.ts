import type { CommandOrders, OrderStanding } from '../domain/orders/commandOrders.js';
import { phoneForReading } from '../domain/values/phone.js';
import type { Speaker } from './speaker.js';
import { labelled } from './words.js';

/** So many failed lines are named in a message; the list has them all. */
const MOST_NAMED = 10;

/** How many orders are in each state. */
export function ordersByState(orders: readonly OrderStanding[]): Map<OrderStanding['state'], number> {
  const counts = new Map<OrderStanding['state'], number>();
  for (const { state } of orders) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/** How a command's orders stand: "completed" of a single one, else "3 completed, 1 failed". */
function standing(orders: readonly OrderStanding[], { words }: Speaker): string {
  const said = [...ordersByState(orders)].map(([state, count]) =>
    orders.length === 1 ? words.say(`common:words.${state}`) : words.say(`common:standing.${state}`, { count }),
  );
  return said.join(', ');
}

/** A receipt's line about its orders. */
const ordersLine = ({ orders }: CommandOrders, speaker: Speaker): string =>
  labelled(
    speaker.words,
    // Not a plural form: a Russian "one" is 21, too.
    speaker.words.say(orders.length === 1 ? 'common:orders.label' : 'common:orders.labels'),
    standing(orders, speaker),
  );

/** The same; of what a point of sale has sold with the reason where something is wrong: whoever reads it waits for it. */
export function orderLine(ordered: CommandOrders, speaker: Speaker): string {
  const line = ordersLine(ordered, speaker);
  const problem = ordered.sold ? ordered.orders.find((order) => order.problem !== undefined)?.problem : undefined;
  return problem === undefined ? line : `${line}. ${speaker.format.problem(problem)}`;
}

/** What has become of a command's orders: how they stand, and for which numbers something went wrong. */
export function ordersText({ reference, orders, activationKey }: CommandOrders, speaker: Speaker): string {
  const { words } = speaker;
  const [only] = orders;
  const number = orders.length === 1 && only !== undefined ? `, ${phoneForReading(only.number)}` : '';
  const title = `${words.say('common:orders.order', { reference })}${number}`;
  const key =
    activationKey === undefined ? [] : [labelled(words, words.say('registration:facts.activationKey'), activationKey)];
  return [labelled(words, title, standing(orders, speaker)), ...key, ...reasons(orders, speaker)].join('\n');
}

/** The numbers that something went wrong with, and why. */
function reasons(orders: readonly OrderStanding[], { words, format }: Speaker): string[] {
  const wrong = orders.flatMap(({ number, problem }) => (problem === undefined ? [] : [{ number, problem }]));
  const named = wrong
    .slice(0, MOST_NAMED)
    .map(({ number, problem }) => labelled(words, phoneForReading(number), format.reason(problem)));
  const more = wrong.length - named.length;
  return more > 0 ? [...named, words.say('common:verdicts.more', { count: more })] : named;
}
