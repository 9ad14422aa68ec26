import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineToAskAbout } from '../../../domain/lines/linesShown.js';
import { requests as query } from '../../../domain/tickets/requestList.js';
import { procedure } from '../../definition/procedure.js';
import { carried, line } from '../../fields/index.js';

/**
 * Belarus guide (B6): requests to the operator's specialists, with their answers. Nothing is asked: they are one's own, or, begun
 * about a subscriber, those of this line.
 */
export const myRequests = procedure({
  id: 'myRequests',
  ask: { whose: z.object({ line: carried(line()) }) },
  about: { line: lineToAskAbout },
  pick: (after) => ({ line: after([], linesFor('any')) }),
  show: { query, with: ({ line: lines }) => ({ lines }) },
});
