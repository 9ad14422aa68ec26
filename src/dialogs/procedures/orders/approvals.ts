import { z } from 'zod';
import { approvalChoices, approvalDecisions } from '../../../domain/orders/approvalQueries.js';
import { decideApproval } from '../../../domain/orders/decideApproval.js';
import { procedure } from '../../definition/procedure.js';
import { action, choice } from '../../fields/index.js';

/** Four eyes: a second administrator decides what another one has asked for. */
export const approvals = procedure({
  id: 'approvals',
  ask: { request: z.object({ approval: choice(), decision: action() }) },
  pick: (after) => ({
    approval: after([], approvalChoices),
    decision: after([], approvalDecisions),
  }),
  run: {
    command: decideApproval,
    with: ({ approval, decision }) => ({ approval, decision: Decision.parse(decision) }),
  },
});

const Decision = z.enum(['approve', 'refuse']);
