import { DateTime } from 'luxon';
import { MOST_COUNTED } from '../domain/records/tables.js';
import { inLanguage } from '../domain/terms/choices.js';
import { type Fact, type OneFact, orderStandings, type Standings } from '../domain/terms/fact.js';
import type { Language, LocalText } from '../domain/terms/language.js';
import type { CurrencyForm, Money, Rate } from '../domain/terms/money.js';
import type { Period } from '../domain/terms/period.js';
import type { Problem, ProblemDetail } from '../domain/terms/problems.js';
import { phoneForReading } from '../domain/values/phone.js';
import { cached } from './cached.js';
import { changeText, switchState, turnedText } from './changeText.js';
import { dayText, instantDay, instantTime } from './dayText.js';
import { moneyText } from './moneyText.js';
import { contextOf, labelled, sayIfAny, type Words, type WordValues } from './words.js';

/** What an operator's profile says of how things are written. */
export interface Writes {
  readonly timeZone: string;
  /** Its currencies by code; one that is not there is written by its code. */
  readonly currencies?: Readonly<Record<string, CurrencyForm>>;
}

/** Puts facts in words, by a language's rules, in an operator's time zone, and with its signs for money. */
export interface Format {
  money(amount: Money): string;
  rate(rate: Rate): string;
  /** yyyy-mm-dd */
  day(day: string): string;
  /** ISO 8601 */
  instant(instant: string): string;
  /** An instant on the operator's clocks as spreadsheets and programs read it, and as it sorts: 2026-12-31 09:30. */
  sortable(instant: string): string;
  /** The day of an instant on the operator's clocks, where the time does not matter: 31/12/2026. */
  shortDay(instant: string): string;
  /** The time of an instant on the operator's clocks, where the day does not matter: 09:30. */
  time(instant: string): string;
  fact(fact: Fact): string;
  /** How many were found: `count` for the plural form, `total` to be read; "more than 10,000" where nobody counted on. */
  found(total: number): { readonly count: number; readonly total: number | string };
  /** A refusal that stands alone: it ends with a way on. */
  problem(problem: Problem): string;
  /** Why something is refused, beside what it is about: the way on is said elsewhere. */
  reason(problem: Problem): string;
}

export function makeFormat(words: Words, { timeZone, currencies = {} }: Writes): Format {
  const { language } = words;
  const money = (amount: Money) => moneyText(amount, language, currencies[amount.currency]);
  const day = (iso: string) => dayText(iso, language);
  const shortDay = (iso: string) => instantDay(language, timeZone).format(new Date(iso));
  const time = (iso: string) => instantTime(language, timeZone).format(new Date(iso));
  const instant = (iso: string) => words.say('common:dayAndTime', { day: shortDay(iso), time: time(iso) });
  const detail = (value: ProblemDetail): string | number => {
    if (typeof value !== 'object') return value;
    if ('name' in value) return inLanguage(value.name, language);
    if ('names' in value) return value.names.map((name) => inLanguage(name, language)).join(', ');
    if ('day' in value) return day(value.day);
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
    shortDay,
    time,
    sortable: (iso) => DateTime.fromISO(iso, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm'),
    rate: ({ from, to, units }) => `${units} ${to} = 1 ${from}`,
    fact: (fact) => factText(fact, words, { money, instant, day, shortDay, reason }),
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

type Basic = Pick<Format, 'money' | 'instant' | 'day' | 'shortDay' | 'reason'>;

function factText(fact: Fact, words: Words, format: Basic): string {
  const { language } = words;
  if ('written' in fact) return writtenText(fact, words, format);
  if ('text' in fact) return fact.text;
  if ('code' in fact) return fact.code;
  if ('name' in fact) return inLanguage(fact.name, language);
  if ('priced' in fact) return pricedText(fact, words, format);
  if ('change' in fact) return changedText(fact.change, words, format);
  if ('difference' in fact) return differenceText(fact.money, words, format);
  if ('per' in fact) return words.say(`common:per.${fact.per}`, { amount: format.money(fact.money) });
  if ('money' in fact) return format.money(fact.money);
  if ('counted' in fact) return words.say(`common:counted.${fact.counted}`, { count: fact.count });
  if ('count' in fact) return numberFormat(language).format(fact.count);
  if ('instant' in fact) return format.instant(fact.instant);
  if ('switch' in fact)
    return labelled(words, inLanguage(fact.switch, language), switchState(fact, words, format.instant));
  if ('until' in fact) return words.say('common:untilDay', { day: format.shortDay(fact.until) });
  if ('withinHours' in fact) return words.say('common:withinHours', { count: fact.withinHours });
  if ('day' in fact) return format.day(fact.day);
  if ('phone' in fact) return phoneForReading(fact.phone);
  if ('forward' in fact) return forwardText(fact, words);
  if ('settingsSent' in fact) return words.say('common:settingsSent', { at: format.instant(fact.settingsSent) });
  if ('bankAccount' in fact) return fact.bankAccount;
  if ('copiesTo' in fact) return words.say('common:copiesTo', { email: fact.copiesTo });
  if ('afterSeconds' in fact) return words.say('common:forward.after', { seconds: fact.afterSeconds });
  if ('standings' in fact) return standingsText(fact, words);
  if ('word' in fact) {
    const said = words.say(`common:words.${fact.word}`);
    return 'at' in fact ? words.say('common:since', { at: format.instant(fact.at), what: said }) : said;
  }
  if ('list' in fact) return listText(fact.list, words, format);
  if ('from' in fact) {
    const [before, after] = [fact.from, fact.to].map((facts) => listText(facts, words, format));
    return turnedText(fact.from, fact.to, words, format.instant) ?? changeText(before ?? '', after ?? '');
  }
  if ('megabytes' in fact) return volume(words, fact.megabytes);
  if ('kilobytes' in fact) return used(words, fact.kilobytes);
  if ('seconds' in fact) return duration(words, fact.seconds);
  if ('period' in fact) return periodText(fact.period, format.day);
  if ('procedure' in fact) return procedureName(fact, words);
  if ('problem' in fact) return format.reason(fact.problem);
  return regionName(fact.region, language);
}

/** What it costs a month, behind its name. */
const pricedText = ({ priced, money }: { priced: LocalText; money: Money }, words: Words, format: Basic): string =>
  [inLanguage(priced, words.language), words.say('common:per.month', { amount: format.money(money) })].join(' · ');

/** How much more or less a month. */
function differenceText(money: Money, words: Words, format: Basic): string {
  if (money.minor === 0) return words.say('common:per.same');
  const amount = `${money.minor > 0 ? '+' : ''}${format.money(money)}`;
  return words.say('common:per.month', { amount });
}

/** More has its sign, as less has. */
const changedText = (change: Money, words: Words, format: Basic): string =>
  change.minor === 0 ? words.say('common:per.unchanged') : `${change.minor > 0 ? '+' : ''}${format.money(change)}`;

/** Several things after each other; letters have a line each. */
function listText(list: readonly OneFact[], words: Words, format: Basic): string {
  const between = list.some((one) => 'written' in one) ? '\n' : ', ';
  return list.map((one) => factText(one, words, format)).join(between);
}

/** When calls are forwarded, and where: "No reply after 20 s to +32 470 00 00 01". */
function forwardText(
  { forward, to, after }: { forward: LocalText; to: string; after?: number | undefined },
  words: Words,
): string {
  const values = { condition: inLanguage(forward, words.language), number: phoneForReading(to) };
  return after === undefined
    ? words.say('common:forward.to', values)
    : words.say('common:forward.toAfter', { ...values, seconds: after });
}

/** Who wrote what to a request, and when. */
function writtenText(
  { written: text, by, at }: { written: string; by: 'staff' | 'own'; at: string },
  words: Words,
  format: Basic,
): string {
  return words.say(`common:written.${by}`, { at: format.instant(at), text });
}

/** "300 completed, 12 skipped". */
function standingsText({ standings, left }: { standings: Standings; left: number }, words: Words): string {
  const counted = orderStandings.flatMap((state) => {
    const count = standings[state] ?? 0;
    return count === 0 ? [] : [words.say(`common:standing.${state}`, { count })];
  });
  const skipped = left === 0 ? [] : [words.say('common:standing.left', { count: left })];
  return [...counted, ...skipped].join(', ');
}

/** What the menu calls it, and which of the things it does: "Block or unblock · Block". A label stands before it, so no second colon. */
function procedureName(
  { procedure, action }: { procedure: string; action?: string | undefined },
  words: Words,
): string {
  const title = words.say(`${procedure}:title`);
  const done = action === undefined ? '' : sayIfAny(words, `${procedure}:confirm`, contextOf(action));
  return done === '' ? title : [title, done].join(' · ');
}

/** As the guides write volumes: 750 MB, 3,000 MB, 10 GB (10,240 MB). */
function volume(words: Words, megabytes: number): string {
  const whole = megabytes % 1024 === 0;
  const amount = numberFormat(words.language).format(whole ? megabytes / 1024 : megabytes);
  return words.say(whole ? 'common:volume.gigabytes' : 'common:volume.megabytes', { amount });
}

/** In megabytes, with what is more than a whole one: what is left and what was used add up to what there is. */
const used = (words: Words, kilobytes: number): string =>
  words.say('common:volume.megabytes', { amount: numberFormat(words.language).format(kilobytes / 1024) });

/** As the guide writes it: 50 min 0 s. */
const duration = (words: Words, seconds: number): string =>
  words.say('common:duration', {
    minutes: numberFormat(words.language).format(Math.floor(seconds / 60)),
    seconds: seconds % 60,
  });

/** One day, or the first and the last. */
export const periodText = ({ from, until }: Period, day: (day: string) => string): string =>
  from === until ? day(from) : `${day(from)} – ${day(until)}`;

/** A country's code in a sentence's details becomes its name. */
const regionNames = (values: WordValues, language: Language): WordValues =>
  typeof values.country === 'string' ? { ...values, country: regionName(values.country, language) } : values;

/** One of several: “a, b or c”. */
export const oneOf = cached((language) => new Intl.ListFormat(language, { type: 'disjunction' }));
export const numberFormat = cached((language) => new Intl.NumberFormat(language));
const regions = cached((language) => new Intl.DisplayNames(language, { type: 'region' }));
const regionName = (code: string, language: Language): string => regions(language).of(code) ?? code;
