import { z } from 'zod';
import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { type Result, refuse } from '../../terms/result.js';
import { endedAs, stateFact } from '../facts.js';
import { inState } from '../states.js';
import { keepNumber, numberGone, quarantine } from '../stock/stock.js';
import { changeKind } from './change.js';

/**
 * A number is given up (T13), and what becomes of it is said. It goes beside what is done to the line's state until then: a
 * phone that is stolen before the day is blocked, and the number ends on its day. It does not come back.
 */
export const terminate = changeKind({
  kind: 'terminate',
  offered: ruled('ending'),
  about: 'ending',
  holds: z.object({ numberAfter: Line.shape.numberAfter.unwrap() }),
  columns: Line.pick({ state: true, reason: true, numberAfter: true }),
  reads: { facts: (operator, line) => [stateFact(operator, line), ...Object.values(endedAs(operator, line))] },
  usual: 'active',
  ways: () => [{ numberAfter: 'released' as const }],
  fits: (_operator, _held, line) => canEnd(line),
  applied: ({ numberAfter }, line, at) => ({
    ...line,
    ...{ state: 'terminated', reason: undefined, stateSince: at, activatesOn: undefined, numberAfter },
  }),
  opposite: () => undefined,
  // What becomes of one that was given up before, by the operator's staff, was settled then.
  settled: async ({ numberAfter }, { tables, operator, line, applied, at }) => {
    if (!applied) return;
    if (numberAfter === 'kept') await keepNumber(tables, line);
    else if (numberAfter === 'portedOut') await numberGone(tables, line);
    else await quarantine(tables, operator, line, at);
  },
});

/** A card that was never activated is deleted by the operator's staff (T18). */
export const canEnd = (line: Line): Result<undefined> =>
  line.state === 'pendingActive' ? refuse('line.neverActive') : inState(line, 'active', 'suspended');
