import { z } from 'zod';
import { simsByLastDigits } from '../../../domain/lines/stock/simChoices.js';
import { linkSim as command, ordersToLink } from '../../../domain/orders/linkSim.js';
import { orderShown } from '../../../domain/orders/ordersShown.js';
import { procedure } from '../../definition/procedure.js';
import { byLastDigits, choice } from '../../fields/index.js';

/** COMuniq: link a SIM card to an order that waits for one (O2), from the order's actions in the overview. */
export const linkSim = procedure({
  id: 'linkSim',
  ask: {
    order: z.object({ reference: choice() }),
    sim: z.object({ simCard: byLastDigits() }),
  },
  about: { reference: orderShown.when(({ sim }) => sim) },
  pick: (after) => ({ reference: after([], ordersToLink), simCard: after([], simsByLastDigits) }),
  run: { command, with: (answers) => answers },
});
