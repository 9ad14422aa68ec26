import { z } from 'zod';
import { activateLines } from '../../../domain/orders/activateLines.js';
import { date, lines } from '../../definition/fields.js';
import { procedure } from '../../definition/procedure.js';

/** Telenet: activate SIM cards that wait for it (T3), at once or on a day. */
export const activation = procedure({
  id: 'activation',
  ask: {
    lines: z.object({ lines: lines() }),
    when: z.object({ on: date().optional() }),
  },
  pick: (after) => ({ lines: after([], (desk, who, _, find) => desk.lines(who, 'activate', find)) }),
  check: (after) => ({ on: after([], (desk, who, _, typed) => desk.dayAhead(who, 'activation', typed)) }),
  run: { command: activateLines, with: (answers) => answers },
});
