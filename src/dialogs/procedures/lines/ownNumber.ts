import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { ownNumber as query } from '../../../domain/lines/ownLine.js';
import { atAnyMoment } from '../../definition/atAnyMoment.js';
import { procedure } from '../../definition/procedure.js';
import { line } from '../../fields/index.js';

/** Kcell guide (C11): what a number's user sees of it (C6, without the codes of its SIM card). */
export const ownNumber = procedure({
  id: 'ownNumber',
  ask: { line: z.object({ lines: line() }) },
  about: { lines: [lineFit('any'), atAnyMoment.balance.any, atAnyMoment.line.any] },
  pick: (after) => ({ lines: after([], linesFor('any')) }),
  show: { query, with: (answers) => answers },
});
