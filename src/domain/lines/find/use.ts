import type { Operator } from '../../operator/index.js';
import type { Line } from '../../records/line.js';
import { inService } from '../../secretCodes/secretCode.js';
import { fine, type Result, refuse } from '../../terms/result.js';
import { changeFits } from '../changes/change.js';

/** What lines are chosen for. `any`: to be looked at, or where what is done is asked after the lines. */
export type LineUse = 'any' | 'suspend' | 'resume' | 'activate' | 'internet' | 'secretCode';

/** The state in which lines are that something is usually done to: those are shown first. */
export const usualState: { readonly [U in LineUse]?: Line['state'] } = {
  suspend: 'active',
  resume: 'suspended',
  activate: 'pendingActive',
};

/** Whether a line, as it is, can be taken for this. */
export function usable(operator: Operator, use: LineUse, line: Line): Result<undefined> {
  switch (use) {
    case 'any':
      return fine;
    case 'secretCode':
      return inService(line);
    case 'suspend':
      return suspendable(operator, line);
    case 'internet':
      return changeFits(operator, { kind: use, internet: line.internet, packages: line.packages }, line);
    default:
      return changeFits(operator, { kind: use }, line);
  }
}

/** For one of the operator's reasons at least. */
function suspendable(operator: Operator, line: Line): Result<undefined> {
  const reasons = operator.lineRules?.blocking?.reasons ?? [];
  const tried = reasons.map(({ id }) => changeFits(operator, { kind: 'suspend', reason: id }, line));
  return tried.find(({ ok }) => ok) ?? tried[0] ?? refuse('actor.notAllowed');
}
