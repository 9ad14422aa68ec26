import { z } from 'zod';
import { saleKinds } from '../../../domain/sales/choices.js';
import { commissions as query } from '../../../domain/sales/commissions.js';
import { procedure } from '../../definition/procedure.js';
import { choice, period } from '../../fields/index.js';

/** KONNECT guide, Reporting › Commissions (K6): what the agent earned. The guide's clicks are a copy of K5's. */
export const commissions = procedure({
  id: 'commissions',
  ask: { which: z.object({ period: period().optional(), kind: choice().optional() }) },
  pick: (after) => ({ kind: after([], saleKinds) }),
  show: { query, with: (answers) => answers },
});
