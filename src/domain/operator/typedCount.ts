import { fine, type Result, refuse } from '../terms/result.js';
import type { Verdict } from '../terms/verdict.js';
import type { Operator } from './operator.js';

/** How many of these lines go, where the operator wants that typed to confirm it. Undefined: nothing is to be typed. */
export function countToType(
  { lineRules }: Operator,
  verdicts: readonly Pick<Verdict, 'problem'>[],
): number | undefined {
  const going = verdicts.filter(({ problem }) => problem === undefined).length;
  const over = lineRules?.typedCount?.over;
  return over !== undefined && going > over ? going : undefined;
}

/**
 * Refuses to act on more lines than were typed (`lines.count`). Lines that have changed since the review stay out, so that
 * fewer may go than were counted; never more.
 */
export function countTyped(
  { operator, counted = 0 }: { readonly operator: Operator; readonly counted?: number | undefined },
  verdicts: readonly Pick<Verdict, 'problem'>[],
): Result<undefined> {
  const count = countToType(operator, verdicts);
  return count === undefined || counted >= count ? fine : refuse('lines.count', { count });
}
