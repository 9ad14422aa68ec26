import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineDevices } from '../../../domain/lines/lineDevices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { procedure } from '../../definition/procedure.js';
import { line } from '../../fields/index.js';

/** Kcell: a number's devices, and what was asked for (C14). */
export const deviceList = procedure({
  id: 'deviceList',
  ask: { line: z.object({ lines: line() }) },
  about: { lines: lineFit('any') },
  pick: (after) => ({ lines: after([], linesFor('any')) }),
  show: { query: lineDevices, with: (answers) => answers },
});
