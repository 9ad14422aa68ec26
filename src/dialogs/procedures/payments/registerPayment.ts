import { z } from 'zod';
import { ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { phoneFits } from '../../../domain/people/checks.js';
import { MOST_ATTACHMENTS } from '../../../domain/tickets/attachments.js';
import { registerPayment as command, paidOn, paymentOrderNumber } from '../../../domain/tickets/registerPayment.js';
import { LONGEST_MESSAGE } from '../../../domain/tickets/requests.js';
import { noSecret } from '../../../domain/tickets/ticketChecks.js';
import { phone } from '../../../domain/values/phone.js';
import { procedure } from '../../definition/procedure.js';
import { amount, choice, file, message, pastDate, person, phoneText, text } from '../../fields/index.js';

/** Belarus guide, payments (B2): a payment that is not yet confirmed is registered, with the payment order where there is a file of it. */
export const registerPayment = procedure({
  id: 'registerPayment',
  ask: {
    payment: z.object({
      account: choice(),
      paid: amount(undefined, 1),
      on: pastDate(),
      order: text(paymentOrderNumber, 20),
    }),
    details: z.object({
      message: message(LONGEST_MESSAGE).optional(),
      attachments: file(MOST_ATTACHMENTS).optional(),
    }),
    contact: z.object({ ...person('email'), mobile: phoneText(phone, { after: [], kept: phoneFits }) }),
  },
  pick: (after) => ({ account: after([], ownBillingAccounts) }),
  check: (after) => ({ on: after([], paidOn), message: after([], noSecret) }),
  run: { command, with: (answers) => answers },
});
