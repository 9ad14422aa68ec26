import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { ShownLine } from '../records/order.js';
import { fine, type Result, refuse } from '../terms/result.js';
import { stateFact } from './facts.js';

/** Refuses a line whose state is another one than the review showed, with both. Of one that no review has shown, nothing is known. */
export const stateKept = (operator: Operator, line: Line, before: ShownLine | undefined): Result<undefined> =>
  before === undefined || (before.state === line.state && before.reason === line.reason)
    ? fine
    : refuse('line.changed', { was: stateFact(operator, before), now: stateFact(operator, line) });
