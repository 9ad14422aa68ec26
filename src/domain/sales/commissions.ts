import { reportQuery } from '../door/reportQuery.js';
import { forms } from '../terms/report.js';
import { commissionsOf, type SalesWanted } from './reports.js';

/** KONNECT guide, Reporting › Commissions (K6): what the agent earned with each sale, newest first, and in all. */
export const commissions = reportQuery<SalesWanted>({
  name: 'sale.commissions',
  allowed: ['agent'],
  offered: ({ operator }) => operator.pointOfSale !== undefined,
  as: {
    forms,
    columns: { at: 'instant', kind: 'text', offer: 'text', price: 'money', commission: 'money', reference: 'text' },
    sum: 'commission',
    portion: commissionsOf,
  },
});
