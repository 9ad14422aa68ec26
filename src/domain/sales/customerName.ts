import { query } from '../door/query.js';
import type { Customer } from '../records/customer.js';
import { ok } from '../terms/result.js';

/** A customer's names in one line. One whose data were erased has none: ''. */
export const customerName = (customer: Pick<Customer, 'lastName' | 'postName' | 'firstName'> | undefined): string =>
  [customer?.lastName, customer?.postName, customer?.firstName].filter((part) => part).join(' ');

/**
 * To whom an agent sold something, by the sale's reference; undefined where nothing was. Receipts say it and do not keep it:
 * whoever is erased stands in no old one.
 */
export const customerServed = query<{ readonly reference: string }, string | undefined>({
  name: 'sale.customer',
  allowed: ['agent'],
  offered: ({ operator }) => operator.pointOfSale !== undefined,
  look: async ({ tables, actor }, { reference }) => {
    const sales = await tables.sales.where({ reference });
    const sale = sales.find(({ account }) => account === actor.account);
    const customer = sale && (await tables.customers.get(sale.customer));
    return ok(customerName(customer) || undefined);
  },
});
