import { z } from 'zod';
import { remaining } from '../../../domain/buckets/remaining.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { procedure } from '../../definition/procedure.js';
import { line } from '../../fields/index.js';

/** Kcell guide, information about a number: remaining allowances (C7). */
export const allowances = procedure({
  id: 'allowances',
  ask: { line: z.object({ lines: line() }) },
  about: { lines: lineFit('any') },
  pick: (after) => ({ lines: after([], linesFor('any')) }),
  show: { query: remaining, with: (answers) => answers },
});
