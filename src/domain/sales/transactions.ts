import { query } from '../door/query.js';
import { ok } from '../terms/result.js';
import { FIRST_ROWS } from '../terms/shown.js';
import type { SalesWanted } from './reports.js';

/** KONNECT guide, Reporting › Transactions (K5): the agent's own registrations and resubscriptions, newest first. */
export const transactions = query<SalesWanted>({
  name: 'sale.transactions',
  look: async (desk, who, wanted, rows = FIRST_ROWS) => ok(await desk.transactions(who, wanted, rows)),
});
