import type { SalesWanted } from '../reports.js';
import { ok } from '../result.js';
import { FIRST_ROWS } from '../shown.js';
import { query } from './query.js';

/** KONNECT guide, Reporting › Commissions (K6): what the agent earned with each sale, newest first, and in all. */
export const commissions = query<SalesWanted>({
  name: 'sale.commissions',
  look: async (desk, who, wanted, rows = FIRST_ROWS) => ok(await desk.commissions(who, wanted, rows)),
});
