import type { Operator } from '../../domain/operator/index.js';
import type { Words } from '../../speech/words.js';
import { onceRead } from '../days/onceRead.js';
import { phrasesIn, spans } from '../days/phrases.js';
import type { Procedure } from '../definition/procedure.js';
import { stateWords } from '../fields/lines/inState.js';
import { type Kept, type Likelihoods, likelihoods, type Together } from '../learning/classifier.js';
import { learn } from '../learning/learn.js';
import type { Phrase } from '../learning/phrase.js';
import { likeness } from './likeness.js';
import { type Match, PhraseIndex } from './phraseIndex.js';
import { procedurePhrases } from './procedurePhrases.js';
import { asWords, wordsOf } from './tokens.js';

/** What phrases mean that are about nothing that is done here. */
export const OUTSIDE = 'outside';
/** What phrases mean that ask how much there is. */
export const BALANCE = 'balance';

/** The phrases of one language, of all procedures and of none. */
export interface PhraseBook {
  /** What words mean, by the phrases and by what was learnt of them, the likeliest first. `implied` is only for the phrases. */
  match(words: readonly string[], implied: readonly string[]): Heard[];
  /** What a number that is named stands for. */
  readonly number: readonly string[];
  /** The words of a text that say something. */
  telling(text: string): string[];
  /** Whether a word is in any phrase, or one at least as like it as this. */
  knows(word: string, least?: number): boolean;
  /**
   * What it wants done, where it names lines by their state: "show all suspended cards" has nothing suspended. Undefined: it names
   * no state.
   */
  doneToState(text: string): string[] | undefined;
}

/** What a sentence may mean. */
export interface Heard {
  readonly means: string;
  /** From 0 to 1, by both. */
  readonly score: number;
  /** From 0 to 1, by the phrase that is most like it. */
  readonly phrase: number;
}

/** Whoever says a phrase as it stands, or nearly, means it. */
const AS_IT_STANDS = 0.9;
/** With so few words a number that is named says as much as they do. */
const FEW = 2;

/** Words as like each other as this are one in two forms. */
const SAME_WORD = 0.75;

type Procedures = ReadonlyMap<string, Procedure>;

/** What only a number's user may ask for: nobody else is heard to say it. */
export const isUsersOwn = ({ ending }: Procedure): boolean => {
  const allowed = ending.show?.query.allowed;
  return Array.isArray(allowed) && allowed.every((role) => role === 'subscriber');
};

/** Made once for each set of procedures and operator, as the books are. */
const heard = new WeakMap<Procedures, WeakMap<Operator, Procedures>>();

/**
 * The procedures that are heard from somebody: those of the operator, whatever the role, but for a number's user's own: so no other
 * operator's change what a sentence means here. From whoever is bound to a line all there are: they are told who can do what they cannot.
 */
export function heardFrom(
  { boundTo }: { readonly boundTo?: string | undefined },
  operator: Operator,
  procedures: Procedures,
): Procedures {
  if (boundTo !== undefined) return procedures;
  const byOperator = heard.get(procedures) ?? new WeakMap<Operator, Procedures>();
  heard.set(procedures, byOperator);
  const own = byOperator.get(operator) ?? ownOf(operator, procedures);
  byOperator.set(operator, own);
  return own;
}

function ownOf({ profile }: Operator, procedures: Procedures): Procedures {
  const ids = new Set(Object.values(profile.roles).flat());
  return new Map([...procedures].filter(([id, one]) => ids.has(id) && !isUsersOwn(one)));
}

/** Words never change once they are read: a book is made once. */
const books = new WeakMap<Words, WeakMap<Procedures, PhraseBook>>();

/** Whose phrases are wanted: an operator's, of these of its procedures. */
interface Whose {
  readonly operator: Operator;
  readonly procedures: Procedures;
  /** What was learnt of phrases when the program was built. */
  readonly kept?: Kept | undefined;
  readonly together?: Together | undefined;
}

/** The phrases of a language for these procedures; their titles are phrases as well. */
export function phraseBook(words: Words, whose: Whose): PhraseBook {
  const { procedures } = whose;
  const ofWords = books.get(words) ?? new WeakMap<Procedures, PhraseBook>();
  books.set(words, ofWords);
  const book = ofWords.get(procedures) ?? makeBook(words, whose);
  ofWords.set(procedures, book);
  return book;
}

function makeBook(words: Words, { operator, procedures, kept, together: how }: Whose): PhraseBook {
  const { telling, less: withoutFiller } = tellingIn(words, 'all');
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
  const all = phrasesOf(words, procedures);
  const index = new PhraseIndex(all);
  const learnt = kept?.(operator.profile.id, words.language, all) ?? learn(all);
  const match = (said: readonly string[], implied: readonly string[]) =>
    together(
      index.match(said, implied),
      likelihoods(learnt, said.length > FEW ? said : [...said, ...implied.slice(0, 1)]),
      how ?? bothNeeded,
    );
  return { match, number, telling, knows: (word, least) => index.knows(word, least), doneToState };
}

/** Everybody's, and what an operator of its own adds to them. */
const withMore = (words: Words, list: typeof OUTSIDE): readonly string[] => [
  ...phrasesIn(words, 'sentences:outside'),
  ...phrasesIn(words, `sentences:${list}_more`),
];

/** All phrases of these procedures and of none, by their telling words. */
export function phrasesOf(words: Words, procedures: Procedures): Phrase[] {
  const { telling } = tellingIn(words, 'all');
  const texts = [...procedures.keys()].flatMap((means) =>
    procedurePhrases(words, means).map((text) => ({ means, text })),
  );
  const outside = withMore(words, OUTSIDE).map((text) => ({ means: OUTSIDE, text }));
  const balance = phrasesIn(words, 'sentences:balance').map((text) => ({ means: BALANCE, text }));
  const nots = new Set(phrasesIn(words, 'sentences:not').flatMap(wordsOf));
  return [...texts, ...outside, ...balance].map(({ means, text }) => {
    const said = telling(text);
    // A "not" that alone is left says nothing.
    return { means, words: said.every((word) => nots.has(word)) ? [] : said };
  });
}

/** What leaves out of a text what is said only out of politeness, what every sentence has, and days. */
const tellingIn = onceRead((words, _: 'all') => {
  const days = spans.flatMap((span) => phrasesIn(words, `sentences:periods.${span}`));
  const lists = ['sentences:filler', 'sentences:small', 'sentences:dayWords'] as const;
  const others = lists.flatMap((list) => phrasesIn(words, list));
  const less = leavingOut([...others, ...days].map(asWords));
  return { less, telling: (text: string) => less(wordsOf(text)) };
});

/** The geometric mean: neither alone is enough. */
const bothNeeded: Together = (phrase, likely) => Math.sqrt(phrase * likely);

const together = (found: readonly Match[], likely: Likelihoods, how: Together): Heard[] =>
  found
    .map(({ means, score: phrase }) => {
      const score = phrase >= AS_IT_STANDS ? phrase : how(phrase, likely.get(means) ?? 0);
      return { means, phrase, score };
    })
    .sort((one, other) => other.score - one.score);
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
