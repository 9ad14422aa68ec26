import { z } from 'zod';
import { mailReconciliation } from '../../../domain/bills/reconciliation.js';
import { daysReconciled } from '../../../domain/bills/reconciliationDays.js';
import { email } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { emailText, period } from '../../fields/index.js';

/** Kcell guide, reconciliation act (C23): for a period, made in the background and sent by e-mail. */
export const reconciliation = procedure({
  id: 'reconciliation',
  ask: { what: z.object({ period: period(), email: emailText(email) }) },
  check: (after) => ({ period: after([], daysReconciled) }),
  run: { command: mailReconciliation, with: (answers) => answers },
});
