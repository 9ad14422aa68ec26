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

/** Whether a word says that something is to be taken back. */
export const isTakeBack = (word: string, words: Words): boolean => listed(words, 'sentences:takeBack').has(word);

const listed = (words: Words, list: `sentences:${'small' | 'takeBack'}`): ReadonlySet<string> =>
  new Set(phrasesIn(words, list).flatMap(termsOf));
