import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { deleteSecretCode as command } from '../../../domain/secretCodes/deleteSecretCode.js';
import { codeShown } from '../../../domain/secretCodes/openCodes.js';
import { procedure } from '../../definition/procedure.js';
import { line } from '../../fields/index.js';

/** Kcell: a line's secret code is deleted (C11), also that of a line that has been blocked since. */
export const deleteSecretCode = procedure({
  id: 'deleteSecretCode',
  ask: { line: z.object({ lines: line() }) },
  about: { lines: [lineFit('any'), codeShown.any] },
  pick: (after) => ({ lines: after([], linesFor('any')) }),
  run: { command, with: (answers) => answers },
});
