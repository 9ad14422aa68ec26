import { lineRulesOf, type Operator } from '../../operator/index.js';
import type { Line } from '../../records/line.js';
import type { OrderColumn, Search } from '../../records/tables.js';
import type { Choice, Column, Order } from '../../terms/choices.js';
import { planName, stateFact } from '../facts.js';
import { whoseOf } from '../sought.js';

/** What a store sorts by for each column (C5, T5). */
const stored = {
  number: 'number',
  user: 'called',
  plan: 'plan',
  state: 'state',
  billingAccount: 'billingAccount',
  balance: 'balance',
} as const satisfies Record<Column, OrderColumn<'lines'>>;

/** Those that the operator shows. */
export function columnsOf(operator: Operator): Column[] {
  const { shows } = lineRulesOf(operator);
  const more = (['balance', 'billingAccount'] as const).filter((name) => shows.includes(name));
  return ['number', 'user', 'plan', 'state', ...more];
}

/** By what a list is sorted: by its numbers, unless one of its columns is asked for. */
export function orderOf(operator: Operator, wanted: Order | undefined): Order {
  const isThere = wanted !== undefined && columnsOf(operator).includes(wanted.by);
  return isThere ? wanted : { by: 'number' };
}

/** The same as a store has it; lines that are the same in it come in the order of their numbers. */
export const sortedBy = ({ by, backwards }: Order): Pick<Search<'lines'>, 'order' | 'thenBy' | 'backwards'> => ({
  order: stored[by],
  thenBy: 'number',
  ...(backwards ? { backwards: true } : {}),
});

/** A line as a row of that table. */
export function cellsOf(operator: Operator, line: Line): Choice['cells'] {
  const whose = whoseOf(line);
  return {
    number: { phone: line.number },
    ...(whose === undefined ? {} : { user: { text: whose } }),
    plan: { name: planName(operator, line.plan) },
    state: stateFact(operator, line),
    billingAccount: { text: line.billingAccount },
    ...(line.balance === undefined ? {} : { balance: { money: line.balance } }),
  };
}
