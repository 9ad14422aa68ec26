import type { CommandOrders, OrderSaid } from '../../domain/orders/commandOrders.js';
import { phoneForReading } from '../../domain/values/phone.js';
import { labelled } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';

/** Of so many commands a conversation remembers what was told. */
const MOST_TOLD = 10;
/** So many failed lines are named in a message; the list has them all. */
const MOST_NAMED = 10;

type Counts = Readonly<Record<string, number>>;

/** How a command's orders stand: "completed" of a single one, else "completed (3), failed (1)". */
function standing(orders: readonly OrderSaid[], { words }: Turn): string {
  const counts = [...countsOf(orders)];
  const said = counts.map(([state, count]) => {
    const name = words.say(`common:words.${state}`);
    return orders.length === 1 ? name : `${name} (${count})`;
  });
  return said.join(', ');
}

function countsOf(orders: readonly OrderSaid[]): Map<OrderSaid['state'], number> {
  const counts = new Map<OrderSaid['state'], number>();
  for (const { state } of orders) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/** The receipt's line about its orders. What is shown counts as told. */
export function ordersLine(commandId: string, { orders }: CommandOrders, turn: Turn): string {
  noteTold(commandId, Object.fromEntries(countsOf(orders)), turn);
  const label = turn.words.say('common:orders.label', { count: orders.length });
  return labelled(turn.words, label, standing(orders, turn));
}

/** What has become of a command's orders since it was told last; '' if nothing has. */
export function ordersNews(commandId: string, { reference, orders }: CommandOrders, turn: Turn): string {
  const now = Object.fromEntries(countsOf(orders));
  if (toldBefore(commandId, now, turn)) return '';
  noteTold(commandId, now, turn);
  const { words } = turn;
  const [only] = orders;
  const number = orders.length === 1 && only !== undefined ? `, ${phoneForReading(only.number)}` : '';
  const head = labelled(words, `${words.say('common:orders.order', { reference })}${number}`, standing(orders, turn));
  return [head, ...reasons(orders, turn)].join('\n');
}

/** The numbers that something went wrong with, and why. */
function reasons(orders: readonly OrderSaid[], { words, format }: Turn): string[] {
  const wrong = orders.flatMap(({ number, problem }) => (problem === undefined ? [] : [{ number, problem }]));
  const named = wrong
    .slice(0, MOST_NAMED)
    .map(({ number, problem }) => labelled(words, phoneForReading(number), format.problem(problem)));
  const more = wrong.length - named.length;
  return more > 0 ? [...named, words.say('common:verdicts.more', { count: more })] : named;
}

/** Whether this is what the conversation was told last about a command or a request. */
export function toldBefore(about: string, states: Counts, { state }: Turn): boolean {
  const before = state.told?.find(({ command }) => command === about)?.states;
  return before !== undefined && same(before, states);
}

/** Remembers what is told now. */
export function noteTold(about: string, states: Counts, { state }: Turn): void {
  const others = (state.told ?? []).filter(({ command }) => command !== about);
  state.told = [...others, { command: about, states: { ...states } }].slice(-MOST_TOLD);
}

const same = (before: Counts, now: Counts): boolean => {
  const states = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...states].every((state) => before[state] === now[state]);
};
