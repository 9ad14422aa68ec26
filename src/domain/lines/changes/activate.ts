import { z } from 'zod';
import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { refuse } from '../../terms/result.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

/** A line that waits goes into service (T3). Until its date it shows the day; an activation stays. */
export const activate = changeKind({
  kind: 'activate',
  offered: ruled('activation'),
  about: 'state',
  holds: z.object({}),
  columns: Line.pick({ state: true, reason: true }),
  usual: 'pendingActive',
  ways: () => [{}],
  fits: (_operator, _held, line) => {
    const waits = inState(line, 'pendingActive');
    return waits.ok || line.state === 'terminated' ? waits : refuse('line.notPending');
  },
  applied: (_held, line, at) => ({
    ...line,
    ...{ state: 'active', reason: undefined, stateSince: at, activatesOn: undefined },
  }),
  opposite: () => undefined,
  dated: (line, day) => ({ ...line, activatesOn: day }),
});
