import { z } from 'zod';
import { approvalChoices, approvalDecisions } from '../../../domain/orders/approvalQueries.js';
import { decisions } from '../../../domain/orders/approvals.js';
import { decideApproval, LONGEST_REASON, refusalReason } from '../../../domain/orders/decideApproval.js';
import { approvalShown } from '../../../domain/orders/ordersShown.js';
import { procedure } from '../../definition/procedure.js';
import { action, choice, ifAsked, text } from '../../fields/index.js';

/** Four eyes: a second administrator decides what another one has asked for, who can withdraw it until then. */
export const approvals = procedure({
  id: 'approvals',
  ask: {
    request: z.object({
      approval: choice(),
      decision: action(),
      reason: ifAsked(text(refusalReason, LONGEST_REASON)),
    }),
  },
  about: { approval: approvalShown.any },
  pick: (after) => ({
    approval: after([], approvalChoices),
    decision: after(['approval'], approvalDecisions),
  }),
  skip: (after) => ({ reason: after(['decision'], ({ decision }) => decision !== 'refuse') }),
  run: {
    command: decideApproval,
    with: ({ approval, decision, reason }) => ({ approval, decision: Decision.parse(decision), reason }),
  },
});

const Decision = z.enum(decisions);
