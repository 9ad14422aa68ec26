import type { Asking } from '../door/asking.js';
import { optionName, packageName, planName } from '../lines/facts.js';
import { fullName } from '../records/lineUser.js';
import type { OrderItem } from '../records/order.js';
import type { Fact, Facts } from '../terms/fact.js';
import type { Rows, ShownList } from '../terms/shown.js';

/** What an order is made of, a row each: what it is, what it costs, and how it stands. */
export async function itemRows(asking: Asking, items: readonly OrderItem[], { from, most }: Rows): Promise<ShownList> {
  const rows = await Promise.all(items.slice(from, from + most).map((item) => itemFacts(asking, item)));
  return { rows, total: items.length };
}

async function itemFacts(asking: Asking, item: OrderItem): Promise<Facts> {
  const { kind, month, once } = item;
  return {
    ...(await itself(asking, item)),
    ...(month && { month: { money: month } }),
    ...(once && { once: { money: once } }),
    // What the order is about stands as it does; who is to use the line is nothing that is carried out.
    ...(kind !== 'user' && { state: { word: wordOf(item) } }),
  };
}

const wordOf = ({ kind, value, state }: OrderItem) => {
  if (state !== 'held') return state;
  if (kind === 'simCard' && value === '') return 'awaitsSim' as const;
  return kind === 'number' ? ('porting' as const) : state;
};

async function itself({ tables, operator }: Asking, { kind, value }: OrderItem): Promise<Facts> {
  switch (kind) {
    case 'simCard':
      return { simCard: value === '' ? { word: 'simLater' } : { code: value } };
    case 'number':
      return { number: { phone: value } };
    case 'plan':
      return { plan: { name: planName(operator, value) } };
    case 'package':
      return { package: { name: packageName(operator, value) } };
    case 'extension':
      return { extension: { text: value } };
    case 'option':
      return { option: { name: optionName(operator, value) } };
    case 'user':
      return { user: nameFact(await tables.lineUsers.get(value)) };
  }
}

/** Whoever was erased, or was to use a line that never came, has no name any more. */
const nameFact = (user: Parameters<typeof fullName>[0] | undefined): Fact => ({
  text: user === undefined ? '—' : fullName(user),
});
