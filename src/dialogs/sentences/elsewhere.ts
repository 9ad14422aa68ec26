import type { Words } from '../../speech/words.js';
import type { Procedure } from '../definition/procedure.js';
import { BALANCE, isUsersOwn, OUTSIDE, phrasesOf } from './phraseBook.js';
import { PhraseIndex } from './phraseIndex.js';

type Procedures = ReadonlyMap<string, Procedure>;

/** As like a phrase as this, it means that. */
const CLEARLY = 0.75;
/** What is as clearly said of something here has a twin elsewhere: that must be so much clearer. */
const CLEARER = 0.1;

/** Words never change once they are read, nor do the procedures of an operator. */
const indexes = new WeakMap<Words, WeakMap<Procedures, PhraseIndex>>();

/**
 * Whether words clearly mean what only other operators have, more than what is meant here: "commission of October" where nobody sells
 * anything. What others have is no candidate, as so much of it has a twin here; but where it is so clear, nothing begins by itself.
 */
export function isKnownElsewhere(
  {
    said,
    implied,
    phrase,
  }: { readonly said: readonly string[]; readonly implied: readonly string[]; readonly phrase: number },
  words: Words,
  here: Procedures,
  all: Procedures,
): boolean {
  const [most] = indexOf(words, here, all).match(said, implied);
  const own = phrase >= CLEARLY ? phrase + CLEARER : phrase;
  return most !== undefined && most.score >= CLEARLY && most.score > own;
}

function indexOf(words: Words, own: Procedures, all: Procedures): PhraseIndex {
  const ofWords = indexes.get(words) ?? new WeakMap<Procedures, PhraseIndex>();
  indexes.set(words, ofWords);
  const index = ofWords.get(own) ?? new PhraseIndex(phrasesElsewhere(words, own, all));
  ofWords.set(own, index);
  return index;
}

function phrasesElsewhere(words: Words, own: Procedures, all: Procedures) {
  // What a number's user asks for is asked of a line here: that is the same, not something else.
  const others = new Map([...all].filter(([id, one]) => !own.has(id) && !isUsersOwn(one)));
  return phrasesOf(words, others).filter(({ means }) => means !== OUTSIDE && means !== BALANCE);
}
