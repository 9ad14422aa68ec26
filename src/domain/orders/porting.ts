import { DateTime } from 'luxon';
import type { Asking } from '../door/asking.js';
import type { Check } from '../door/check.js';
import { dueOn, todayOf } from '../operator/calendar.js';
import { lineRulesOf } from '../operator/index.js';
import { ok, type Result, refuse } from '../terms/result.js';

const FRIDAY = 5;

/**
 * A day (yyyy-mm-dd) on which a number can be ported: a working day, since two providers have to do it, not before the operator's
 * first (`portIn.tooSoon`) nor too far ahead.
 */
export function portDay({ operator, now }: Pick<Asking, 'operator' | 'now'>, day: string): Result<string> {
  const { portIn } = lineRulesOf(operator).adding ?? {};
  if (portIn === undefined) return refuse('value.choice');
  const due = dueOn(day, operator, now, portIn.daysAhead);
  if (!due.ok) return due;
  const first = DateTime.fromISO(todayOf(operator, now)).plus({ days: portIn.fromDays }).toISODate() ?? day;
  if (day < first) return refuse('portIn.tooSoon', { day: { day: workingDay(first) } });
  return workingDay(day) === day ? ok(day) : refuse('portIn.workingDay', { day: { day: workingDay(day) } });
}

/** The day, or the next one that is no weekend. */
function workingDay(day: string): string {
  const at = DateTime.fromISO(day);
  const later = at.weekday > FRIDAY ? at.plus({ days: 8 - at.weekday }) : at;
  return later.toISODate() ?? day;
}

/** The same of a day that was typed. */
export const portDayFits: Check<object> = (asking, _, day) => portDay(asking, day);
