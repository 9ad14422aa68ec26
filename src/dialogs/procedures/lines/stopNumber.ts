import { z } from 'zod';
import { numbersAfter } from '../../../domain/lines/endingChoices.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { After, endingDay, endLines } from '../../../domain/orders/endLines.js';
import { lineUser } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { action, date, ifAsked, lines, text } from '../../fields/index.js';

/**
 * Telenet: an employee leaves, or a number is stopped (T13). The guide names it without its steps: here it is said what becomes
 * of the number, and from which day.
 */
export const stopNumber = procedure({
  id: 'stopNumber',
  ask: {
    lines: z.object({ lines: lines() }),
    what: z.object({ becomes: action(), newUser: ifAsked(text(lineUser, 60)), on: date().optional() }),
  },
  about: { lines: linesFit('terminate') },
  pick: (after) => ({ lines: after([], linesFor('terminate')), becomes: after([], numbersAfter) }),
  skip: (after) => ({ newUser: after(['becomes'], ({ becomes }) => becomes !== 'handedOver') }),
  check: (after) => ({ on: after(['becomes'], endingDay) }),
  run: { command: endLines, with: ({ becomes, ...answers }) => ({ ...answers, becomes: After.parse(becomes) }) },
});
