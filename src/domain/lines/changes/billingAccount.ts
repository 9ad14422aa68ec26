import { ruled } from '../../operator/index.js';
import { Line } from '../../records/line.js';
import { inState } from '../states.js';
import { changeKind } from './change.js';

const columns = Line.pick({ billingAccount: true });

/** The account on whose invoice a line stands (T9). */
export const billingAccount = changeKind({
  kind: 'billingAccount',
  offered: ruled('billingAccount'),
  about: 'billingAccount',
  holds: columns,
  columns,
  reads: { facts: (_operator, line) => [{ text: line.billingAccount }] },
  ways: (_operator, line) => [line],
  fits: (_operator, _held, line) => inState(line, 'pendingActive', 'active', 'suspended'),
  applied: ({ billingAccount: account }, line) => ({ ...line, billingAccount: account }),
  opposite: (_held, before) => ({ kind: 'billingAccount', ...before }),
});
