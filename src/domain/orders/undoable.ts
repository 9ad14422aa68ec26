import { list } from '../door/list.js';
import type { Order } from '../records/order.js';
import { type Choice, choose } from '../terms/choices.js';
import type { Fact } from '../terms/fact.js';
import { phoneForReading } from '../values/phone.js';
import { becoming } from './standing.js';
import { canUndo, oneOf, ordersMeant, undoable } from './undo.js';

/**
 * The references of one's own commands that can be undone, the last first. Whoever types part of a number finds those
 * lines, each alone.
 */
export const undoableOrders = list(async ({ tables, actor, now }, _, find) => {
  if (find.value !== undefined) {
    const meant = await ordersMeant({ tables, actor }, find.value);
    return choose(named(meant, await undoable(tables, meant, now), find.value, now), find);
  }
  const own = await tables.orders.where({ account: actor.account }, { newestFirst: true });
  const standing = await undoable(tables, own, now);
  const { text, ...place } = find;
  const lines = linesFound(standing, text);
  if (lines.length > 0) return choose(lines, place);
  const whole = [...byReference(standing).values()].map((orders) => choiceOf(referenceOf(orders), orders));
  return choose(whole, find);
});

/** Whoever names an order that something else came after is told so; in the list it would only be in the way. */
function named(meant: readonly Order[], standing: readonly Order[], value: string, now: Date): Choice[] {
  const open = meant.filter((order) => canUndo(order, now));
  if (open.length === 0) return [];
  const closed = { code: 'order.overtaken', details: {} } as const;
  return [{ ...choiceOf(value, open), ...(standing.length > 0 ? {} : { closed }) }];
}

/** Fewer digits are a place in the list. */
const FEWEST_DIGITS = 4;

/** The lines with these digits in their number, each alone. */
function linesFound(standing: readonly Order[], text = ''): Choice[] {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < FEWEST_DIGITS || /\p{L}/u.test(text)) return [];
  return standing.filter(({ number }) => number.includes(digits)).map((order) => choiceOf(oneOf(order), [order]));
}

function byReference(orders: readonly Order[]): Map<string, Order[]> {
  const found = new Map<string, Order[]>();
  for (const order of orders) found.set(order.reference, [...(found.get(order.reference) ?? []), order]);
  return found;
}

const referenceOf = ([first]: readonly Order[]): string => first?.reference ?? '';

/** One line of a command says its number in its title: that is what was looked for. */
function choiceOf(value: string, orders: readonly Order[]): Choice {
  const [reference = value, number] = value.split(' ');
  const title = number === undefined ? reference : `${reference} ${phoneForReading(number)}`;
  return { value, title, facts: undoFacts(orders) };
}

/** What helps to know a command by: when, the first number, of how many. */
function undoFacts(orders: readonly Order[]): Fact[] {
  const [first] = orders.toSorted((one, other) => (one.number < other.number ? -1 : 1));
  if (first === undefined) return [];
  const { orderedAt, number, now, after } = first;
  const more: Fact[] = orders.length > 1 ? [{ counted: 'lines', count: orders.length }] : [];
  const facts: Fact[] = [{ instant: orderedAt }, { phone: number }, ...more, becoming(now, after)];
  return facts;
}
