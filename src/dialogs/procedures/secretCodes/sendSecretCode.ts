import { z } from 'zod';
import { sendSecretCode as command } from '../../../domain/secretCodes/sendSecretCode.js';
import { line } from '../../definition/fields.js';
import { procedure } from '../../definition/procedure.js';

/** Kcell: a line's user is sent a secret code by SMS (C11). */
export const sendSecretCode = procedure({
  id: 'sendSecretCode',
  ask: { line: z.object({ lines: line() }) },
  pick: (after) => ({ lines: after([], (desk, who, _, find) => desk.lines(who, 'secretCode', find)) }),
  run: { command, with: (answers) => answers },
});
