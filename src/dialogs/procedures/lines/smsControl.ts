import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { smsControlChoices } from '../../../domain/lines/switchChoices.js';
import { banSmsControl } from '../../../domain/orders/banSmsControl.js';
import { procedure } from '../../definition/procedure.js';
import { lines, switches } from '../../fields/index.js';

/** Kcell: ban on SMS and USSD control (C15). The guide has one number at a time; here several may be changed alike. */
export const smsControl = procedure({
  id: 'smsControl',
  ask: {
    lines: z.object({ lines: lines() }),
    ban: z.object({ ban: switches() }),
  },
  about: { lines: linesFit('smsControl') },
  pick: (after) => ({ lines: after([], linesFor('smsControl')), ban: after(['lines'], smsControlChoices) }),
  run: { command: banSmsControl, with: ({ lines, ban }) => ({ lines, switched: ban }) },
});
