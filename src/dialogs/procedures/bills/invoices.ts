import { z } from 'zod';
import { invoices as query } from '../../../domain/bills/invoices.js';
import { ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** Telenet guide, invoices and payment (T20): of one billing account, each with its file and what can be done about it. */
export const invoices = procedure({
  id: 'invoices',
  ask: { account: z.object({ account: choice() }) },
  pick: (after) => ({ account: after([], ownBillingAccounts) }),
  show: { query, with: (answers) => answers },
});
