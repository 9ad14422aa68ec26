import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { targetOfLines } from '../../../domain/lines/forwarding.js';
import {
  forwardActions,
  forwardingConditions,
  forwardOfLines,
  ringingTimes,
  ringsFirst,
} from '../../../domain/lines/forwardingChoices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { forwardCalls } from '../../../domain/orders/forwardCalls.js';
import { dialledNumber } from '../../../domain/values/phone.js';
import { procedure } from '../../definition/procedure.js';
import { action, choice, ifAsked, lines, phoneText } from '../../fields/index.js';

/**
 * Belarus, Kcell: call forwarding (B15, C16). The guides name it and show no steps: what there is now stands above the
 * conditions, and is what can be changed; several numbers are forwarded at once.
 */
export const callForwarding = procedure({
  id: 'callForwarding',
  ask: {
    lines: z.object({ lines: lines() }),
    what: z.object({ action: action(), condition: choice() }),
    target: z.object({ to: ifAsked(phoneText(dialledNumber)), seconds: ifAsked(choice()) }),
  },
  about: { lines: linesFit('forwarding') },
  pick: (after) => ({
    lines: after([], linesFor('forwarding')),
    action: after(['lines'], forwardActions),
    condition: after(['lines', 'action'], forwardingConditions),
    seconds: after([], ringingTimes),
  }),
  skip: (after) => ({
    to: after(['action'], ({ action: done }) => isEnded(done)),
    seconds: after(['action', 'condition'], ({ action: done, condition }) => isEnded(done) || !ringsFirst(condition)),
  }),
  check: (after) => ({ to: after(['lines'], targetOfLines) }),
  preset: (after) => ({ target: after(['lines', 'action', 'condition'], forwardOfLines) }),
  run: { command: forwardCalls, with: ({ action: done, ...answers }) => ({ ...answers, action: Action.parse(done) }) },
});

/** What was chosen from the operator's list, which holds nothing else. */
const Action = z.enum(['set', 'cancel']);
const isEnded = (done: string): boolean => done === 'cancel';
