import { DateTime } from 'luxon';
import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { lineRulesOf } from '../operator/index.js';
import type { Period } from '../terms/period.js';
import { ok, type Result, refuse } from '../terms/result.js';

/**
 * The days whose usage can be had (C10: the last 90 days, today included). Refused: a day before or after them
 * (`period.notKept`). Without a period it is the last month: from the same day of the month before until today.
 */
export function keptDays(asking: Pick<Asking, 'operator' | 'now'>, wanted?: Period): Result<Period> {
  const { operator, now } = asking;
  const today = DateTime.fromJSDate(now, { zone: operator.profile.timeZone }).startOf('day');
  const count = lineRulesOf(operator).usage?.daysKept ?? 0;
  const begin = today.minus({ days: count - 1 });
  const [first, last] = [isoDay(begin), isoDay(today)];
  const month = DateTime.max(begin, today.minus({ months: 1 }));
  const { from, until } = wanted ?? { from: isoDay(month), until: last };
  if (from < first || until > last)
    return refuse('period.notKept', { count, from: { day: first }, until: { day: last } });
  return ok({ from, until });
}

/** Days of which usage can be had, where they are asked for. */
export const daysKept: Check<object, Period> = (asking, _, wanted) => keptDays(asking, wanted);

/** The instants of a period on the operator's clocks: its beginning, and the one after its end. */
export function instantsOf({ from, until }: Period, zone: string): { readonly from: string; readonly until: string } {
  const begin = (day: string, days: number) =>
    DateTime.fromISO(day, { zone }).plus({ days }).startOf('day').toJSDate().toISOString();
  return { from: begin(from, 0), until: begin(until, 1) };
}

const isoDay = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
