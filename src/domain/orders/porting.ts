import { DateTime } from 'luxon';
import type { Asking } from '../door/asking.js';
import { type Check, inDays } from '../door/check.js';
import { daysToCome, dueOn, todayOf } from '../operator/calendar.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import { workingDayFrom } from '../operator/workingDays.js';
import type { Period } from '../terms/period.js';
import { ok, type Result, refuse } from '../terms/result.js';

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
  return day < first
    ? refuse('portIn.tooSoon', { day: { day: workingDayFrom(operator, first) } })
    : onWorkingDay(operator, day);
}

/** From the operator's first day to its last: the days that `portDay` looks at. */
export function portDays({ operator, now }: Pick<Asking, 'operator' | 'now'>): Period {
  const { fromDays, daysAhead } = lineRulesOf(operator).adding?.portIn ?? { fromDays: 0, daysAhead: 0 };
  return { from: daysToCome(operator, now, fromDays).until, until: daysToCome(operator, now, daysAhead).until };
}

/** A number goes from one provider to the other on a working day, since both have to do it (`portIn.workingDay`). */
export function onWorkingDay(operator: Operator, day: string): Result<string> {
  const next = workingDayFrom(operator, day);
  return next === day ? ok(day) : refuse('portIn.workingDay', { day: { day: next } });
}

/** The same of a day that was typed. */
export const portDayFits: Check<object> = inDays(portDays, (asking, _, day) => portDay(asking, day));
