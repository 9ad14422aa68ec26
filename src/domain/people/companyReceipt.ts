import { receiptOf } from '../accounts/actions.js';
import { isDoneFor, lookingBack } from '../accounts/lookingBack.js';
import { query } from '../door/query.js';
import { ruled } from '../operator/index.js';
import type { Receipt } from '../records/receipt.js';
import { ok } from '../terms/result.js';

/**
 * The receipt of a command that one of the company's people gave (C19), for whoever looks after it. What somebody did about their own
 * account is nobody else's to open.
 */
export const companyReceipt = query<{ readonly command: string }, Receipt | undefined>({
  name: 'account.companyReceipt',
  allowed: lookingBack,
  offered: ruled('stateNames'),
  look: async ({ tables, actor }, { command }) => {
    const lines = await tables.audit.where({ commandId: command });
    const line = lines.find((one) => one.procedure !== undefined && isDoneFor(one, actor.organisation));
    return ok(line && (await receiptOf(tables, line)));
  },
});
