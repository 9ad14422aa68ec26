import type { ParsedResult } from 'chrono-node';
import * as de from 'chrono-node/de';
import * as en from 'chrono-node/en';
import * as fr from 'chrono-node/fr';
import * as ru from 'chrono-node/ru';
import { DateTime } from 'luxon';
import type { Language } from '../../domain/terms/language.js';
import type { Words } from '../../speech/words.js';
import { dayOf, type Mention, type Toward } from './mention.js';
import { bare, phrasesIn } from './phrases.js';

// This takes a library of a hundred files: it is loaded with the first text that has words in it, not at the start.
const parsers = { fr, de, ru, en: en.GB } as const satisfies Readonly<Record<Language, unknown>>;

/** The days that a text names in words: "tomorrow", "понедельник", "du 1 au 15 décembre". */
export function daysInWords(text: string, words: Words, today: string, toward: Toward): Mention[] {
  const { language } = words;
  const noon = DateTime.fromISO(today).set({ hour: 12 }).toJSDate();
  const found = parsers[language].parse(unmistaken(text, language), noon, { forwardDate: toward === 'ahead' });
  const days = found.filter((one) => !isOtherWord(one, text) && !(toward === 'behind' && isMoment(one)));
  const lasting = new Set(phrasesIn(words, 'sentences:lasting').map(bare));
  const isLasting = (one: ParsedResult) =>
    bare(one.text)
      .split(' ')
      .some((word) => lasting.has(word));
  return days.flatMap((one) => mentionOf(one, isLasting(one), today, toward) ?? []);
}

/** Without what the library mistakes, as long as before: "from 1 dec" for one o'clock, ", morgen" for this morning. */
function unmistaken(text: string, language: Language): string {
  if (language === 'en') return text.replaceAll(/\bfrom(?=\s\d)/gi, '    ');
  return language === 'de' ? text.replaceAll(/[,\s](?=\s+morgen)/gi, '_') : text;
}

/** "Now", "in 10 minutes": a moment, which no sale or payment of the past is looked up by. */
const isMoment = ({ start }: ParsedResult): boolean => start.isCertain('millisecond');

/**
 * Whether a weekday is only the letters of one amid other words, with no stop and no "on" before it: "mon solde", "die Karte
 * ist so". By itself it is a day, and so it is with another one: "mon-fri".
 */
function isOtherWord({ start, end, index, text: found }: ParsedResult, text: string): boolean {
  if (end || start.isCertain('day') || !start.isCertain('weekday') || !/^\s*\p{L}{2,3}\s*$/u.test(found)) return false;
  return text[index + found.length] !== '.' && text.trim() !== found.trim();
}

function mentionOf(found: ParsedResult, isLasting: boolean, today: string, toward: Toward): Mention | undefined {
  const { start, end, index, text } = found;
  const [hasDay, hasWeekday] = [start.isCertain('day'), start.isCertain('weekday')];
  const place = { at: index, end: index + text.length };
  if (!hasDay && !hasWeekday) return wholeMonths(found, place, isLasting, today, toward);
  const from = toward === 'behind' ? past(calendarDay(start), start, today) : calendarDay(start);
  const until = end ? untilOf(from, start, end) : from;
  // "The last 7 days" is found as the day on which they began.
  const since = toward === 'behind' && hasDay && (isLasting || (/\d/.test(text) && hasWeekday));
  return { ...place, first: dayOf(from), last: dayOf(until), ...(since && { since }) };
}

/** The end of what began on a day. After a weekday, one that is named comes within the week: the library may give the same day. */
function untilOf(from: DateTime, start: Part, end: Part): DateTime {
  const weekday = end.isCertain('weekday') && !end.isCertain('day') ? end.get('weekday') : null;
  return weekday === null
    ? from.plus(calendarDay(end).diff(calendarDay(start)))
    : from.plus({ days: (weekday - from.weekday + 7) % 7 });
}

/** Months that are only named, up to today where the last is this one, and "the last 3 months". At what is ahead they are no day. */
function wholeMonths(
  found: ParsedResult,
  place: Pick<Mention, 'at' | 'end'>,
  isLasting: boolean,
  today: string,
  toward: Toward,
): Mention | undefined {
  const { start, end } = found;
  if (toward === 'ahead' || !start.isCertain('month')) return undefined;
  if (isLasting) return { ...place, first: dayOf(calendarDay(start)), last: today, since: true };
  const until = end?.isCertain('month') ? past(calendarDay(end), end, today) : past(calendarDay(start), start, today);
  const begin = calendarDay(start);
  const from =
    begin > until ? begin.minus({ years: begin.year - until.year + Number(begin.month > until.month) }) : begin;
  const last = dayOf(until.endOf('month'));
  return { ...place, first: dayOf(from.startOf('month')), last: last < today ? last : today, months: !end };
}

/** What is said of the past without a year, or by its weekday, lies before today. */
function past(day: DateTime, start: Part, today: string): DateTime {
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
