import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { callDetails as query } from '../../../domain/usage/callDetails.js';
import { daysKept } from '../../../domain/usage/keptDays.js';
import { usageKinds } from '../../../domain/usage/kinds.js';
import { procedure } from '../../definition/procedure.js';
import { line, many, period } from '../../fields/index.js';

/** Call details (Kcell guide, C10; Belarus guide, B19). Without a period, the last month; without kinds, all. */
export const callDetails = procedure({
  id: 'callDetails',
  ask: {
    line: z.object({ lines: line() }),
    when: z.object({ period: period().optional(), kinds: many(3).optional() }),
  },
  about: { lines: lineFit('any') },
  pick: (after) => ({ lines: after([], linesFor('any')), kinds: after([], usageKinds) }),
  check: (after) => ({ period: after([], daysKept) }),
  show: { query, with: (answers) => answers },
});
