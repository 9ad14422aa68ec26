import { z } from 'zod';
import { orderChoices, orderStateChoices, orders as query } from '../../../domain/orders/orderList.js';
import { orderMonths } from '../../../domain/orders/orderMonths.js';
import { textLine } from '../../../domain/values/text.js';
import { atAnyMoment } from '../../definition/atAnyMoment.js';
import { procedure } from '../../definition/procedure.js';
import { carried, choice, company, narrows, text } from '../../fields/index.js';

/**
 * Telenet and COMuniq guides: overview of orders (O3). What was ordered, for which numbers, and how it stands. Nothing is asked.
 * Whoever works for several customers can look at another one's, who is worked for from then on.
 */
export const myOrders = procedure({
  id: 'myOrders',
  ask: {
    which: z.object({
      state: narrows(choice()),
      search: narrows(text(textLine(60), 60)),
      month: narrows(choice()),
      customer: narrows(company()),
      order: carried(choice()),
    }),
  },
  about: { order: atAnyMoment.order.any },
  pick: (after) => ({
    state: after([], orderStateChoices),
    month: after([], orderMonths),
    order: after([], orderChoices),
  }),
  show: { query, with: (answers) => answers },
});
