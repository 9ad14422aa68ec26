import type { Asking } from '../door/asking.js';
import { type Check, inDays } from '../door/check.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import { daysOfMonths, keptMonths } from '../operator/keptMonths.js';
import type { Period } from '../terms/period.js';
import type { Result } from '../terms/result.js';

/** The days on which the wanted bills were made; without a period, all that are kept. Refused as `keptMonths` does. */
export const billDays = (asking: Pick<Asking, 'operator' | 'now'>, wanted?: Period): Result<Period> =>
  keptMonths(asking, rule(asking.operator), wanted);

const rule = (operator: Operator) => lineRulesOf(operator).bills ?? { monthsKept: 0 };

/** Days whose bills are kept, where they are asked for. */
export const billsKept: Check<object, Period> = inDays(
  (asking) => daysOfMonths(asking, rule(asking.operator).monthsKept),
  (asking, _, wanted) => billDays(asking, wanted),
);
