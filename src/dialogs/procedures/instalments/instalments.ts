import { z } from 'zod';
import { instalmentList } from '../../../domain/instalments/instalmentList.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { procedure } from '../../definition/procedure.js';
import { line } from '../../fields/index.js';

/** Belarus guide, instalments (B4): of one subscriber, or of the whole customer. */
export const instalments = procedure({
  id: 'instalments',
  ask: { which: z.object({ lines: line().optional() }) },
  about: { lines: lineFit('any') },
  pick: (after) => ({ lines: after([], linesFor('any')) }),
  show: { query: instalmentList, with: (answers) => answers },
});
