import { DateTime } from 'luxon';
import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { lineRulesOf } from '../operator/index.js';
import type { Period } from '../terms/period.js';
import { ok, type Result, refuse } from '../terms/result.js';

/**
 * The days that accounts are reconciled for. Refused, with what is possible: a day more than so many months before today
 * (`period.monthsBack`) or after it (`period.future`).
 */
export function reconciliationDays(
  { operator, now }: Pick<Asking, 'operator' | 'now'>,
  wanted: Period,
): Result<Period> {
  const { monthsBack } = lineRulesOf(operator).reconciliation ?? { monthsBack: 0 };
  const today = DateTime.fromJSDate(now, { zone: operator.profile.timeZone });
  const [from, until] = [today.minus({ months: monthsBack }), today].map((day) => day.toFormat('yyyy-MM-dd'));
  if (from === undefined || until === undefined) throw new Error('two days are two');
  const possible = { from: { day: from }, until: { day: until } };
  if (wanted.from < from) return refuse('period.monthsBack', { count: monthsBack, ...possible });
  return wanted.until > until ? refuse('period.future', possible) : ok(wanted);
}

/** The same where they are asked for. */
export const daysReconciled: Check<object, Period> = (asking, _, wanted) => reconciliationDays(asking, wanted);
