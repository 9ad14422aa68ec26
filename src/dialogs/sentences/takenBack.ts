import type { Words } from '../../speech/words.js';
import { phrasesIn } from '../days/phrases.js';
import { termsOf } from './tokens.js';

/** Tells of a place in a sentence whether what is named there is to be taken back: "lift the block", "отмени блокировку". */
export type TakenBack = (at: number) => boolean;

/**
 * What of a sentence is to be taken back: what stands right after such a word (`takeBack` in sentences.json), with nothing but small words
 * between them. To end a block is not to block.
 */
export function takenBackIn(said: readonly string[], words: Words): TakenBack {
  const small = listed(words, 'sentences:small');
  return (at) => {
    const before = said.slice(0, at).findLast((word) => !small.has(word));
    return before !== undefined && isTakeBack(before, words);
  };
}

/** So many words after a word for no are what is not to be: "не ставьте на паузу". */
const DENIED = 2;

/**
 * The words of a text for what is not to be done: those after a word for no (`not` in sentences.json), or all of the clause that
 * it ends. "Do not turn off" and « ne désactivez pas » ask for nothing that could be guessed; "not needed, block it" does.
 */
export function deniedIn(text: string, words: Words): ReadonlySet<string> {
  const [small, not] = [listed(words, 'sentences:small'), listed(words, 'sentences:not')];
  return new Set(
    clausesOf(text).flatMap((clause) => {
      const said = clause.filter((word) => !small.has(word) || not.has(word));
      return said.flatMap((word, at) => {
        if (!not.has(word)) return [];
        // "Schalten Sie … nicht aus": the verb stands before it.
        return at >= said.length - DENIED ? said : said.slice(at + 1, at + 1 + DENIED);
      });
    }),
  );
}

/** What a text says between its signs, each by its words. */
export const clausesOf = (text: string): string[][] =>
  text.split(/[,;.!?]/).map((clause) => termsOf(clause).filter((word) => word.length > 1));

/** Whether a word says that something is to be taken back. */
export const isTakeBack = (word: string, words: Words): boolean => listed(words, 'sentences:takeBack').has(word);

const listed = (words: Words, list: `sentences:${'small' | 'takeBack' | 'not'}`): ReadonlySet<string> =>
  new Set(phrasesIn(words, list).flatMap(termsOf));
