import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { companyPeople, companyHistory as query } from '../../../domain/people/companyHistory.js';
import { procedure } from '../../definition/procedure.js';
import { choice, line, narrows, period } from '../../fields/index.js';

/**
 * Kcell guide: history of the administrators' actions (C19), of a period, of one of them. Of which number it is to be, a sentence says, or
 * the line that is shown: most want all of them.
 */
export const companyHistory = procedure({
  id: 'companyHistory',
  ask: {
    which: z.object({ period: period().optional(), who: choice().optional(), lines: narrows(line()) }),
  },
  about: { lines: lineFit('any') },
  pick: (after) => ({ who: after([], companyPeople), lines: after([], linesFor('any')) }),
  show: { query, with: (answers) => answers },
});
