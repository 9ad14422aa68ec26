import { z } from 'zod';
import { dayAhead } from '../../../domain/lines/days.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { packActions, packChoices } from '../../../domain/lines/groupPackChoices.js';
import { PackAction } from '../../../domain/lines/groupPacks.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { sharePack } from '../../../domain/orders/sharePack.js';
import { procedure } from '../../definition/procedure.js';
import { action, choice, date, ifAsked, lines } from '../../fields/index.js';

/**
 * Telenet guide, create group packs (T15): which SIM cards share one, from when, at which price. The guide names the function and
 * shows no steps: SIM cards first, as everywhere; then whether they share a pack, change it or leave it.
 */
export const groupPack = procedure({
  id: 'groupPack',
  ask: {
    lines: z.object({ lines: lines() }),
    what: z.object({ action: action(), pack: ifAsked(choice()), on: date().optional() }),
  },
  about: { lines: linesFit('groupPack') },
  pick: (after) => ({
    lines: after([], linesFor('groupPack')),
    action: after(['lines'], packActions),
    pack: after(['lines', 'action'], packChoices),
  }),
  skip: (after) => ({ pack: after(['action'], ({ action }) => action === 'leave') }),
  check: (after) => ({ on: after([], dayAhead('groupPacks')) }),
  run: {
    command: sharePack,
    with: ({ lines, action, pack, on }) => ({ lines, action: PackAction.parse(action), pack, on }),
  },
});
