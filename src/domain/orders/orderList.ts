import { query } from '../door/query.js';
import { ok } from '../terms/result.js';
import { FIRST_ROWS } from '../terms/shown.js';

/** Telenet guide: overview of orders (O3). What was ordered from the network, newest first, and how it stands. */
export const orders = query<{ readonly state?: string | undefined }>({
  name: 'order.list',
  look: async (desk, who, wanted, rows = FIRST_ROWS) => ok(await desk.orders(who, wanted, rows)),
});
