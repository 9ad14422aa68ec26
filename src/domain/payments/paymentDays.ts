import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { lineRulesOf } from '../operator/index.js';
import { keptMonths } from '../operator/keptMonths.js';
import type { Period } from '../terms/period.js';
import type { Result } from '../terms/result.js';

/** The days whose payments are wanted; without a period, the last months that the operator shows. Refused as `keptMonths` does. */
export const paymentDays = (asking: Pick<Asking, 'operator' | 'now'>, wanted?: Period): Result<Period> =>
  keptMonths(asking, lineRulesOf(asking.operator).payments ?? { monthsKept: 0 }, wanted);

/** Days whose payments are kept, where they are asked for. */
export const paymentsKept: Check<object, Period> = (asking, _, wanted) => paymentDays(asking, wanted);
