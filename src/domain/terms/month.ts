import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Choice } from './choices.js';
import type { Language } from './language.js';
import type { Period } from './period.js';

/** A month of the calendar, yyyy-mm. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** The month of an instant on the clocks of a time zone, so many months before. */
export const monthOf = (instant: Date, zone: string, before = 0): string =>
  DateTime.fromJSDate(instant, { zone }).startOf('month').minus({ months: before }).toFormat('yyyy-MM');

export const monthBefore = (month: string): string =>
  DateTime.fromISO(month, { zone: 'utc' }).minus({ months: 1 }).toFormat('yyyy-MM');

/** Its days, none after `last`. */
export function daysOfMonth(month: string, last: string): Period {
  const end = DateTime.fromISO(month, { zone: 'utc' }).endOf('month').toFormat('yyyy-MM-dd');
  return { from: `${month}-01`, until: end < last ? end : last };
}

/** As people say it: "ноябрь 2026 г.", "November 2026"; and its name alone. */
export function monthName(month: string, language: Language): { readonly full: string; readonly alone: string } {
  const day = new Date(`${month}-01T00:00:00Z`);
  const named = (form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'long', ...form }).format(day);
  return { full: named({ year: 'numeric' }), alone: named({}) };
}

/** A month to choose: by its name with the year, by its name alone, and in figures. */
export function monthChoice(month: string, language: Language): Choice {
  const { full, alone } = monthName(month, language);
  const [year = '', figures = ''] = month.split('-');
  return { value: month, title: full, also: [alone, `${figures}.${year}`, `${figures}/${year}`, month] };
}
