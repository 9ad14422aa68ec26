import { query } from '../door/query.js';
import { ok } from '../terms/result.js';
import { commissionsOf, type SalesWanted } from './reports.js';

/** KONNECT guide, Reporting › Commissions (K6): what the agent earned with each sale, newest first, and in all. */
export const commissions = query<SalesWanted>({
  name: 'sale.commissions',
  allowed: ['agent'],
  offered: ({ operator }) => operator.pointOfSale !== undefined,
  look: async (asking, wanted, rows) => ok(await commissionsOf(asking, wanted, rows)),
});
