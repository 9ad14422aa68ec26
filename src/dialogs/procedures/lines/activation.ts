import { z } from 'zod';
import { dayAhead } from '../../../domain/lines/days.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { activateLines } from '../../../domain/orders/activateLines.js';
import { procedure } from '../../definition/procedure.js';
import { date, lines } from '../../fields/index.js';

/** Telenet: activate SIM cards that wait for it (T3), at once or on a day. */
export const activation = procedure({
  id: 'activation',
  ask: {
    lines: z.object({ lines: lines() }),
    when: z.object({ on: date().optional() }),
  },
  about: { lines: linesFit('activate') },
  pick: (after) => ({ lines: after([], linesFor('activate')) }),
  check: (after) => ({ on: after([], dayAhead('activation')) }),
  run: { command: activateLines, with: (answers) => answers },
});
