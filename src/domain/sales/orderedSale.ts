import type { NetworkPerson } from '../orders/network.js';
import type { Ordered, OrderWork } from '../orders/orderWork.js';
import type { Customer } from '../records/customer.js';
import type { Order } from '../records/order.js';
import { cameToNothing } from '../records/standing.js';
import type { Sale } from '../records/wallet.js';
import { fine, refuse } from '../terms/result.js';
import { SaleChange } from './saleChange.js';
import { saleDone, saleTakenBack } from './saleEnd.js';

/** An order by which the operator's back end carries out what a point of sale has sold (K2, K4). */
export const orderedSale: Ordered = {
  handedIn: async ({ tables }, order) => {
    const { id, operator, number, change } = order;
    const sale = await saleOf(tables, order);
    const { kind } = SaleChange.parse(change);
    const [customer, agent] = await Promise.all([
      tables.customers.get(sale.customer),
      tables.accounts.get(sale.account),
    ]);
    const sold = {
      ...{ activationKey: sale.activationKey, soldBy: agent?.login ?? sale.account },
      customer: {
        ...{ id: sale.customer, outsideId: customer?.outsideId },
        // Who they are goes there once: with the order that makes them a customer.
        ...(kind === 'register' && customer && { person: personOf(customer) }),
      },
    };
    return { id, operator, number, change, sold };
  },
  // Whoever was erased before anybody was told of them becomes nobody's customer.
  fits: async ({ tables }, order) => {
    const [customer, subscription] = await Promise.all([
      tables.customers.get((await saleOf(tables, order)).customer),
      tables.subscriptions.get(order.line),
    ]);
    const isGone = customer === undefined || customer.documentNumber === '';
    if (isGone && order.change.kind === 'register') return refuse('customer.unknown');
    return subscription === undefined ? refuse('activation.unknown') : fine;
  },
  heard: async ({ tables }, order, { customer: outsideId }) => {
    if (outsideId === undefined) return;
    const customer = await tables.customers.get((await saleOf(tables, order)).customer);
    if (customer !== undefined) await tables.customers.put({ ...customer, outsideId });
  },
  // What was paid for it has gone back: that is more than why.
  stands: ({ price }, { state, problem }) => ({
    state,
    problem: cameToNothing({ state }) && price ? { code: 'sale.notCarriedOut', details: { price } } : problem,
  }),
  settle: async (work, order) => {
    const sale = await saleOf(work.tables, order);
    const ending = { ...work, commandId: order.commandId };
    if (cameToNothing(order)) return saleTakenBack(ending, sale);
    const { kind: _, ...period } = SaleChange.parse(order.change);
    return saleDone(ending, sale, period);
  },
};

async function saleOf({ sales }: Pick<OrderWork['tables'], 'sales'>, { id, sale = '' }: Order): Promise<Sale> {
  const found = await sales.get(sale);
  if (found === undefined) throw new Error(`the order ${id} is of no sale`);
  return found;
}

const personOf = (customer: Customer): NetworkPerson => {
  const { lastName, postName, firstName, documentType, documentNumber, country, ...rest } = customer;
  const { phone1, phone2, email, address } = rest;
  return { lastName, postName, firstName, documentType, documentNumber, country, phone1, phone2, email, address };
};
