import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { lineOverview as lineOverviewQuery } from '../../../domain/lines/overview.js';
import { atAnyMoment } from '../../definition/atAnyMoment.js';
import { procedure } from '../../definition/procedure.js';
import { linesInTable } from '../../fields/index.js';

/** Kcell: numbers (C5); Telenet: overview of SIM cards (T5); Belarus: choose a subscriber (B5). */
export const lineOverview = procedure({
  id: 'lineOverview',
  ask: { lines: z.object({ lines: linesInTable() }) },
  about: { lines: [linesFit('any'), atAnyMoment.balance.any, atAnyMoment.line.any] },
  pick: (after) => ({ lines: after([], linesFor('any')) }),
  show: { query: lineOverviewQuery, with: (answers) => answers },
});
