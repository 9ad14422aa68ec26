import { closedUntil } from '../../operator/calendar.js';
import { lineRulesOf, type Operator, ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { fine, type Result, refuse } from '../../terms/result.js';
import { userFact } from '../facts.js';
import { textsOf } from '../sought.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

const columns = Line.pick({ user: true });

/** Who uses a line, as the operator's invoices name them (B7). A line without a user can be given one, and lose it by undoing. */
export const rename = changeKind({
  kind: 'rename',
  offered: ruled('renaming'),
  about: 'user',
  holds: columns,
  columns,
  reads: { facts: (_operator, line) => [userFact(line)] },
  open: renamingOpen,
  ways: () => [{}],
  fits: (_operator, _held, line) => inState(line, 'pendingActive', 'active', 'suspended'),
  applied: ({ user }, line) => ({ ...line, user, ...textsOf({ ...line, user }) }),
  opposite: (_held, { user }) => ({ kind: 'rename', user }),
});

/** Belarus: not on the last days of a month, then by application. */
function renamingOpen(operator: Operator, now: Date): Result<undefined> {
  const day = closedUntil(operator, now, lineRulesOf(operator).renaming?.closedLastDays ?? 0);
  return day === undefined ? fine : refuse('line.renamingClosed', { day: { day } });
}
