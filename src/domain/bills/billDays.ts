import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { lineRulesOf } from '../operator/index.js';
import { keptMonths } from '../operator/keptMonths.js';
import type { Period } from '../terms/period.js';
import type { Result } from '../terms/result.js';

/** The days on which the wanted bills were made; without a period, all that are kept. Refused as `keptMonths` does. */
export const billDays = (asking: Pick<Asking, 'operator' | 'now'>, wanted?: Period): Result<Period> =>
  keptMonths(asking, lineRulesOf(asking.operator).bills ?? { monthsKept: 0 }, wanted);

/** Days whose bills are kept, where they are asked for. */
export const billsKept: Check<object, Period> = (asking, _, wanted) => billDays(asking, wanted);
