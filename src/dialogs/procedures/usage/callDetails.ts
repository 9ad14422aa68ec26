import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { callDetails as query } from '../../../domain/usage/callDetails.js';
import { daysKept } from '../../../domain/usage/keptDays.js';
import { procedure } from '../../definition/procedure.js';
import { line, period } from '../../fields/index.js';

/** Kcell guide, call details (C10), on the screen. Without a period, the last month. */
export const callDetails = procedure({
  id: 'callDetails',
  ask: { line: z.object({ lines: line() }), when: z.object({ period: period().optional() }) },
  about: { lines: lineFit('any') },
  pick: (after) => ({ lines: after([], linesFor('any')) }),
  check: (after) => ({ period: after([], daysKept) }),
  show: { query, with: (answers) => answers },
});
