import { z } from 'zod';
import { ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { phoneFits } from '../../../domain/people/checks.js';
import { ownContact } from '../../../domain/people/ownContact.js';
import { changeInvoiceDelivery, deliveryWays, postalAddress } from '../../../domain/tickets/invoiceDelivery.js';
import { phone } from '../../../domain/values/phone.js';
import { email } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { choice, emailText, ifAsked, person, phoneText, text } from '../../fields/index.js';

/** Belarus guide, invoices (B3): where they go, and how. */
export const invoiceDelivery = procedure({
  id: 'invoiceDelivery',
  ask: {
    how: z.object({ account: choice(), way: choice() }),
    where: z.object({ to: ifAsked(emailText(email)), address: ifAsked(text(postalAddress, 160)) }),
    contact: z.object({ ...person('email'), mobile: phoneText(phone, { after: [], kept: phoneFits }) }),
  },
  pick: (after) => ({ account: after([], ownBillingAccounts), way: after([], deliveryWays) }),
  skip: (after) => ({
    to: after(['way'], ({ way }) => way !== 'email'),
    address: after(['way'], ({ way }) => way === 'email'),
  }),
  suggest: (after) => ({ contact: after([], ownContact) }),
  run: { command: changeInvoiceDelivery, with: (answers) => answers },
});
