import { DateTime } from 'luxon';
import { type Operator, ticketRulesOf } from './operator.js';

/**
 * The day (yyyy-mm-dd, on the operator's clocks) by which something is done that takes so many working days from now. The
 * day it is asked for does not count, whatever the hour: asked for on a Friday evening, two of them end on Tuesday.
 */
export function afterWorkingDays(days: number, operator: Operator, now: Date): string {
  const { daysOff, holidays } = ticketRulesOf(operator);
  const off = new Set(holidays);
  const works = (day: DateTime): boolean =>
    !daysOff.includes(day.weekday) && !off.has(day.toFormat('MM-dd')) && !off.has(day.toFormat('yyyy-MM-dd'));
  let day = DateTime.fromJSDate(now, { zone: operator.profile.timeZone });
  for (let left = days; left > 0; ) {
    day = day.plus({ days: 1 });
    if (works(day)) left -= 1;
  }
  return day.toFormat('yyyy-MM-dd');
}
