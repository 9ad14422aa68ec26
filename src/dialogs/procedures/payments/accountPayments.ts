import { z } from 'zod';
import { ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { accountPayments as query } from '../../../domain/payments/accountPayments.js';
import { paymentsKept } from '../../../domain/payments/paymentDays.js';
import { procedure } from '../../definition/procedure.js';
import { choice, period } from '../../fields/index.js';

/** A company's payments (Belarus guide, B2; Kcell guide, C18), of one billing account or of all. */
export const accountPayments = procedure({
  id: 'accountPayments',
  ask: { which: z.object({ account: choice().optional(), period: period().optional() }) },
  pick: (after) => ({ account: after([], ownBillingAccounts) }),
  check: (after) => ({ period: after([], paymentsKept) }),
  show: { query, with: (answers) => answers },
});
