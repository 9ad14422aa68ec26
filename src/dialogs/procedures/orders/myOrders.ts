import { z } from 'zod';
import { orderChoices, orderStateChoices, orders as query } from '../../../domain/orders/orderList.js';
import { atAnyMoment } from '../../definition/atAnyMoment.js';
import { procedure } from '../../definition/procedure.js';
import { carried, choice, narrows } from '../../fields/index.js';

/** Telenet guide: overview of orders (O3). What was ordered, for which numbers, and how it stands. Nothing is asked. */
export const myOrders = procedure({
  id: 'myOrders',
  ask: { which: z.object({ state: narrows(choice()), order: carried(choice()) }) },
  about: { order: atAnyMoment.order.any },
  pick: (after) => ({ state: after([], orderStateChoices), order: after([], orderChoices) }),
  show: { query, with: (answers) => answers },
});
