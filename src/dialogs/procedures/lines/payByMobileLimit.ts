import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { isNothing, limitOfLines, monthLimits, paymentLimits } from '../../../domain/lines/payByMobileChoices.js';
import { limitPayments } from '../../../domain/orders/limitPayments.js';
import { procedure } from '../../definition/procedure.js';
import { choice, ifAsked, lines } from '../../fields/index.js';

/**
 * Telenet: the PayByMobile limit of SIM cards (T12). The guide shows the tab and no steps: here several cards can be limited at
 * once, a month and at one time, each within what the law lets a telephone operator charge.
 */
export const payByMobileLimit = procedure({
  id: 'payByMobileLimit',
  ask: {
    lines: z.object({ lines: lines() }),
    limit: z.object({ month: choice(), payment: ifAsked(choice()) }),
  },
  about: { lines: linesFit('payByMobile') },
  pick: (after) => ({
    lines: after([], linesFor('payByMobile')),
    month: after([], monthLimits),
    payment: after(['month'], paymentLimits),
  }),
  skip: (after) => ({ payment: after(['month'], ({ month }) => isNothing(month)) }),
  preset: (after) => ({ limit: after(['lines'], limitOfLines) }),
  run: { command: limitPayments, with: (answers) => answers },
});
