import type { Words } from '../../speech/words.js';
import { phrasesIn, spans } from '../days/phrases.js';
import type { Procedure } from '../definition/procedure.js';
import { stateWords } from '../fields/lines/inState.js';
import { likeness } from './likeness.js';
import { PhraseIndex } from './phraseIndex.js';
import { procedurePhrases } from './procedurePhrases.js';
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
  /**
   * What it wants done, where it names lines by their state: "show all suspended cards" has nothing suspended. Undefined: it names
   * no state.
   */
  doneToState(text: string): string[] | undefined;
}

/** Words as like each other as this are one in two forms. */
const SAME_WORD = 0.75;

type Procedures = ReadonlyMap<string, Procedure>;

/** What only a number's user may ask for: nobody else is heard to say it. */
const isUsersOwn = ({ ending }: Procedure): boolean => {
  const allowed = ending.show?.query.allowed;
  return Array.isArray(allowed) && allowed.every((role) => role === 'subscriber');
};

/** Made once for each set of procedures, as the books are. */
const withoutOwn = new WeakMap<Procedures, Procedures>();

/** The procedures that are heard from somebody: from whoever is bound to a line all, from others those that are not the user's own. */
export function heardFrom({ boundTo }: { readonly boundTo?: string | undefined }, procedures: Procedures): Procedures {
  if (boundTo !== undefined) return procedures;
  const others = withoutOwn.get(procedures) ?? new Map([...procedures].filter(([, one]) => !isUsersOwn(one)));
  withoutOwn.set(procedures, others);
  return others;
}

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
  const withoutFiller = leavingOut(
    [...phrasesIn(words, 'sentences:filler'), ...phrasesIn(words, 'sentences:small'), ...days].map(asWords),
  );
  const telling = (text: string) => withoutFiller(wordsOf(text));
  const states = stateWords.flatMap((state) => phrasesIn(words, `sentences:states.${state}`)).map(asWords);
  const withoutStates = leavingOut(states);
  const number = phrasesIn(words, 'sentences:number').flatMap(wordsOf);
  const show = new Set(phrasesIn(words, 'sentences:show').flatMap(wordsOf));
  const doneToState = (text: string) => {
    const all = wordsOf(text);
    const rest = withoutStates(all);
    if (rest.length === all.length) return undefined;
    const done = withoutFiller(rest).filter((word) => !show.has(word));
    // "The numbers" alone is nothing to be done.
    return done.every((word) => number.some((one) => likeness(one, word) >= SAME_WORD)) ? [] : done;
  };
  const phrases = [...procedures.keys()].flatMap((means) =>
    procedurePhrases(words, means).map((text) => ({ means, text })),
  );
  const outside = phrasesIn(words, 'sentences:outside').map((text) => ({ means: OUTSIDE, text }));
  const balance = phrasesIn(words, 'sentences:balance').map((text) => ({ means: BALANCE, text }));
  const index = new PhraseIndex(
    [...phrases, ...outside, ...balance].map(({ means, text }) => ({ means, words: telling(text) })),
  );
  return { index, number, telling, doneToState };
}

const asWords = (text: string): string => wordsOf(text).join(' ');
const longestFirst = (one: string, other: string): number => other.length - one.length;

/**
 * What is said only out of politeness, what every sentence has, and days, go; the longest first. Only phrases are looked for
 * whose first word was said: there are hundreds, and a book is made of thousands of texts.
 */
function leavingOut(phrases: readonly string[]): (words: readonly string[]) => string[] {
  const ranked = phrases.toSorted(longestFirst).map((phrase, rank) => ({ phrase, rank }));
  const byFirst = new Map<string, typeof ranked>();
  for (const one of ranked) {
    const [first = ''] = one.phrase.split(' ', 1);
    byFirst.set(first, [...(byFirst.get(first) ?? []), one]);
  }
  return (words) => {
    const possible = [...new Set(words)].flatMap((word) => byFirst.get(word) ?? []);
    let text = ` ${words.join(' ')} `;
    for (const { phrase } of possible.sort((one, other) => one.rank - other.rank))
      while (text.includes(` ${phrase} `)) text = text.replace(` ${phrase} `, ' ');
    return text.split(' ').filter((word) => word !== '');
  };
}
