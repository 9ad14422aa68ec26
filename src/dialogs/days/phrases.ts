import { plain } from '../../domain/terms/plainText.js';
import type { PhraseKey, Words } from '../../speech/words.js';
import type { Toward } from './mention.js';
import { onceRead } from './onceRead.js';

/** Days and periods that have a name of their own: `periods` in sentences.json. Some the date library does not know as a whole. */
export const spans = [
  ...(['thisWeek', 'lastWeek', 'nextWeek', 'thisMonth', 'lastMonth', 'nextMonth'] as const),
  ...(['thisQuarter', 'lastQuarter', 'thisHalf', 'lastHalf', 'thisYear', 'lastYear'] as const),
  ...(['quarter1', 'quarter2', 'quarter3', 'quarter4', 'half1', 'half2'] as const),
  ...(['dayBefore', 'dayAfter', 'atOnce', 'today', 'yesterday', 'tomorrow'] as const),
] as const;
export type Span = (typeof spans)[number];

/** A list of phrases; empty where there is none. */
export const phrasesIn = (words: Words, key: PhraseKey): readonly string[] => (words.has(key) ? words.list(key) : []);

/** Letters and digits only, with single blanks: as phrases about days are compared. */
export const bare = (text: string): string =>
  plain(text)
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim();

const named = onceRead((words, span: Span) => phrasesIn(words, `sentences:periods.${span}`).map(bare));

/** The span that a text names, the longest phrase first, and the phrase. */
export function spanIn(
  text: string,
  words: Words,
  toward: Toward,
): { readonly span: Span; readonly phrase: string } | undefined {
  const said = ` ${bare(text)} `;
  // "Show me at once what I sold yesterday" is about yesterday.
  const possible = spans.filter((span) => toward === 'ahead' || span !== 'atOnce');
  const found = possible.flatMap((span) =>
    named(words, span).flatMap((phrase) => (said.includes(` ${phrase} `) ? [{ span, phrase }] : [])),
  );
  return found.sort((one, other) => other.phrase.length - one.phrase.length)[0];
}

/** Whether a text begins with one of these phrases. */
export const beginsWith = (text: string, phrases: readonly string[]): boolean => {
  const said = `${bare(text)} `;
  return phrases.some((one) => said.startsWith(`${bare(one)} `));
};

/** Whether a text ends with one of these phrases. */
export const endsWith = (text: string, phrases: readonly string[]): boolean => {
  const said = ` ${bare(text)}`;
  return phrases.some((one) => said.endsWith(` ${bare(one)}`));
};

/**
 * The text without greetings of several words: "guten Morgen" is no day, and "bonjour" none either.
 */
export function withoutGreetings(text: string, words: Words): string {
  const greetings = greetingsIn(words, 'sentences:filler');
  const parts = text.split(/\s+/).filter((part) => part !== '');
  const said = parts.map(bare);
  const isAt = (at: number, greeting: readonly string[]) => greeting.every((word, index) => said[at + index] === word);
  const gone = new Set(
    said.flatMap((_, at) =>
      greetings.filter((one) => isAt(at, one)).flatMap((one) => one.map((_word, index) => at + index)),
    ),
  );
  return parts.filter((_, at) => !gone.has(at)).join(' ');
}

const greetingsIn = onceRead((words, list: 'sentences:filler') =>
  phrasesIn(words, list)
    .map((one) => one.split(' '))
    .filter((one) => one.length > 1 && spanIn(one.join(' '), words, 'ahead') === undefined),
);
