import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { sendSecretCode as command } from '../../../domain/secretCodes/sendSecretCode.js';
import { procedure } from '../../definition/procedure.js';
import { line } from '../../fields/index.js';

/** Kcell: a line's user is sent a secret code by SMS (C11). */
export const sendSecretCode = procedure({
  id: 'sendSecretCode',
  ask: { line: z.object({ lines: line() }) },
  about: { lines: lineFit('secretCode') },
  pick: (after) => ({ lines: after([], linesFor('secretCode')) }),
  run: { command, with: (answers) => answers },
});
