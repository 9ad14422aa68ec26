import { z } from 'zod';
import { saleKinds } from '../../../domain/sales/choices.js';
import { transactions as query } from '../../../domain/sales/transactions.js';
import { procedure } from '../../definition/procedure.js';
import { choice, period } from '../../fields/index.js';

/** KONNECT guide, Reporting › Transactions (K5): what the agent sold, with each activation key to copy. */
export const transactions = procedure({
  id: 'transactions',
  ask: { which: z.object({ period: period().optional(), kind: choice().optional() }) },
  pick: (after) => ({ kind: after([], saleKinds) }),
  show: { query, with: (answers) => answers },
});
