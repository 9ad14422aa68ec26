import { DateTime, Info } from 'luxon';
import type { Language } from '../../domain/terms/language.js';
import type { Period } from '../../domain/terms/period.js';
import type { Words } from '../../speech/words.js';
import { dayOf } from './mention.js';
import { bare, endsWith, phrasesIn } from './phrases.js';

/** In these languages the date library knows no month by its name alone. */
const UNKNOWN_ALONE: readonly Language[] = ['fr', 'de'];
/** Whoever says another number of four digits says no year. */
const YEARS_BACK = 20;
const YEAR = /(?<![\d.,/-])20\d{2}(?![\d.,/-]*\d)/g;

/** Months or a year that are only named, as days, and what names them. */
export interface Bare {
  readonly names: readonly string[];
  readonly period: Period;
}

interface Named {
  readonly at: number;
  readonly month: number;
  readonly year: number | undefined;
}

/** The year that a text names, where it names one only. */
export function yearIn(text: string, today: string): number | undefined {
  const now = Number(today.slice(0, 4));
  const years = new Set((text.match(YEAR) ?? []).map(Number).filter((year) => year <= now && year > now - YEARS_BACK));
  return years.size === 1 ? [...years][0] : undefined;
}

/** Months that are only named, the last there were: "en octobre", "von März bis Juni", "seit Januar", or a year. Undefined: none, or several. */
export function bareIn(text: string, words: Words, today: string): Bare | undefined {
  const said = bare(text).split(' ');
  const found = monthsIn(said, words.language);
  const [first, last = first, more] = found;
  if (first === undefined) return bareYear(text, today);
  if (last === undefined || more !== undefined) return undefined;
  const isSince =
    found.length === 1 && endsWith(said.slice(0, first.at).join(' '), phrasesIn(words, 'sentences:since'));
  const end = isSince ? DateTime.fromISO(today) : begunBy(last, today);
  const from = isSince ? begunBy(first, today) : begunBy({ ...first, year: first.year ?? last.year }, dayOf(end));
  const until = dayOf(isSince ? end : end.endOf('month'));
  const names = found.flatMap(({ at, year }) => [said[at] ?? '', ...(year === undefined ? [] : [String(year)])]);
  return { names, period: { from: dayOf(from), until: until < today ? until : today } };
}

function bareYear(text: string, today: string): Bare | undefined {
  const year = yearIn(text, today);
  if (year === undefined) return undefined;
  const until = `${year}-12-31`;
  return { names: [String(year)], period: { from: `${year}-01-01`, until: until < today ? until : today } };
}

function monthsIn(said: readonly string[], language: Language): Named[] {
  if (!UNKNOWN_ALONE.includes(language)) return [];
  const names = Info.months('long', { locale: language }).map(bare);
  return said.flatMap((word, at) => {
    const month = names.indexOf(word) + 1;
    const year = /^20\d{2}$/.test(said[at + 1] ?? '') ? Number(said[at + 1]) : undefined;
    return month === 0 ? [] : [{ at, month, year }];
  });
}

/** The first day of a month: of the year that is said, else of the last time that it had begun by a day. */
function begunBy({ month, year }: Pick<Named, 'month' | 'year'>, day: string): DateTime {
  const by = DateTime.fromISO(day);
  if (year !== undefined) return DateTime.fromObject({ year, month, day: 1 });
  const first = by.set({ month, day: 1 });
  return first > by ? first.minus({ years: 1 }) : first;
}
