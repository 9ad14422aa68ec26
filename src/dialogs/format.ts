import { DateTime } from 'luxon';
import { inLanguage } from '../domain/choices.js';
import type { Fact } from '../domain/fact.js';
import type { Language } from '../domain/language.js';
import type { Money, Rate } from '../domain/money.js';
import type { Problem, ProblemDetail } from '../domain/problems.js';
import { phoneForReading } from '../domain/values/phone.js';
import type { Words, WordValues } from './words.js';

/** Puts facts in words, by a language's rules and in an operator's time zone. */
export interface Format {
  money(amount: Money): string;
  rate(rate: Rate): string;
  /** yyyy-mm-dd */
  day(day: string): string;
  /** ISO 8601 */
  instant(instant: string): string;
  fact(fact: Fact): string;
  problem(problem: Problem): string;
}

export function makeFormat(words: Words, timeZone: string): Format {
  const { language } = words;
  const at = (iso: string, style: Intl.DateTimeFormatOptions) =>
    DateTime.fromISO(iso, { zone: timeZone }).setLocale(language).toLocaleString(style);
  const money = (amount: Money) => currencyFormat(language, amount.currency).format(amount.minor / 100);
  const instant = (iso: string) => at(iso, DateTime.DATETIME_MED);
  const day = (iso: string) => at(iso, DateTime.DATE_FULL);
  const detail = (value: ProblemDetail): string | number => {
    if (typeof value !== 'object') return value;
    return 'instant' in value ? instant(value.instant) : money(value);
  };
  return {
    money,
    day,
    instant,
    rate: ({ from, to, units }) => `${units} ${to} = 1 ${from}`,
    fact: (fact) => factText(fact, language, { money, instant, day }),
    problem: ({ code, details }) => {
      const values: WordValues = Object.fromEntries(
        Object.entries(details).map(([key, value]) => [key, detail(value)]),
      );
      return words.say(`problems:${code}`, regionNames(values, language));
    },
  };
}

type Basic = Pick<Format, 'money' | 'instant' | 'day'>;

function factText(fact: Fact, language: Language, format: Basic): string {
  if ('text' in fact) return fact.text;
  if ('code' in fact) return fact.code;
  if ('name' in fact) return inLanguage(fact.name, language);
  if ('money' in fact) return format.money(fact.money);
  if ('count' in fact) return numberFormat(language).format(fact.count);
  if ('instant' in fact) return format.instant(fact.instant);
  if ('day' in fact) return format.day(fact.day);
  if ('phone' in fact) return phoneForReading(fact.phone);
  return regionName(fact.region, language);
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
const numberFormat = cached((language) => new Intl.NumberFormat(language));
const regions = cached((language) => new Intl.DisplayNames(language, { type: 'region' }));
const regionName = (code: string, language: Language): string => regions(language).of(code) ?? code;
