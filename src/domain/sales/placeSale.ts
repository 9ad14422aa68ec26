import type { Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { noteBatch } from '../orders/batch.js';
import type { Period, Subscription } from '../records/customer.js';
import type { Order } from '../records/order.js';
import { isFinal } from '../records/standing.js';
import type { ReadTables } from '../records/tables.js';
import type { Sale } from '../records/wallet.js';
import { money } from '../terms/money.js';
import { fine, type Result, refuse } from '../terms/result.js';
import { offerName } from './renewal.js';
import { changeOf } from './saleChange.js';
import { saleDone } from './saleEnd.js';

/** What was sold: on which modem, for which days, by which command. */
export interface SoldOn {
  readonly command: string;
  readonly subscription: Pick<Subscription, 'id' | 'modemSerial'>;
  readonly period: Period;
}

/** Carries a sale out: at once in the books here, or, where the operator's back end does it, by an order that goes out to it. */
export async function carryOutSale(work: Work<unknown>, sale: Sale, sold: SoldOn): Promise<void> {
  if (!work.operator.sellsByOrders) return saleDone(work, sale, sold.period);
  const order = orderOf(work, sale, sold);
  await work.tables.orders.insert(order);
  await noteBatch(work.tables, [order], []);
  await post(work, { kind: 'network.order', order: order.id });
}

/** Whether nothing about a subscription is on its way: a second sale would not know what the first one comes to. */
export async function nothingOrdered(
  { orders }: Pick<ReadTables, 'orders'>,
  { id }: Pick<Subscription, 'id'>,
): Promise<Result<undefined>> {
  const open = (await orders.where({ line: id })).find((order) => !isFinal(order));
  return open === undefined ? fine : refuse('activation.orderOpen', { reference: open.reference });
}

function orderOf({ actor, commandId, ids, now, operator }: Work<unknown>, sale: Sale, sold: SoldOn): Order {
  const at = now.toISOString();
  const { command, subscription, period } = sold;
  return {
    ...{ id: ids.next(), operator: sale.operator, account: sale.account, conversation: actor.conversation },
    ...{ commandId, command, reference: sale.reference, sale: sale.id },
    ...{ line: subscription.id, number: subscription.modemSerial },
    change: { kind: changeOf[sale.kind], ...period },
    ...{ before: {}, now: [], after: [{ name: offerName(operator, sale.offer) }] },
    price: money(sale.minor, sale.currency),
    ...{ state: 'acknowledged', orderedAt: at, dueAt: at, changedAt: at, report: 0 },
    history: [{ state: 'acknowledged', at }],
  };
}
