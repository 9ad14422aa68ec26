import { DateTime } from 'luxon';
import type { Period } from '../../domain/terms/period.js';
import { plainSigns } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';
import { daysInFigures } from './figures.js';
import { dayOf, type Mention, type Toward } from './mention.js';
import { bareIn, yearIn } from './months.js';
import { onceRead } from './onceRead.js';
import { bare, beginsWith, endsWith, phrasesIn, type Span, spanIn, withoutGreetings } from './phrases.js';

/** More than people say about one day or two; nothing longer is read. */
const LONGEST = 500;
/** So many days nobody names in one text. */
const MOST_DAYS = 6;

/** What a text says of days. */
export interface Reading {
  readonly mentions: readonly Mention[];
  readonly span: Span | undefined;
  /** Words before the only day: it is where something begins, or ends. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** The year that is said beside it. */
  readonly year: number | undefined;
  /** Months that are only named, or a year. */
  readonly bare: Period | undefined;
  /** Nothing else is said. */
  readonly whole: boolean;
}

/** Reads what a text says of days in the words of a language, from today (yyyy-mm-dd) on or back. Undefined: it is too long. */
export async function readingOf(
  said: string,
  words: Words,
  today: string,
  toward: Toward,
): Promise<Reading | undefined> {
  if (said.length > LONGEST) return undefined;
  const text = withoutGreetings(plainSigns(said), words);
  const figures = daysInFigures(text, today, toward);
  if (figures.mentions.length > MOST_DAYS) return undefined;
  const named = figures.mentions.length === 0 ? spanIn(text, words, toward) : undefined;
  const inWords = named === undefined ? await wordedIn(figures.rest, words, today, toward) : [];
  const mentions = joined([...figures.mentions, ...inWords], text, words, today, toward);
  if (mentions.length > MOST_DAYS) return undefined;
  const [first] = mentions;
  const before = first === undefined ? '' : text.slice(0, first.at);
  // The library takes some words for a part of the day.
  const own = first === undefined ? '' : text.slice(first.at, first.end);
  const isBeside = (phrases: readonly string[]) => endsWith(before, phrases) || beginsWith(own, phrases);
  const bare = mentions.length === 0 && named === undefined ? bareIn(text, words, today) : undefined;
  const year = named === undefined ? undefined : yearIn(text, today);
  return {
    mentions,
    span: named?.span,
    year,
    opens: isBeside(phrasesIn(words, 'sentences:since')),
    closes: isBeside(phrasesIn(words, 'sentences:until')),
    bare: bare?.period,
    whole: isWhole(text, mentions, [named?.phrase, year?.toString(), ...(bare?.names ?? [])], words),
  };
}

async function wordedIn(text: string, words: Words, today: string, toward: Toward): Promise<Mention[]> {
  if (!/\p{L}{2}/u.test(text)) return [];
  const { daysInWords } = await import('./worded.js');
  return daysInWords(text, words, today, toward);
}

/** In order, each day once, and "1" of "1 au 15 décembre" with the day that has its month. */
function joined(found: readonly Mention[], text: string, words: Words, today: string, toward: Toward): Mention[] {
  const inOrder = found.toSorted((one, other) => one.at - other.at);
  const days = inOrder.map((one) => withStart(one, text, words, today, toward));
  return days.filter(
    (one, index) => !days.slice(0, index).some(({ first, last }) => first === one.first && last === one.last),
  );
}

const START = /(?:^|[^\d./:])(?<start>\d{1,2})\.?(?<mark>[^\d.]{1,12})$/;

function withStart(mention: Mention, text: string, words: Words, today: string, toward: Toward): Mention {
  const found = START.exec(text.slice(Math.max(0, mention.at - 20), mention.at));
  const { start = '', mark = '' } = found?.groups ?? {};
  const links = [
    ...(['sentences:until', 'sentences:upTo'] as const).flatMap((list) => phrasesIn(words, list)),
    ...words.list('common:said.and'),
  ];
  if (found === null || mention.first !== mention.last || !(mark.trim() === '-' || endsWith(`x ${mark}`, links)))
    return mention;
  const from = DateTime.fromISO(mention.first).set({ day: Number(start) });
  if (dayOf(from) >= mention.first || (toward === 'ahead' && dayOf(from) < today)) return mention;
  return { ...mention, at: mention.at - (found[0].length - found[0].indexOf(start)), first: dayOf(from) };
}

/** A time beside a day, as a list shows it. */
const TIME = /(?<!\d)\d{1,2}(?::|h)\d{2}(?!\d)/g;
const around = [
  ...(['sentences:filler', 'sentences:small', 'sentences:since', 'sentences:until', 'sentences:upTo'] as const),
  'sentences:lasting',
] as const;

/** The phrases and the words that stand around days. */
const besideDays = onceRead((words, own: 'sentences:aroundDays') => {
  const lists = [...around.flatMap((list) => phrasesIn(words, list)), ...phrasesIn(words, own)];
  const known = [...lists, ...words.list('common:said.and')].map(bare);
  const phrases = known.filter((one) => one.includes(' ')).sort((one, other) => other.length - one.length);
  return { phrases, single: new Set(known) };
});

/** Whether a text says nothing beside its days but words that stand around them. */
function isWhole(text: string, mentions: readonly Mention[], named: readonly (string | undefined)[], words: Words) {
  const blanked = mentions.reduce(
    (rest, { at, end }) => rest.slice(0, at) + ' '.repeat(end - at) + rest.slice(end),
    text,
  );
  const { phrases, single } = besideDays(words, 'sentences:aroundDays');
  let rest = ` ${bare(blanked.replaceAll(TIME, ' '))} `;
  for (const phrase of [...named, ...phrases]) {
    if (phrase !== undefined) rest = rest.replace(` ${phrase} `, ' ');
  }
  return rest.split(' ').every((word) => word === '' || single.has(word));
}
