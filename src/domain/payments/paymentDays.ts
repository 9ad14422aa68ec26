import { DateTime } from 'luxon';
import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { lineRulesOf } from '../operator/index.js';
import type { Period } from '../terms/period.js';
import { ok, type Result, refuse } from '../terms/result.js';

/**
 * The days whose payments are wanted, of those that are kept: so many months and this one, up to today. Refused, with what is
 * possible: a day before them (`period.monthsKept`) or after today (`period.future`). Without a period, the last months that the operator shows.
 */
export function paymentDays({ operator, now }: Pick<Asking, 'operator' | 'now'>, wanted?: Period): Result<Period> {
  const { monthsKept = 0, monthsShown = 0 } = lineRulesOf(operator).payments ?? {};
  const today = DateTime.fromJSDate(now, { zone: operator.profile.timeZone }).startOf('day');
  const first = isoDay(today.minus({ months: monthsKept }).startOf('month'));
  const last = isoDay(today);
  const { from, until } = wanted ?? { from: isoDay(today.minus({ months: monthsShown })), until: last };
  const possible = { from: { day: first }, until: { day: last } };
  if (from < first) return refuse('period.monthsKept', { count: monthsKept, ...possible });
  return until > last ? refuse('period.future', possible) : ok({ from, until });
}

/** Days whose payments are kept, where they are asked for. */
export const paymentsKept: Check<object, Period> = (asking, _, wanted) => paymentDays(asking, wanted);

const isoDay = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
