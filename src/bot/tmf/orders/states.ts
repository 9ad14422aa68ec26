import { z } from 'zod';
import type { ItemReport, NetworkReport } from '../../../domain/orders/network.js';
import { itemKinds } from '../../../domain/records/order.js';

const states = [
  ...([
    'acknowledged',
    'rejected',
    'pending',
    'held',
    'inProgress',
    'cancelled',
    'completed',
    'failed',
    'partial',
  ] as const),
  ...(['assessingCancellation', 'pendingCancellation'] as const),
] as const;
const State = z.enum(states);
type State = z.output<typeof State>;

const Item = z.object({ id: z.string(), state: State.optional() });
const common = {
  id: z.string().min(1),
  externalId: z.string().optional(),
  state: State,
  requestedStartDate: z.iso.datetime({ offset: true }).optional(),
};

/** What is read of an order, of TMF641 and of TMF622: each calls its items otherwise. */
export const ServiceOrder = z
  .object({ ...common, serviceOrderItem: z.array(Item).default([]) })
  .transform(({ serviceOrderItem: items, ...rest }) => ({ ...rest, items }));
export const ProductOrder = z
  .object({
    ...common,
    productOrderItem: z.array(Item.extend({ productOrderItem: z.array(Item).default([]) })).default([]),
  })
  .transform(({ productOrderItem: items, ...rest }) => ({
    ...rest,
    items: items.flatMap(({ productOrderItem: parts, ...item }) => [item, ...parts]),
  }));
export type TmfOrder = z.output<typeof ServiceOrder>;

/** An order's states as they come to ours, and how far each is: it rises, whatever way an order takes. */
const standings: Readonly<Record<State, { readonly is: NetworkReport['state']; readonly rank: number }>> = {
  acknowledged: { is: 'inProgress', rank: 1 },
  pending: { is: 'pending', rank: 2 },
  held: { is: 'held', rank: 3 },
  inProgress: { is: 'inProgress', rank: 4 },
  assessingCancellation: { is: 'inProgress', rank: 5 },
  pendingCancellation: { is: 'inProgress', rank: 6 },
  partial: { is: 'partial', rank: 7 },
  rejected: { is: 'failed', rank: 7 },
  failed: { is: 'failed', rank: 7 },
  cancelled: { is: 'cancelled', rank: 7 },
  completed: { is: 'completed', rank: 8 },
};
const HIGHEST_RANK = 10;
const MOST_ITEMS = 1_000;

/** An item that can be told by its kind and value is named by both: so its state is found again. */
export const itemId = (kind: string, value: string): string => `${kind}:${value}`;

/** Whether an order will not move any more, or is on the way to be cancelled. */
export const isEnding = ({ state }: Pick<TmfOrder, 'state'>): boolean => standings[state].rank >= 5;

/**
 * Where the back end says that an order is. It counts no changes of its own, so the number is made of what only grows: the items that were
 * handed over, those that have ended, and how far the order is. An order that goes back, such as from in progress to held, is told of as
 * it was, until it goes on.
 */
export function reportOf(order: TmfOrder, now: Date): NetworkReport {
  const { is: state, rank } = standings[order.state];
  const items = itemReports(order);
  const ended = order.items.filter((item) => item.state !== undefined && standings[item.state].rank >= 7).length;
  const number = (order.items.length * MOST_ITEMS + ended) * HIGHEST_RANK + rank;
  const until = order.requestedStartDate;
  const isForLater = state === 'held' && until !== undefined && Date.parse(until) > now.getTime();
  return {
    ...{ state, number },
    ...(items.length > 0 && { items }),
    ...(isForLater && { until: new Date(until).toISOString() }),
  };
}

const Kind = z.enum(itemKinds);

function itemReports({ items }: TmfOrder): ItemReport[] {
  return items.flatMap(({ id, state }) => {
    const [, name, value = ''] = /^([a-zA-Z]+):(.*)$/.exec(id) ?? [];
    const kind = Kind.safeParse(name);
    if (!kind.success || state === undefined) return [];
    return [{ kind: kind.data, value, state: standings[state].is }];
  });
}
