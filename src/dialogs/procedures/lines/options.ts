import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { optionChoices } from '../../../domain/lines/switchChoices.js';
import { switchOptions } from '../../../domain/orders/switchOptions.js';
import { procedure } from '../../definition/procedure.js';
import { lines, switches } from '../../fields/index.js';

/**
 * Telenet: options of SIM cards (T8), which its guide adds and removes on a page each; Belarus: services of one number (B10) or of a
 * list of them (B8); Kcell: services that are on and those that can be turned on (C8, C9). Here both are one list of switches.
 */
export const options = procedure({
  id: 'options',
  ask: {
    lines: z.object({ lines: lines() }),
    options: z.object({ options: switches() }),
  },
  about: { lines: linesFit('options') },
  pick: (after) => ({ lines: after([], linesFor('options')), options: after(['lines'], optionChoices) }),
  run: { command: switchOptions, with: ({ lines, options }) => ({ lines, switched: options }) },
});
