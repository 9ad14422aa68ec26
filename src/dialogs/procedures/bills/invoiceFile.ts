import { z } from 'zod';
import { invoiceMonths, monthInvoice as query } from '../../../domain/bills/monthInvoice.js';
import { ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** Belarus guide, invoices (B3): one is looked at, and downloaded. */
export const invoiceFile = procedure({
  id: 'invoiceFile',
  ask: { which: z.object({ account: choice(), month: choice() }) },
  pick: (after) => ({ account: after([], ownBillingAccounts), month: after([], invoiceMonths) }),
  show: { query, with: (answers) => answers },
});
