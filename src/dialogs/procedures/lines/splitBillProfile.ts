import { z } from 'zod';
import { splitBillOfLines, splitBillProfiles } from '../../../domain/lines/billingChoices.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { changeSplitBill } from '../../../domain/orders/changeBilling.js';
import { procedure } from '../../definition/procedure.js';
import { choice, lines } from '../../fields/index.js';

/** Telenet: how the bill of SIM cards is split with their users (T9). The guide changes one at a time; here it may be several. */
export const splitBillProfile = procedure({
  id: 'splitBillProfile',
  ask: {
    lines: z.object({ lines: lines() }),
    profile: z.object({ profile: choice() }),
  },
  about: { lines: linesFit('splitBill') },
  pick: (after) => ({ lines: after([], linesFor('splitBill')), profile: after([], splitBillProfiles) }),
  preset: (after) => ({ profile: after(['lines'], splitBillOfLines) }),
  run: { command: changeSplitBill, with: (answers) => answers },
});
