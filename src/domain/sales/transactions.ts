import { reportQuery } from '../door/reportQuery.js';
import { forms } from '../terms/report.js';
import { type SalesWanted, transactionsOf } from './reports.js';

/** KONNECT guide, Reporting › Transactions (K5): the agent's own registrations and resubscriptions, newest first. */
export const transactions = reportQuery<SalesWanted>({
  name: 'sale.transactions',
  allowed: ['agent'],
  offered: ({ operator }) => operator.pointOfSale !== undefined,
  as: {
    forms,
    columns: {
      ...{ at: 'instant', kind: 'text', offer: 'text', customer: 'text', price: 'money', endsAt: 'instant' },
      ...{ reference: 'text', activationKey: 'text' },
    },
    sum: 'price',
    portion: transactionsOf,
  },
});
