import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { chargeMonths, chargesForMonth } from '../../../domain/usage/chargesForMonth.js';
import { procedure } from '../../definition/procedure.js';
import { choice, line } from '../../fields/index.js';

/** Belarus guide, charges for a period (B18): this month and the two before. Without a month, this one. */
export const charges = procedure({
  id: 'charges',
  ask: { line: z.object({ lines: line() }), when: z.object({ month: choice().optional() }) },
  about: { lines: lineFit('any') },
  pick: (after) => ({ lines: after([], linesFor('any')), month: after([], chargeMonths) }),
  show: { query: chargesForMonth, with: (answers) => answers },
});
