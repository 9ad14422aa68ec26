import { z } from 'zod';
import { blockingActions, blockingReasons } from '../../../domain/lines/blockingChoices.js';
import { dayAhead } from '../../../domain/lines/days.js';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { blockLines } from '../../../domain/orders/blockLines.js';
import { procedure } from '../../definition/procedure.js';
import { action, choice, date, ifAsked, lines } from '../../fields/index.js';

/** Kcell: block and unblock (C12); Telenet: suspend and reactivate a SIM card (T10); Belarus: pause (B14). */
export const blocking = procedure({
  id: 'blocking',
  ask: {
    lines: z.object({ lines: lines() }),
    what: z.object({ action: action(), reason: ifAsked(choice()), on: date('line.noEnd').optional() }),
  },
  about: { lines: linesFit('any') },
  pick: (after) => ({
    lines: after([], linesFor('any')),
    action: after(['lines'], blockingActions),
    reason: after([], blockingReasons),
  }),
  skip: (after) => ({ reason: after(['action'], ({ action }) => action !== 'suspend') }),
  check: (after) => ({ on: after([], dayAhead('blocking')) }),
  run: {
    command: blockLines,
    with: ({ lines, action, reason, on }) => ({ lines, ...blockingOf(action, reason), on }),
  },
});

const Blocking = z.object({
  action: z.enum(['suspend', 'resume']),
  reason: z.enum(['asked', 'lost', 'stolen']).optional(),
});

/** What was chosen from the operator's lists, which hold nothing else. */
const blockingOf = (action: string, reason: string | undefined) => Blocking.parse({ action, reason });
