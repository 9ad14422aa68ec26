import { z } from 'zod';
import { accountShown } from '../../../domain/bills/accountShown.js';
import { billingOfAccount, paidByChoices, sentByChoices } from '../../../domain/bills/billingChoices.js';
import { changeBilling } from '../../../domain/bills/changeBilling.js';
import { ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { PaidBy, SentBy } from '../../../domain/records/organisation.js';
import { email } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { choice, emailText, ifAsked } from '../../fields/index.js';

/** Telenet guide, billing settings (T22): how the bills of an account are paid and sent. The guide names it and shows no screen. */
export const billingSettings = procedure({
  id: 'billingSettings',
  ask: {
    account: z.object({ account: choice() }),
    settings: z.object({ paidBy: choice(), sentBy: choice(), email: ifAsked(emailText(email)) }),
  },
  about: { account: accountShown.any },
  pick: (after) => ({
    account: after([], ownBillingAccounts),
    paidBy: after(['account'], paidByChoices),
    sentBy: after([], sentByChoices),
  }),
  skip: (after) => ({ email: after(['sentBy'], ({ sentBy }) => sentBy !== 'email') }),
  preset: (after) => ({ settings: after(['account'], billingOfAccount) }),
  run: {
    command: changeBilling,
    with: ({ account, paidBy, sentBy, email: address }, { account: _, ...was }) => ({
      ...{ account, paidBy: PaidBy.parse(paidBy), sentBy: SentBy.parse(sentBy), email: address, was },
    }),
  },
});
