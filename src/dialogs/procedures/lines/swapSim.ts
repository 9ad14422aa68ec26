import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { lineFit } from '../../../domain/lines/linesShown.js';
import { freeSims } from '../../../domain/lines/stock/choices.js';
import { simIsFree, simWays } from '../../../domain/lines/stock/simChoices.js';
import { swapSims } from '../../../domain/orders/swapSims.js';
import { simNumber } from '../../../domain/values/identifiers.js';
import { procedure } from '../../definition/procedure.js';
import { action, choice, ifAsked, line, lineList, text } from '../../fields/index.js';

/**
 * Telenet: replace a SIM card (T4); Kcell: Замена SIM-карты (C13). The guides ask for the new card's number; here it is chosen
 * among the company's free ones or typed, and many are replaced by a list.
 */
export const swapSim = procedure({
  id: 'swapSim',
  ask: {
    way: z.object({ way: action() }),
    single: z.object({ lines: ifAsked(line()) }),
    sim: z.object({
      newSim: ifAsked(choice()),
      iccid: ifAsked(text(simNumber, 40)),
    }),
    list: z.object({ list: ifAsked(lineList({ iccid: simNumber })) }),
  },
  about: { lines: lineFit('swapSim') },
  pick: (after) => ({
    way: after([], simWays),
    lines: after([], linesFor('swapSim')),
    newSim: after([], freeSims),
  }),
  skip: (after) => ({
    lines: after(['way'], ({ way }) => way === 'list'),
    newSim: after(['way'], ({ way }) => way !== 'stock'),
    iccid: after(['way'], ({ way }) => way !== 'typed'),
    list: after(['way'], ({ way }) => way !== 'list'),
  }),
  check: (after) => ({ iccid: after([], simIsFree) }),
  run: {
    command: swapSims,
    with: ({ lines, list, newSim, iccid }) => ({ lines: list ?? lines ?? '', iccid: newSim ?? iccid }),
  },
});
