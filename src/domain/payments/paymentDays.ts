import type { Asking } from '../door/asking.js';
import { type Check, inDays } from '../door/check.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import { daysOfMonths, keptMonths } from '../operator/keptMonths.js';
import type { Period } from '../terms/period.js';
import type { Result } from '../terms/result.js';

/** The days whose payments are wanted; without a period, the last months that the operator shows. Refused as `keptMonths` does. */
export const paymentDays = (asking: Pick<Asking, 'operator' | 'now'>, wanted?: Period): Result<Period> =>
  keptMonths(asking, rule(asking.operator), wanted);

const rule = (operator: Operator) => lineRulesOf(operator).payments ?? { monthsKept: 0 };

/** Days whose payments are kept, where they are asked for. */
export const paymentsKept: Check<object, Period> = inDays(
  (asking) => daysOfMonths(asking, rule(asking.operator).monthsKept),
  (asking, _, wanted) => paymentDays(asking, wanted),
);
