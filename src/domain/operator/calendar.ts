import { DateTime } from 'luxon';
import type { Period } from '../terms/period.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { Operator } from './operator.js';

/**
 * When something that is wanted on a day (yyyy-mm-dd, on the operator's clocks) is due: now for today or without a day,
 * else as that day begins. Refused: a day that is over (`date.past`), one too far ahead (`date.tooFar`).
 */
export function dueOn(day: string | undefined, { profile }: Operator, now: Date, daysAhead: number): Result<Date> {
  if (day === undefined) return ok(now);
  const today = DateTime.fromJSDate(now, { zone: profile.timeZone }).startOf('day');
  const wanted = DateTime.fromISO(day, { zone: profile.timeZone }).startOf('day');
  if (wanted < today) return refuse('date.past');
  if (wanted > today.plus({ days: daysAhead })) return refuse('date.tooFar', { count: daysAhead });
  return ok(wanted <= today ? now : wanted.toJSDate());
}

/** The days on which `dueOn` takes something. */
export function daysToCome({ profile }: Operator, now: Date, daysAhead: number): Period {
  const today = DateTime.fromJSDate(now, { zone: profile.timeZone });
  return { from: today.toFormat('yyyy-MM-dd'), until: today.plus({ days: daysAhead }).toFormat('yyyy-MM-dd') };
}

/** Of what is closed on the last `days` days of a month: when it opens again (yyyy-mm-dd); undefined on a day on which it is open. */
export function closedUntil({ profile }: Operator, now: Date, days: number): string | undefined {
  const today = DateTime.fromJSDate(now, { zone: profile.timeZone }).startOf('day');
  const next = today.plus({ months: 1 }).startOf('month');
  return next.diff(today, 'days').days <= days ? next.toFormat('yyyy-MM-dd') : undefined;
}

/** The same of what is closed on the first `days` days of a month. */
export function closedAtFirst({ profile }: Operator, now: Date, days: number): string | undefined {
  const today = DateTime.fromJSDate(now, { zone: profile.timeZone }).startOf('day');
  return today.day <= days ? today.set({ day: days + 1 }).toFormat('yyyy-MM-dd') : undefined;
}

/** When a day (yyyy-mm-dd) begins on the operator's clocks. */
export const startOf = ({ profile }: Operator, day: string): Date =>
  DateTime.fromISO(day, { zone: profile.timeZone }).startOf('day').toJSDate();

/** Today on the operator's clocks, yyyy-mm-dd. */
export const todayOf = ({ profile }: Operator, now: Date): string =>
  DateTime.fromJSDate(now, { zone: profile.timeZone }).toFormat('yyyy-MM-dd');

/** What the operator's clocks show, hh:mm. */
export const timeOf = ({ profile }: Operator, now: Date): string =>
  DateTime.fromJSDate(now, { zone: profile.timeZone }).toFormat('HH:mm');

/** The instants of days (yyyy-mm-dd) on the operator's clocks: where they begin, and the first one after their end. */
export function instantsOf({ from, until }: Period, zone: string): { readonly from: string; readonly until: string } {
  const begin = (day: string, days: number) =>
    DateTime.fromISO(day, { zone }).plus({ days }).startOf('day').toJSDate().toISOString();
  return { from: begin(from, 0), until: begin(until, 1) };
}
