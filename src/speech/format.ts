import { DateTime } from 'luxon';
import { MOST_COUNTED } from '../domain/records/tables.js';
import { inLanguage } from '../domain/terms/choices.js';
import type { Fact } from '../domain/terms/fact.js';
import type { Language } from '../domain/terms/language.js';
import type { Money, Rate } from '../domain/terms/money.js';
import type { Problem, ProblemDetail } from '../domain/terms/problems.js';
import { phoneForReading } from '../domain/values/phone.js';
import { contextOf, labelled, sayIfAny, type Words, type WordValues } from './words.js';

/** Puts facts in words, by a language's rules and in an operator's time zone. */
export interface Format {
  money(amount: Money): string;
  rate(rate: Rate): string;
  /** yyyy-mm-dd */
  day(day: string): string;
  /** ISO 8601 */
  instant(instant: string): string;
  /** The day of an instant in digits, for an SMS: 31/12/2026. */
  shortDay(instant: string): string;
  fact(fact: Fact): string;
  /** How many were found: `count` for the plural form, `total` to be read; "more than 10,000" where nobody counted on. */
  found(total: number): { readonly count: number; readonly total: number | string };
  /** A refusal that stands alone: it ends with a way on. */
  problem(problem: Problem): string;
  /** Why something is refused, beside what it is about: the way on is said elsewhere. */
  reason(problem: Problem): string;
}

export function makeFormat(words: Words, timeZone: string): Format {
  const { language } = words;
  const money = (amount: Money) => currencyFormat(language, amount.currency).format(amount.minor / 100);
  const instant = (iso: string) => instantFormat(language, timeZone).format(new Date(iso));
  const day = (iso: string) =>
    DateTime.fromISO(iso, { zone: timeZone }).setLocale(language).toLocaleString(DateTime.DATE_FULL);
  const detail = (value: ProblemDetail): string | number => {
    if (typeof value !== 'object') return value;
    if ('name' in value) return inLanguage(value.name, language);
    return 'instant' in value ? instant(value.instant) : money(value);
  };
  const inWords = ({ code, details }: Problem, context: WordValues) => {
    const values: WordValues = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, detail(value)]));
    return words.say(`problems:${code}`, { ...regionNames(values, language), ...context });
  };
  const reason = (problem: Problem) => inWords(problem, {});
  return {
    money,
    day,
    instant,
    shortDay: (iso) => shortDayFormat(language, timeZone).format(new Date(iso)),
    rate: ({ from, to, units }) => `${units} ${to} = 1 ${from}`,
    fact: (fact) => factText(fact, words, { money, instant, day, reason }),
    found: (total) => ({
      count: total,
      total: total > MOST_COUNTED ? words.say('common:moreThan', { number: MOST_COUNTED }) : total,
    }),
    problem: (problem) => inWords(problem, ALONE),
    reason,
  };
}

/** A reason that mostly stands beside a line has a longer text under `…_alone`. */
const ALONE: WordValues = { context: 'alone' };

type Basic = Pick<Format, 'money' | 'instant' | 'day' | 'reason'>;

function factText(fact: Fact, words: Words, format: Basic): string {
  const { language } = words;
  if ('text' in fact) return fact.text;
  if ('code' in fact) return fact.code;
  if ('name' in fact) return inLanguage(fact.name, language);
  if ('money' in fact) return format.money(fact.money);
  if ('counted' in fact) return words.say(`common:counted.${fact.counted}`, { count: fact.count });
  if ('count' in fact) return numberFormat(language).format(fact.count);
  if ('instant' in fact) return format.instant(fact.instant);
  if ('day' in fact) return format.day(fact.day);
  if ('phone' in fact) return phoneForReading(fact.phone);
  if ('word' in fact) return words.say(`common:words.${fact.word}`);
  if ('list' in fact) return fact.list.map((one) => factText(one, words, format)).join(', ');
  if ('megabytes' in fact) return volume(words, fact.megabytes);
  if ('procedure' in fact) return procedureName(fact, words);
  if ('problem' in fact) return format.reason(fact.problem);
  return regionName(fact.region, language);
}

/** What the menu calls it, and which of the things it does: "Block or unblock: Block". */
function procedureName(
  { procedure, action }: { procedure: string; action?: string | undefined },
  words: Words,
): string {
  const title = words.say(`${procedure}:title`);
  const done = action === undefined ? '' : sayIfAny(words, `${procedure}:confirm`, contextOf(action));
  return done === '' ? title : labelled(words, title, done);
}

/** As the guides write volumes: 750 MB, 3,000 MB, 10 GB (10,240 MB). */
function volume(words: Words, megabytes: number): string {
  const whole = megabytes % 1024 === 0;
  const amount = numberFormat(words.language).format(whole ? megabytes / 1024 : megabytes);
  return words.say(whole ? 'common:volume.gigabytes' : 'common:volume.megabytes', { amount });
}

/** A country's code in a sentence's details becomes its name. */
const regionNames = (values: WordValues, language: Language): WordValues =>
  typeof values.country === 'string' ? { ...values, country: regionName(values.country, language) } : values;

// Intl's objects cost more to make than to use.
const cached = <T>(make: (key: string, detail: string) => T) => {
  const made = new Map<string, T>();
  return (key: string, detail = ''): T => {
    const id = `${key} ${detail}`;
    const known = made.get(id) ?? make(key, detail);
    made.set(id, known);
    return known;
  };
};
const currencyFormat = cached(
  (language, currency) => new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' }),
);
export const numberFormat = cached((language) => new Intl.NumberFormat(language));
const instantFormat = cached(
  (language, timeZone) => new Intl.DateTimeFormat(language, { ...DateTime.DATETIME_MED, timeZone }),
);
const shortDayFormat = cached(
  (language, timeZone) =>
    // British, as everywhere in this English: the day comes first.
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...{ day: '2-digit', month: '2-digit', year: 'numeric', timeZone },
    }),
);
const regions = cached((language) => new Intl.DisplayNames(language, { type: 'region' }));
const regionName = (code: string, language: Language): string => regions(language).of(code) ?? code;
