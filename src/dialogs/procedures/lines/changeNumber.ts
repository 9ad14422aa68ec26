import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import {
  LONGEST_MASK,
  numberMask,
  numbersOnOffer,
  numberTypes,
  numberWays,
  someNumberFits,
} from '../../../domain/lines/stock/numberChoices.js';
import { renumberLines } from '../../../domain/orders/renumberLines.js';
import { LONGEST_MESSAGE } from '../../../domain/tickets/requests.js';
import { noSecret } from '../../../domain/tickets/ticketChecks.js';
import { procedure } from '../../definition/procedure.js';
import { action, choice, ifAsked, line, message, text } from '../../fields/index.js';

/**
 * Belarus: change the number (B11), with one from the list, found by a mask or by its type, or by a request to the operator. The
 * guide says no more; a number that was chosen is reserved until it is confirmed, for some minutes.
 */
export const changeNumber = procedure({
  id: 'changeNumber',
  ask: {
    line: z.object({ lines: line() }),
    way: z.object({ way: action() }),
    number: z.object({
      numberType: ifAsked(choice()),
      mask: ifAsked(text(numberMask, LONGEST_MASK)),
      newNumber: ifAsked(choice()),
    }),
    wish: z.object({ wish: ifAsked(message(LONGEST_MESSAGE)) }),
  },
  about: { lines: lineFit('renumber') },
  pick: (after) => ({
    lines: after([], linesFor('renumber')),
    way: after([], numberWays),
    numberType: after([], numberTypes),
    newNumber: after(['way', 'numberType', 'mask'], numbersOnOffer),
  }),
  skip: (after) => ({
    numberType: after(['way'], ({ way }) => way !== 'type'),
    mask: after(['way'], ({ way }) => way !== 'mask'),
    newNumber: after(['way'], ({ way }) => way === 'request'),
    wish: after(['way'], ({ way }) => way !== 'request'),
  }),
  check: (after) => ({ mask: after([], someNumberFits), wish: after([], noSecret) }),
  run: {
    command: renumberLines,
    with: ({ lines, newNumber, wish }) => ({ lines, number: newNumber, wish }),
  },
});
