import type { ParsedResult } from 'chrono-node';
import * as de from 'chrono-node/de';
import * as en from 'chrono-node/en';
import * as fr from 'chrono-node/fr';
import * as ru from 'chrono-node/ru';
import { DateTime } from 'luxon';
import type { Language } from '../../domain/terms/language.js';
import { dayOf, type Mention, type Toward } from './mention.js';

// This takes a library of a hundred files: it is loaded with the first text that has words in it, not at the start.
const parsers = { fr, de, ru, en: en.GB } as const satisfies Readonly<Record<Language, unknown>>;

/** The days that a text names in words: "tomorrow", "понедельник", "du 1 au 15 décembre". */
export function daysInWords(text: string, language: Language, today: string, toward: Toward): Mention[] {
  const noon = DateTime.fromISO(today).set({ hour: 12 }).toJSDate();
  const found = parsers[language].parse(text, noon, { forwardDate: toward === 'ahead' });
  const days = found.filter((one) => !isOtherWord(one, text));
  return days.flatMap((one) => mentionOf(one, today, toward) ?? []);
}

/**
 * Whether a weekday is only the letters of one amid other words, with no stop and no "on" before it: "mon solde", "die Karte
 * ist so". By itself it is a day, and so it is with another one: "mon-fri".
 */
function isOtherWord({ start, end, index, text: found }: ParsedResult, text: string): boolean {
  if (end || start.isCertain('day') || !start.isCertain('weekday') || !/^\s*\p{L}{2,3}\s*$/u.test(found)) return false;
  return text[index + found.length] !== '.' && text.trim() !== found.trim();
}

function mentionOf(found: ParsedResult, today: string, toward: Toward): Mention | undefined {
  const { start, end, index, text } = found;
  const [hasDay, hasWeekday] = [start.isCertain('day'), start.isCertain('weekday')];
  const place = { at: index, end: index + text.length };
  if (!hasDay && !hasWeekday) return start.isCertain('month') ? wholeMonth(found, place, today, toward) : undefined;
  const from = toward === 'behind' ? past(calendarDay(start), found, today) : calendarDay(start);
  const until = end ? untilOf(from, start, end) : from;
  // "The last 7 days" is found as the day on which they began.
  const since = toward === 'behind' && /\d/.test(text) && hasDay && hasWeekday;
  return { ...place, first: dayOf(from), last: dayOf(until), ...(since && { since }) };
}

/** The end of what began on a day. After a weekday, one that is named comes within the week: the library may give the same day. */
function untilOf(from: DateTime, start: Part, end: Part): DateTime {
  const weekday = end.isCertain('weekday') && !end.isCertain('day') ? end.get('weekday') : null;
  return weekday === null
    ? from.plus(calendarDay(end).diff(calendarDay(start)))
    : from.plus({ days: (weekday - from.weekday + 7) % 7 });
}

/** A month that is only named, up to today where it is this one. At what is ahead it is no day. */
function wholeMonth(found: ParsedResult, place: Pick<Mention, 'at' | 'end'>, today: string, toward: Toward) {
  if (toward === 'ahead') return undefined;
  const from = past(calendarDay(found.start), found, today).startOf('month');
  const last = dayOf(from.endOf('month'));
  return { ...place, first: dayOf(from), last: last < today ? last : today };
}

/** What is said of the past without a year, or by its weekday, lies before today. */
function past(day: DateTime, { start }: ParsedResult, today: string): DateTime {
  if (dayOf(day) <= today) return day;
  if (start.isCertain('weekday') && !start.isCertain('day')) return day.minus({ weeks: 1 });
  return start.isCertain('year') ? day : day.minus({ years: 1 });
}

type Part = ParsedResult['start'];
const calendarDay = (part: Part): DateTime =>
  DateTime.fromObject({
    year: part.get('year') ?? undefined,
    month: part.get('month') ?? undefined,
    day: part.get('day') ?? undefined,
  });
