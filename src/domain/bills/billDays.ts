import { DateTime } from 'luxon';
import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { lineRulesOf } from '../operator/index.js';
import type { Period } from '../terms/period.js';
import { ok, type Result, refuse } from '../terms/result.js';

/**
 * The days on which the wanted bills were made: so many months and this one, up to today. Refused, with what is possible: a day
 * before them (`period.monthsKept`) or after today (`period.future`). Without a period, all of them.
 */
export function billDays({ operator, now }: Pick<Asking, 'operator' | 'now'>, wanted?: Period): Result<Period> {
  const { monthsKept } = lineRulesOf(operator).bills ?? { monthsKept: 0 };
  const today = DateTime.fromJSDate(now, { zone: operator.profile.timeZone }).startOf('day');
  const kept = { from: isoDay(today.minus({ months: monthsKept }).startOf('month')), until: isoDay(today) };
  const { from, until } = wanted ?? kept;
  const possible = { from: { day: kept.from }, until: { day: kept.until } };
  if (from < kept.from) return refuse('period.monthsKept', { count: monthsKept, ...possible });
  return until > kept.until ? refuse('period.future', possible) : ok({ from, until });
}

/** Days whose bills are kept, where they are asked for. */
export const billsKept: Check<object, Period> = (asking, _, wanted) => billDays(asking, wanted);

const isoDay = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
