import type { Words } from '../../speech/words.js';
import { phrasesIn, spans } from '../days/phrases.js';
import type { Procedure } from '../definition/procedure.js';
import { PhraseIndex } from './phraseIndex.js';
import { wordsOf } from './tokens.js';

/** What phrases mean that are about nothing that is done here. */
export const OUTSIDE = 'outside';
/** What phrases mean that ask how much there is. */
export const BALANCE = 'balance';

/** The phrases of one language, of all procedures and of none. */
export interface PhraseBook {
  readonly index: PhraseIndex;
  /** What a number that is named stands for. */
  readonly number: readonly string[];
  /** The words of a text that say something. */
  telling(text: string): string[];
}

type Procedures = ReadonlyMap<string, Procedure>;

/** Words never change once they are read: a book is made once. */
const books = new WeakMap<Words, WeakMap<Procedures, PhraseBook>>();

/** The phrases of a language for these procedures; their titles are phrases as well. */
export function phraseBook(words: Words, procedures: Procedures): PhraseBook {
  const ofWords = books.get(words) ?? new WeakMap<Procedures, PhraseBook>();
  books.set(words, ofWords);
  const book = ofWords.get(procedures) ?? makeBook(words, procedures);
  ofWords.set(procedures, book);
  return book;
}

function makeBook(words: Words, procedures: Procedures): PhraseBook {
  const days = spans.flatMap((span) => phrasesIn(words, `sentences:periods.${span}`));
  const filler = [...phrasesIn(words, 'sentences:filler'), ...phrasesIn(words, 'sentences:small'), ...days]
    .map((text) => wordsOf(text).join(' '))
    .sort((one, other) => other.length - one.length);
  const telling = (text: string) => without(filler, wordsOf(text));
  const phrases = [...procedures.keys()].flatMap((means) =>
    [words.say(`${means}:title`), ...phrasesIn(words, `${means}:phrases`)].map((text) => ({ means, text })),
  );
  const outside = phrasesIn(words, 'sentences:outside').map((text) => ({ means: OUTSIDE, text }));
  const balance = phrasesIn(words, 'sentences:balance').map((text) => ({ means: BALANCE, text }));
  const index = new PhraseIndex(
    [...phrases, ...outside, ...balance].map(({ means, text }) => ({ means, words: telling(text) })),
  );
  return { index, number: phrasesIn(words, 'sentences:number').flatMap(wordsOf), telling };
}

/** What is said only out of politeness, what every sentence has, and days, go; the longest first. */
function without(filler: readonly string[], words: readonly string[]): string[] {
  let text = ` ${words.join(' ')} `;
  for (const one of filler) while (text.includes(` ${one} `)) text = text.replace(` ${one} `, ' ');
  return text.split(' ').filter((word) => word !== '');
}
