import { DateTime } from 'luxon';
import type { Period } from '../terms/period.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { Operator } from './operator.js';

/** Of how many months beside this one something is kept; `monthsShown`: how many back where no period is asked for, else all. */
interface KeptMonths {
  readonly monthsKept: number;
  readonly monthsShown?: number;
}

/** So many months and this one, up to today on the operator's clocks. */
export function daysOfMonths(
  { operator, now }: { readonly operator: Operator; readonly now: Date },
  months: number,
): Period {
  const today = DateTime.fromJSDate(now, { zone: operator.profile.timeZone }).startOf('day');
  return { from: isoDay(today.minus({ months }).startOf('month')), until: isoDay(today) };
}

/**
 * The days that are wanted of what is kept for so many months and this one, up to today on the operator's clocks. Refused, with what
 * is possible: a day before them (`period.monthsKept`) or after today (`period.future`).
 */
export function keptMonths(
  { operator, now }: { readonly operator: Operator; readonly now: Date },
  { monthsKept, monthsShown }: KeptMonths,
  wanted?: Period,
): Result<Period> {
  const kept = daysOfMonths({ operator, now }, monthsKept);
  const today = DateTime.fromISO(kept.until);
  const shown = monthsShown === undefined ? kept : { ...kept, from: isoDay(today.minus({ months: monthsShown })) };
  const { from, until } = wanted ?? shown;
  const possible = { from: { day: kept.from }, until: { day: kept.until } };
  if (from < kept.from) return refuse('period.monthsKept', { count: monthsKept, ...possible });
  return until > kept.until ? refuse('period.future', possible) : ok({ from, until });
}

const isoDay = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
