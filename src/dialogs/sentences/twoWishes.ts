import type { Words } from '../../speech/words.js';
import { phrasesIn } from '../days/phrases.js';
import type { Meaning } from './deciding.js';

type One = Extract<Meaning, { kind: 'one' }>;

/** Two procedures that one sentence wishes, in their order. */
export interface TwoWishes {
  readonly first: One;
  readonly second: One;
}

/** A text beyond this is no sentence. */
const LONGEST = 500;
/** More places to part a sentence at are not tried. */
const MOST_PARTS = 4;

/**
 * The two wishes of a sentence such as "suspend 0470… and order 10 cards": what stands before "and" or "then" begins one procedure by
 * itself, and what stands behind it clearly another, or both are what the whole may mean. `isValue`: what stands behind it is an answer of the first. Undefined: it is one wish, as far as can be told. `meaning` reads a part.
 */
export function twoIn(
  text: string,
  words: Words,
  meaning: (text: string) => Meaning | undefined,
  isValue: (text: string, first: One) => boolean,
): TwoWishes | undefined {
  const parts = partsOf(text, words);
  const whole = parts.length > 0 ? meaning(text) : undefined;
  const isAsked = (one: One) => whole?.kind === 'several' && whole.procedures.includes(one.procedure);
  for (const [before, after] of parts) {
    const [first, second] = [meaning(before), meaning(after)];
    if (first?.kind !== 'one' || second?.kind !== 'one' || first.procedure === second.procedure) continue;
    const isWished = second.sure || (isAsked(first) && isAsked(second));
    if (isWished && !isValue(after, first)) return { first, second };
  }
  return undefined;
}

/** The text before and after each word that joins two sentences. */
function partsOf(text: string, words: Words): (readonly [string, string])[] {
  if (text.length > LONGEST) return [];
  const joins = phrasesIn(words, 'sentences:then').map((one) => one.replaceAll(' ', '\\s+'));
  const between = new RegExp(`(?:\\s*[,;.!]\\s*|\\s+)(?:${joins.join('|')})\\s+`, 'giu');
  const found = [...text.matchAll(between)].slice(0, MOST_PARTS);
  return found.map(
    ({ 0: join, index }) => [text.slice(0, index).trim(), text.slice(index + join.length).trim()] as const,
  );
}
