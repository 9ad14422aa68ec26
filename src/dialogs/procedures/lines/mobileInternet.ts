import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { internetActions } from '../../../domain/lines/internet.js';
import { internetActionChoices, internetPackages } from '../../../domain/lines/internetChoices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { changeInternet } from '../../../domain/orders/changeInternet.js';
import { procedure } from '../../definition/procedure.js';
import { action, choice, ifAsked, lines } from '../../fields/index.js';

/** Belarus: mobile internet, its package or the whole service (B12); Kcell: internet packages (C9). */
export const mobileInternet = procedure({
  id: 'mobileInternet',
  ask: {
    lines: z.object({ lines: lines() }),
    internet: z.object({ action: action(), package: ifAsked(choice()) }),
  },
  about: { lines: linesFit('internet') },
  pick: (after) => ({
    lines: after([], linesFor('internet')),
    action: after(['lines'], internetActionChoices),
    package: after(['lines', 'action'], internetPackages),
  }),
  skip: (after) => ({ package: after(['action'], ({ action }) => isServiceOnly(action)) }),
  run: {
    command: changeInternet,
    with: ({ lines, action, package: chosen }) => ({ lines, action: Action.parse(action), package: chosen }),
  },
});

const Action = z.enum(internetActions);
/** The service as a whole has no package to choose. */
const isServiceOnly = (action: string): boolean => action === 'serviceOff' || action === 'serviceOn';
