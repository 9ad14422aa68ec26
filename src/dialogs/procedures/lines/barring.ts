import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { barChoices } from '../../../domain/lines/switchChoices.js';
import { barLines } from '../../../domain/orders/barLines.js';
import { procedure } from '../../definition/procedure.js';
import { lines, switches } from '../../fields/index.js';

/** Telenet: barring (T11), on or off each. The guide has one SIM card at a time; here several may be changed alike. */
export const barring = procedure({
  id: 'barring',
  ask: {
    lines: z.object({ lines: lines() }),
    bars: z.object({ bars: switches() }),
  },
  about: { lines: linesFit('barring') },
  pick: (after) => ({ lines: after([], linesFor('barring')), bars: after(['lines'], barChoices) }),
  run: { command: barLines, with: ({ lines, bars }) => ({ lines, switched: bars }) },
});
