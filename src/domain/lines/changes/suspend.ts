import { z } from 'zod';
import { lineRulesOf, ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { LineReason } from '../../terms/lineState.js';
import { fine, refuse } from '../../terms/result.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

/** A line is blocked. What is blocked on request can still be reported lost or stolen: after that a person has to lift it. */
export const suspend = changeKind({
  kind: 'suspend',
  offered: ruled('blocking'),
  about: 'state',
  holds: z.object({ reason: LineReason }),
  columns: Line.pick({ state: true, reason: true }),
  usual: 'active',
  blocks: true,
  urgent: (operator, { reason }) =>
    lineRulesOf(operator).blocking?.reasons.some(({ id, urgent }) => id === reason && urgent) ?? false,
  ways: ({ lineRules }) => lineRules?.blocking?.reasons.map(({ id }) => ({ reason: id })) ?? [],
  fits: (_operator, { reason }, line) => {
    const isAsked = line.state === 'suspended' && line.reason === 'asked';
    if (isAsked && reason !== 'asked') return fine;
    return line.state === 'suspended' ? refuse('line.alreadySuspended') : inState(line, 'active');
  },
  applied: ({ reason }, line, at) => ({ ...line, state: 'suspended', reason, stateSince: at }),
  opposite: (_held, before) => (before.state === 'active' ? { kind: 'resume' } : undefined),
});
