import type { Words } from '../../speech/words.js';
import type { Sentence } from '../conversation/state.js';
import { phrasesIn } from '../days/phrases.js';
import type { Meaning } from './deciding.js';
import { asWords } from './tokens.js';

type One = Extract<Meaning, { kind: 'one' }>;

/** Two things that one sentence wishes, in their order. What the second may be, the likeliest first, where it is not clear. */
export interface TwoWishes {
  readonly first: One;
  readonly second: { readonly procedures: readonly [string, ...string[]]; readonly said: Sentence };
}

/** A text beyond this is no sentence. */
const LONGEST = 500;
/** More places to part a sentence at are not tried. */
const MOST_PARTS = 4;

/**
 * The two wishes of a sentence such as "suspend 0470… and order 10 cards": what stands before "and" or "then" begins one procedure by
 * itself, and what stands behind it clearly another, or both are what the whole may mean. Behind "and after that" it is a wish of its own
 * however unclear it is, and is never lost. `isValue`: what stands behind it is an answer of the first. Undefined: it is one wish, as
 * far as can be told. `meaning` reads a part.
 */
export function twoIn(
  text: string,
  words: Words,
  meaning: (text: string) => Meaning | undefined,
  isValue: (text: string, first: One) => boolean,
): TwoWishes | undefined {
  const parts = partsOf(text, words);
  const whole = parts.length > 0 ? meaning(text) : undefined;
  for (const { before, after, isNext } of parts) {
    const [first, second] = [meaning(before), meaning(after)];
    if (first?.kind !== 'one') continue;
    const procedures = wishedIn(second, first, whole, isNext);
    if (procedures !== undefined && second !== undefined && !isValue(after, first))
      return { first, second: { procedures, said: second.said } };
  }
  return undefined;
}

/** What the second part may wish. Undefined: nothing, as far as can be told. */
function wishedIn(
  second: Meaning | undefined,
  { procedure }: One,
  whole: Meaning | undefined,
  isNext: boolean,
): TwoWishes['second']['procedures'] | undefined {
  const isAsked = (one: string) => whole?.kind === 'several' && whole.procedures.includes(one);
  if (second?.kind === 'one') {
    const isWished = isNext || second.sure || (isAsked(procedure) && isAsked(second.procedure));
    return isWished && second.procedure !== procedure ? [second.procedure] : undefined;
  }
  if (second?.kind !== 'several' || !isNext) return undefined;
  const [likeliest, ...others] = second.procedures.filter((one) => one !== procedure);
  return likeliest === undefined ? undefined : [likeliest, ...others];
}

/** The text before and after a word that joins two sentences; `isNext`: it says that one thing comes after another. */
interface Parts {
  readonly before: string;
  readonly after: string;
  readonly isNext: boolean;
}

/** The parts at each such word. */
function partsOf(text: string, words: Words): Parts[] {
  if (text.length > LONGEST) return [];
  const next = new Set(phrasesIn(words, 'sentences:next').map(asWords));
  const longestFirst = (one: string, other: string) => other.length - one.length;
  const joins = [...phrasesIn(words, 'sentences:then'), ...phrasesIn(words, 'sentences:next')].toSorted(longestFirst);
  const alternatives = joins.map((one) => one.replaceAll(' ', '\\s+')).join('|');
  const between = new RegExp(`(?:\\s*[,;.!]\\s*|\\s+)(${alternatives})\\s+`, 'giu');
  const found = [...text.matchAll(between)].slice(0, MOST_PARTS);
  return found.map(({ 0: whole, 1: join = '', index }) => ({
    before: text.slice(0, index).trim(),
    after: text.slice(index + whole.length).trim(),
    isNext: next.has(asWords(join)),
  }));
}
