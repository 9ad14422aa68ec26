import { z } from 'zod';
import { invoiceMonths, mailInvoice } from '../../../domain/bills/monthInvoice.js';
import { ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { email } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { choice, emailText } from '../../fields/index.js';

/** Belarus guide, invoices (B3): one is ordered to an e-mail address. */
export const invoiceMail = procedure({
  id: 'invoiceMail',
  ask: { which: z.object({ account: choice(), month: choice(), email: emailText(email) }) },
  pick: (after) => ({ account: after([], ownBillingAccounts), month: after([], invoiceMonths) }),
  run: { command: mailInvoice, with: (answers) => answers },
});
