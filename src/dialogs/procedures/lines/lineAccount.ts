import { z } from 'zod';
import { accountOfLines, ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { changeBillingAccount } from '../../../domain/orders/changeBilling.js';
import { procedure } from '../../definition/procedure.js';
import { choice, lines } from '../../fields/index.js';

/** Telenet: the billing account of SIM cards (T9). The guide changes one at a time; here it may be several. */
export const lineAccount = procedure({
  id: 'lineAccount',
  ask: {
    lines: z.object({ lines: lines() }),
    account: z.object({ account: choice() }),
  },
  about: { lines: linesFit('billingAccount') },
  pick: (after) => ({ lines: after([], linesFor('billingAccount')), account: after([], ownBillingAccounts) }),
  preset: (after) => ({ account: after(['lines'], accountOfLines) }),
  run: { command: changeBillingAccount, with: (answers) => answers },
});
