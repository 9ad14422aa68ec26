import { z } from 'zod';
import { billsKept } from '../../../domain/bills/billDays.js';
import { billRegister as query } from '../../../domain/bills/billRegister.js';
import { ownBillingAccounts } from '../../../domain/lines/billingChoices.js';
import { procedure } from '../../definition/procedure.js';
import { choice, period } from '../../fields/index.js';

/** A company's bills (Kcell guide, C22), of one billing account or of all. */
export const billRegister = procedure({
  id: 'billRegister',
  ask: { which: z.object({ account: choice().optional(), period: period().optional() }) },
  pick: (after) => ({ account: after([], ownBillingAccounts) }),
  check: (after) => ({ period: after([], billsKept) }),
  show: { query, with: (answers) => answers },
});
