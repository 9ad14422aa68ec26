import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { command, type Work } from '../door/command.js';
import { list } from '../door/list.js';
import { postAgain } from '../door/outbox.js';
import { query } from '../door/query.js';
import { addUser } from '../lines/changes/addUser.js';
import { freeSimOf, takeFor } from '../lines/stock/stock.js';
import type { Order, OrderItem } from '../records/order.js';
import { type Choice, choose } from '../terms/choices.js';
import { ok, refuse } from '../terms/result.js';
import { phoneForReading } from '../values/phone.js';
import { soughtState } from './batch.js';
import { canLinkSim } from './itemStates.js';
import { orderUser } from './orderUser.js';

const Input = z.object({ reference: z.string(), simCard: z.string() });
type Input = z.output<typeof Input>;

/** So many open orders are looked at. */
const MOST_OPEN = 500;
const open = ['awaitsSim', 'porting', 'scheduled', 'acknowledged', 'inProgress', 'pending', 'held'];

/** The customer's orders that a SIM card can be linked to, the newest first. */
async function ordersWithoutSim({ tables, actor }: Pick<Asking, 'tables' | 'actor'>): Promise<Order[]> {
  const { organisation } = actor;
  if (organisation === undefined) return [];
  const { rows } = await tables.batches.search({
    ...{ equal: { organisation }, from: 0, most: MOST_OPEN, order: 'orderedAt', backwards: true },
    like: open.map((state) => ({ column: 'sought', mask: soughtState(state) })),
  });
  const placed = rows.filter(({ command }) => command === orderUser.name).map(({ id }) => id);
  const orders = placed.length === 0 ? [] : await tables.orders.among('commandId', placed);
  return orders.filter(canLinkSim);
}

/** The orders that a SIM card can be linked to, by their reference. */
export const ordersToLink = list(async (asking, _, find) =>
  choose(
    (await ordersWithoutSim(asking)).map(
      ({ reference, number, orderedAt }): Choice => ({
        ...{ value: reference, title: reference },
        facts: [{ phone: number }, { instant: orderedAt }],
        also: [phoneForReading(number), number],
      }),
    ),
    find,
  ),
);

/**
 * COMuniq: link a SIM card to an order that waits for one (O2). The order goes on with it: it goes out as the same order, which has
 * one item more.
 */
export const linkSim = command<Input>({
  name: 'order.linkSim',
  allowed: ['reseller'],
  offered: addUser.offered,
  proof: 'none',
  input: Input,
  toNetwork: true,
  subject: ({ reference }) => `order:${reference}`,
  foresee: async (asking) => {
    const found = await linked(asking, asking.input);
    return found.ok ? ok({ costs: { parts: [] } }) : found;
  },
  run: async (work) => {
    const found = await linked(work, work.input);
    if (!found.ok) return found;
    const { order, card } = found.value;
    await takeFor(work.tables, card, order.id);
    await withCard(work, order);
    const { reference, number } = order;
    return ok({ reference, facts: { number: { phone: number }, simCard: { code: card.value } } });
  },
});

async function linked(asking: Asking, { reference, simCard }: Input) {
  const { tables, actor } = asking;
  const found = await tables.orders.where({ reference });
  const order = found.find(({ organisation }) => organisation === actor.organisation);
  if (order === undefined) return refuse('order.unknown');
  if (!canLinkSim(order)) return refuse('order.hasSim');
  const card = await freeSimOf(asking, simCard);
  return card.ok ? ok({ order, card: card.value }) : card;
}

/** The order with its SIM card, which the network is handed once more; what waits for its first day goes out then. */
async function withCard({ tables, now, input, ...work }: Work<Input>, order: Order): Promise<void> {
  const { items = [], commandId, dueAt } = order;
  const card: OrderItem = { kind: 'simCard', value: input.simCard, state: 'acknowledged' };
  const others = items.filter(({ kind, value }) => kind !== 'simCard' || value !== '');
  await tables.orders.put({ ...order, items: [card, ...others] });
  if (order.handedInAt === undefined) return;
  const message = { kind: 'network.order', order: order.id, organisation: order.organisation } as const;
  const due = Date.parse(dueAt) > now.getTime() ? new Date(dueAt) : now;
  await postAgain({ ...work, tables, now, commandId }, message, due);
}

/** How many of the customer's orders wait for nothing but a SIM card. */
export const ordersAwaitingSim = query<object, number>({
  name: 'order.awaitingSim',
  allowed: 'everybody',
  look: async ({ tables, actor, operator }) => {
    const { organisation } = actor;
    if (organisation === undefined || !addUser.offered({ operator })) return ok(0);
    const like = [{ column: 'sought' as const, mask: soughtState('awaitsSim') }];
    const { total } = await tables.batches.search({
      equal: { organisation },
      like,
      from: 0,
      most: 1,
      order: 'orderedAt',
    });
    return ok(total);
  },
});
