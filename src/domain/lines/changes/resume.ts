import { z } from 'zod';
import { lineRulesOf, ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { fine, refuse } from '../../terms/result.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

/** A blocked line goes into service again. Debt is lifted by paying (Kcell FAQ 7), stolen by a person. */
export const resume = changeKind({
  kind: 'resume',
  offered: ruled('blocking'),
  about: 'state',
  holds: z.object({}),
  columns: Line.pick({ state: true, reason: true }),
  usual: 'suspended',
  ways: () => [{}],
  fits: (operator, _held, line) => {
    const blocked = inState(line, 'suspended');
    if (!blocked.ok) return blocked;
    // The way to pay is the operator's own sentence.
    if (line.reason === 'debt')
      return refuse('line.debt', { pay: { name: lineRulesOf(operator).blocking?.debt ?? '' } });
    return line.reason === 'stolen' ? refuse('line.stolen') : fine;
  },
  applied: (_held, line, at) => ({ ...line, state: 'active', reason: undefined, stateSince: at }),
  opposite: (_held, { reason }) => (reason === undefined ? undefined : { kind: 'suspend', reason }),
});
