import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { splitBillFact } from '../facts.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

const columns = Line.pick({ splitBill: true });

/** How a line's bill is split with its user (T9). Without a profile it is not. */
export const splitBill = changeKind({
  kind: 'splitBill',
  offered: ruled('splitBill'),
  about: 'splitBill',
  holds: columns,
  columns,
  reads: { facts: (operator, line) => [splitBillFact(operator, line)] },
  ways: () => [{}],
  fits: (_operator, _held, line) => inState(line, 'pendingActive', 'active', 'suspended'),
  applied: ({ splitBill: profile }, line) => ({ ...line, splitBill: profile }),
  opposite: (_held, before) => ({ kind: 'splitBill', ...before }),
});
