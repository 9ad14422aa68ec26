import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { simCodes as command } from '../../../domain/lines/simCodes.js';
import { procedure } from '../../definition/procedure.js';
import { line } from '../../fields/index.js';

/**
 * Kcell: a number's PIN1, PIN2, PUK1, PUK2 (C6); Belarus: the same of a subscriber (B9); Telenet: a SIM card's PUK (T6). In the
 * portals they stand beside the other data. Here those are the overview's, and the codes are shown once, for a password.
 */
export const simCodes = procedure({
  id: 'simCodes',
  ask: { line: z.object({ lines: line() }) },
  about: { lines: lineFit('simCodes') },
  pick: (after) => ({ lines: after([], linesFor('simCodes')) }),
  run: { command, with: (answers) => answers },
});
