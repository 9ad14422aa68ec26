import { z } from 'zod';
import { orderShown } from '../../../domain/orders/ordersShown.js';
import { undoableOrders } from '../../../domain/orders/undoable.js';
import { undoOrders as command } from '../../../domain/orders/undoOrders.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** In no guide: an order is taken back, or what it did is. The review says line by line what becomes of it. */
export const undoOrders = procedure({
  id: 'undoOrders',
  ask: { order: z.object({ reference: choice() }) },
  about: { reference: orderShown.when(({ undo }) => undo) },
  pick: (after) => ({ reference: after([], undoableOrders) }),
  run: { command, with: (answers) => answers },
});
