import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { renamingWays } from '../../../domain/lines/renamingWays.js';
import { renameLines } from '../../../domain/orders/renameLines.js';
import { lineUser } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { action, ifAsked, line, lineList, text } from '../../fields/index.js';

/** Belarus: rename subscribers (B7), one that is looked for, or many by a list. */
export const renaming = procedure({
  id: 'renaming',
  ask: {
    way: z.object({ way: action() }),
    single: z.object({ lines: ifAsked(line()), name: ifAsked(text(lineUser, 60)) }),
    list: z.object({ list: ifAsked(lineList({ name: lineUser })) }),
  },
  about: { lines: lineFit('rename') },
  pick: (after) => ({ way: after([], renamingWays), lines: after([], linesFor('rename')) }),
  skip: (after) => ({
    lines: after(['way'], ({ way }) => way === 'list'),
    name: after(['way'], ({ way }) => way === 'list'),
    list: after(['way'], ({ way }) => way !== 'list'),
  }),
  run: { command: renameLines, with: ({ lines, list, name }) => ({ lines: list ?? lines ?? '', name }) },
});
