import { query } from '../door/query.js';
import { ok } from '../terms/result.js';
import { FIRST_ROWS } from '../terms/shown.js';
import type { SalesWanted } from './reports.js';

/** KONNECT guide, Reporting › Commissions (K6): what the agent earned with each sale, newest first, and in all. */
export const commissions = query<SalesWanted>({
  name: 'sale.commissions',
  look: async (desk, who, wanted, rows = FIRST_ROWS) => ok(await desk.commissions(who, wanted, rows)),
});
