import { lineRulesOf, type Operator } from '../../operator/index.js';
import type { Line } from '../../records/line.js';
import type { LineBefore, LineChange } from '../../records/order.js';
import { fine, type Result, refuse } from '../../terms/result.js';

type Standing = Pick<LineBefore, 'state' | 'reason'>;

const AFTER_ACTIVATION = { state: 'active', reason: undefined } as const;

/**
 * Whether a change can be made to a line as it is. The same rule counts at the dry run, at the confirmation, and again
 * when an order with a date goes to the network. Debt is lifted by paying (Kcell FAQ 7), stolen by a person.
 */
export function changeFits(operator: Operator, change: LineChange, { state, reason }: Standing): Result<undefined> {
  if (state === 'terminated') return refuse('line.terminated');
  if (change.kind === 'activate') return state === 'pendingActive' ? fine : refuse('line.notPending');
  if (state === 'pendingActive') return refuse('line.pending');
  if (change.kind === 'resume') return resumeFits(operator, { state, reason });
  if (state === 'active') return fine;
  return change.kind === 'suspend' ? suspendFits(change.reason, reason) : refuse('line.suspended');
}

function resumeFits(operator: Operator, { state, reason }: Standing): Result<undefined> {
  if (state === 'active') return refuse('line.active');
  // The way to pay is the operator's own sentence.
  if (reason === 'debt') return refuse('line.debt', { pay: { name: lineRulesOf(operator).blocking?.debt ?? '' } });
  return reason === 'stolen' ? refuse('line.stolen') : fine;
}

/** What is blocked on request can still be reported lost or stolen: after that a person has to lift it. */
const suspendFits = (wanted: Line['reason'], present: Line['reason']): Result<undefined> =>
  present === 'asked' && wanted !== 'asked' ? fine : refuse('line.suspended');

/** The line after a change, ISO 8601 `at`. */
export function changed(line: Line, change: LineChange, at: string): Line {
  switch (change.kind) {
    case 'activate':
      return { ...line, ...AFTER_ACTIVATION, stateSince: at, activatesOn: undefined };
    case 'suspend':
      return { ...line, state: 'suspended', reason: change.reason, stateSince: at };
    case 'resume':
      return { ...line, state: 'active', reason: undefined, stateSince: at };
    case 'internet':
      return { ...line, internet: change.internet, packages: change.packages };
  }
}

/** What takes a change back; an activation stays. */
export function opposite(change: LineChange, before: LineBefore): LineChange | undefined {
  switch (change.kind) {
    case 'activate':
      return undefined;
    case 'suspend':
      return before.state === 'active' ? { kind: 'resume' } : undefined;
    case 'resume':
      return before.reason === undefined ? undefined : { kind: 'suspend', reason: before.reason };
    case 'internet':
      return { kind: 'internet', internet: before.internet, packages: before.packages };
  }
}
