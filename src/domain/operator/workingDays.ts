import { DateTime } from 'luxon';
import { type Operator, ticketRulesOf } from './operator.js';

/**
 * The day (yyyy-mm-dd, on the operator's clocks) by which something is done that takes so many working days from now. The
 * day it is asked for does not count, whatever the hour: asked for on a Friday evening, two of them end on Tuesday.
 */
export function afterWorkingDays(days: number, operator: Operator, now: Date): string {
  const works = worksOn(ticketRulesOf(operator));
  let day = DateTime.fromJSDate(now, { zone: operator.profile.timeZone });
  for (let left = days; left > 0; ) {
    day = day.plus({ days: 1 });
    if (works(day)) left -= 1;
  }
  return day.toFormat('yyyy-MM-dd');
}

/** The day (yyyy-mm-dd), or the next one on which people work in the operator's country: no weekend and no holiday. */
export function workingDayFrom({ ticketRules }: Pick<Operator, 'ticketRules'>, from: string): string {
  const works = worksOn(ticketRules ?? WEEKENDS);
  let day = DateTime.fromISO(from);
  while (!works(day)) day = day.plus({ days: 1 });
  return day.toFormat('yyyy-MM-dd');
}

/** Whether people work on a day (yyyy-mm-dd) in the operator's country. */
export const isWorkingDay = (operator: Operator, day: string): boolean => workingDayFrom(operator, day) === day;

interface DaysOff {
  readonly daysOff: readonly number[];
  readonly holidays: readonly string[];
}

/** Of an operator that names no days off, these are: Saturday and Sunday. */
const WEEKENDS: DaysOff = { daysOff: [6, 7], holidays: [] };

function worksOn({ daysOff, holidays }: DaysOff): (day: DateTime) => boolean {
  const off = new Set(holidays);
  return (day) =>
    !daysOff.includes(day.weekday) && !off.has(day.toFormat('MM-dd')) && !off.has(day.toFormat('yyyy-MM-dd'));
}
