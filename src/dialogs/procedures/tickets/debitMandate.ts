import { z } from 'zod';
import { accountShown } from '../../../domain/bills/accountShown.js';
import { ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { phoneFits } from '../../../domain/people/checks.js';
import { ownContact } from '../../../domain/people/ownContact.js';
import { askDirectDebit } from '../../../domain/tickets/askDirectDebit.js';
import { LONGEST_MESSAGE } from '../../../domain/tickets/requests.js';
import { noBankAccount, noSecret } from '../../../domain/tickets/ticketChecks.js';
import { phone } from '../../../domain/values/phone.js';
import { procedure } from '../../definition/procedure.js';
import { bankAccount, choice, message, name, person, phoneText } from '../../fields/index.js';

/** Telenet guide (T20): a direct debit from a bank account is asked for, whose mandate the staff sends. */
export const debitMandate = procedure({
  id: 'debitMandate',
  ask: {
    account: z.object({ account: choice() }),
    mandate: z.object({ bankAccount: bankAccount(), holder: name(), signer: name() }),
    details: z.object({ message: message(LONGEST_MESSAGE).optional() }),
    contact: z.object({ ...person('email'), mobile: phoneText(phone, { after: [], kept: phoneFits }) }),
  },
  about: { account: accountShown.any },
  pick: (after) => ({ account: after([], ownBillingAccounts) }),
  check: (after) => ({ message: [after([], noSecret), after([], noBankAccount)] }),
  suggest: (after) => ({ contact: after([], ownContact) }),
  run: { command: askDirectDebit, with: (answers) => answers },
});
