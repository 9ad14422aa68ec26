import { query } from '../door/query.js';
import { ok } from '../terms/result.js';
import { type SalesWanted, transactionsOf } from './reports.js';

/** KONNECT guide, Reporting › Transactions (K5): the agent's own registrations and resubscriptions, newest first. */
export const transactions = query<SalesWanted>({
  name: 'sale.transactions',
  allowed: ['agent'],
  offered: ({ operator }) => operator.pointOfSale !== undefined,
  look: async (asking, wanted, rows) => ok(await transactionsOf(asking, wanted, rows)),
});
