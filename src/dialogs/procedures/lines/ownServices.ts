import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { ownServices as query } from '../../../domain/lines/ownLine.js';
import { procedure } from '../../definition/procedure.js';
import { line } from '../../fields/index.js';

/** Kcell guide (C11): the services that are on (C8) with their conditions, for the number's user, who turns none of them. */
export const ownServices = procedure({
  id: 'ownServices',
  ask: { line: z.object({ lines: line() }) },
  about: { lines: lineFit('any') },
  pick: (after) => ({ lines: after([], linesFor('any')) }),
  show: { query, with: (answers) => answers },
});
