import type { SalesWanted } from '../reports.js';
import { ok } from '../result.js';
import { FIRST_ROWS } from '../shown.js';
import { query } from './query.js';

/** KONNECT guide, Reporting › Transactions (K5): the agent's own registrations and resubscriptions, newest first. */
export const transactions = query<SalesWanted>({
  name: 'sale.transactions',
  look: async (desk, who, wanted, rows = FIRST_ROWS) => ok(await desk.transactions(who, wanted, rows)),
});
