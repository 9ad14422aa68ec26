import type { ParsedResult } from 'chrono-node';
import * as de from 'chrono-node/de';
import * as en from 'chrono-node/en';
import * as fr from 'chrono-node/fr';
import * as ru from 'chrono-node/ru';
import { DateTime, Info } from 'luxon';
import type { Language } from '../../domain/terms/language.js';
import { plain } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';
import { phrasesIn, spans } from './phraseBook.js';

/** From one day to another, both included, yyyy-mm-dd. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** Day first, as in all languages spoken here. */
const parsers = { fr, de, ru, en: en.GB } as const satisfies Readonly<Record<Language, unknown>>;
type Span = (typeof spans)[number];

/** The day that a text names, from today (yyyy-mm-dd) on: "tomorrow", "ab dem 1. Dezember". */
export function dayIn(said: string, words: Words, today: string): string | undefined {
  const text = tidy(said, words, today);
  if (spanIn(text, words) === 'dayAfter') return dayOf(DateTime.fromISO(today).plus({ days: 2 }));
  const [found] = parse(text, words.language, today, true);
  return found?.start.isCertain('day') === true || found?.start.isCertain('weekday') === true
    ? dayOf(startOf(found))
    : undefined;
}

/** The days up to today (yyyy-mm-dd) that a text names: "hier", "за прошлую неделю", "in October", "since Monday". */
export function daysIn(said: string, words: Words, today: string): Days | undefined {
  const text = tidy(said, words, today);
  const now = DateTime.fromISO(today);
  const span = spanIn(text, words);
  if (span !== undefined) return daysOf(span, now);
  const [found, second] = parse(text, words.language, today, false);
  if (found === undefined) return monthIn(text, words.language, now);
  const days = daysFound(found, text, words, now);
  // "Between … and …" is found as two days.
  const until = second === undefined ? undefined : daysFound(second, text, words, now).until;
  return until !== undefined && days.from === days.until && until > days.from ? { from: days.from, until } : days;
}

function daysFound(found: ParsedResult, text: string, words: Words, now: DateTime): Days {
  const { start, end } = found;
  const from = past(startOf(found), found, now);
  const ofMonth = start.isCertain('month') && !start.isCertain('day') && !start.isCertain('weekday');
  if (ofMonth) return { from: dayOf(from.startOf('month')), until: earlier(from.endOf('month'), now) };
  if (end) return { from: dayOf(from), until: dayOf(from.plus(endOf(end).diff(startOf(found)))) };
  // "The last 7 days" is found as the day on which they began.
  const counted = /\d/.test(found.text) && start.isCertain('weekday') && start.isCertain('day');
  const since = counted || isSince(text.slice(0, found.index), words);
  return { from: dayOf(from), until: since ? dayOf(now) : dayOf(from) };
}

function daysOf(span: Span, now: DateTime): Days {
  switch (span) {
    case 'thisWeek':
      return { from: dayOf(now.startOf('week')), until: dayOf(now) };
    case 'thisMonth':
      return { from: dayOf(now.startOf('month')), until: dayOf(now) };
    case 'lastWeek':
      return whole(now.minus({ weeks: 1 }), 'week');
    case 'lastMonth':
      return whole(now.minus({ months: 1 }), 'month');
    case 'dayBefore':
      return whole(now.minus({ days: 2 }), 'day');
    case 'dayAfter':
      return whole(now.plus({ days: 2 }), 'day');
  }
}

const whole = (day: DateTime, unit: 'day' | 'week' | 'month'): Days => ({
  from: dayOf(day.startOf(unit)),
  until: dayOf(day.endOf(unit)),
});

/** What the date library does not take for weeks or months as a whole, in the words of the language. */
function spanIn(text: string, words: Words): Span | undefined {
  const said = ` ${bare(text)} `;
  return spans.find((span) =>
    phrasesIn(words, `sentences:periods.${span}`).some((one) => said.includes(` ${bare(one)} `)),
  );
}

const isSince = (before: string, words: Words): boolean =>
  phrasesIn(words, 'sentences:since').some((word) => ` ${bare(before)}`.endsWith(` ${bare(word)}`));

const bare = (text: string): string =>
  plain(text)
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim();

/** A month that is only named. */
function monthIn(text: string, language: Language, now: DateTime): Days | undefined {
  const said = bare(text).split(' ');
  const names = Info.months('long', { locale: language }).map(bare);
  const month = names.findIndex((name) => said.includes(name)) + 1;
  if (month === 0) return undefined;
  const first = now.set({ month, day: 1 });
  const day = first > now ? first.minus({ years: 1 }) : first;
  return { from: dayOf(day), until: earlier(day.endOf('month'), now) };
}

function parse(text: string, language: Language, today: string, forwardDate: boolean): ParsedResult[] {
  const noon = DateTime.fromISO(today).set({ hour: 12 }).toJSDate();
  return parsers[language].parse(text, noon, { forwardDate });
}

/** As the date library reads it: single blanks, no "guten Morgen", which is no day, and "3.12." with its year. */
function tidy(said: string, words: Words, today: string): string {
  return withoutGreetings(said, words)
    .replaceAll(/(?<![\d.])(\d{1,2}\.\d{1,2})\.?(?![\d.])/g, (_all, day: string) => `${day}.${today.slice(0, 4)}`)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function withoutGreetings(text: string, words: Words): string {
  const greetings = phrasesIn(words, 'sentences:filler').map((one) => one.split(' '));
  const parts = text.split(/\s+/);
  const said = parts.map(bare);
  const isAt = (at: number, greeting: readonly string[]) =>
    greeting.length > 1 && greeting.every((word, index) => said[at + index] === word);
  const gone = said.flatMap((_, at) =>
    greetings.filter((one) => isAt(at, one)).flatMap((one) => one.map((_word, index) => at + index)),
  );
  return parts.filter((_, at) => !gone.includes(at)).join(' ');
}

/** What is said of the past without a year, or by its weekday, lies before today. */
function past(day: DateTime, { start }: ParsedResult, now: DateTime): DateTime {
  if (day <= now) return day;
  if (start.isCertain('weekday') && !start.isCertain('day')) return day.minus({ weeks: 1 });
  return start.isCertain('year') ? day : day.minus({ years: 1 });
}

const startOf = ({ start }: ParsedResult): DateTime => calendarDay(start);
const endOf = (end: NonNullable<ParsedResult['end']>): DateTime => calendarDay(end);
const calendarDay = (part: ParsedResult['start']): DateTime =>
  DateTime.fromObject({
    year: part.get('year') ?? undefined,
    month: part.get('month') ?? undefined,
    day: part.get('day') ?? undefined,
  });

const dayOf = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
const earlier = (day: DateTime, now: DateTime): string => dayOf(day < now ? day : now);
