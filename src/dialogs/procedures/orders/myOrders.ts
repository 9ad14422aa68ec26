import { z } from 'zod';
import { orderStateChoices, orders as query } from '../../../domain/orders/orderList.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** Telenet guide: overview of orders (O3). What was ordered, for which numbers, and how it stands. */
export const myOrders = procedure({
  id: 'myOrders',
  ask: { which: z.object({ state: choice().optional() }) },
  pick: (after) => ({ state: after([], orderStateChoices) }),
  show: { query, with: (answers) => answers },
});
