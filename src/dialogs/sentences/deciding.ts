import type { Sentence } from '../conversation/state.js';
import { BALANCE, type Heard } from './phraseBook.js';
import { termsOf } from './tokens.js';

/** What a sentence comes to. It starts nothing by itself. */
export type Meaning =
  /** `sure`: so clearly said that it is meant even where something else is asked. */
  | { readonly kind: 'one'; readonly procedure: string; readonly said: Sentence; readonly sure: boolean }
  /** How much there is on the account, or on a line. */
  | { readonly kind: 'balance'; readonly said: Sentence; readonly sure: boolean }
  /** `alike`: each is as clearly said; else none is, and those are the likeliest, at most three. */
  | {
      readonly kind: 'several';
      readonly procedures: readonly string[];
      readonly alike: boolean;
      readonly said: Sentence;
    }
  /**
   * Nothing that this role is offered; `nearest` is, and has something of it. `clear`: it is something else that is known,
   * such as what another role is offered; `known`: which procedure that is. `changes`: that changes something.
   */
  | {
      readonly kind: 'outside';
      readonly nearest: string | undefined;
      readonly clear: boolean;
      readonly known: string | undefined;
      readonly changes: boolean;
      readonly said: Sentence;
    };

/** From here on it is certain enough to begin: see docs/sentences.md, where it is measured. What changes something must be more certain. */
export const ENOUGH = 0.64;
export const ENOUGH_TO_CHANGE = 0.9;
/** What is so many times likelier than all else is as certain as can be. */
const MOST_LIKELIER = 9;
/** From here on it may be meant, and is asked about. */
const PERHAPS = 0.12;
/** So near to what is not offered it must be for that. */
const OF_FOREIGN = 0.7;
/** So many are asked about. */
const MOST_ASKED = 3;
/** Two from here on that are as close as this are as clearly said. */
export const CLEAR = 0.42;
const CLOSE = 0.08;
/** By the phrases alone: two that are as close as this are said both, unless one is said as it stands. */
const BOTH = 0.05;
export const AS_IT_STANDS = 0.9;
/** By the phrases alone: so clear that it interrupts a question, where the sentence has two telling words or more. */
export const SURE = 0.72;
/** By the phrases alone: from here on something is known that is not offered. */
export const KNOWN = 0.48;
/** By the phrases alone: what has less than this of the sentence is not near. */
const NEAR = 0.4;
/** Nor what is as much further away than what is known and is not offered: a verb in common is nothing. */
const FAR = 0.4;

/** A text as it is read in one language. */
export interface Read {
  readonly said: Sentence;
  /** Those that the role is offered, the likeliest first. */
  readonly matches: readonly Heard[];
  /** How certain the best of these must be to begin. */
  readonly enough: number;
  /** The score of the best that is not, and by the phrases alone. */
  readonly foreign: number;
  readonly foreignPhrase: number;
  /** The score by the phrases of the best that is not and changes something. */
  readonly changes: number;
  /** The procedure that is not offered and comes closest: one that changes something, else any. */
  readonly known: Heard | undefined;
  /** That is nothing which is done here at all. */
  readonly isChat: boolean;
  /** Whether the best changes something that is said not to be done. */
  readonly isDenied: boolean;
  /** The words that tell something. */
  readonly telling: readonly string[];
  /** Whether they clearly mean what only other operators have. */
  readonly isElsewhere: boolean;
}

/** How likely the best is. */
export const score = ({ matches }: Read): number => matches[0]?.score ?? 0;
/** Whether the best is certain enough to begin. */
export const isEnough = (read: Read): boolean =>
  !read.isDenied && !read.isElsewhere && !areBothSaid(read) && certainty(read) >= read.enough;

/** What might be meant instead. How much there is may be told, and what shows it opened, by the same word. */
function rivalsIn({ matches: [one, ...others] }: Read): readonly Heard[] {
  if (one === undefined || one.phrase < AS_IT_STANDS) return others;
  return one.means === BALANCE ? [] : others.filter(({ means }) => means !== BALANCE);
}

/** Whether two are named side by side: “transactions and commissions”. */
function areBothSaid({ matches: [one, other] }: Read): boolean {
  if (one === undefined || other === undefined || other.score < CLEAR || one.phrase >= AS_IT_STANDS) return false;
  return Math.abs(one.phrase - other.phrase) < BOTH;
}

/** How likely the best is, and how much likelier than what comes next, whether that is offered or not: one of two that fit alike is never certain. */
function certainty(read: Read): number {
  const next = Math.max(read.foreign, ...rivalsIn(read).map((one) => one.score));
  if (score(read) <= next) return 0;
  return score(read) * Math.sqrt(Math.min(score(read) / next, MOST_LIKELIER));
}

const isChange = ({ changes }: Read): boolean => changes >= KNOWN;

/** What a reading comes to. `bound`: who sees one line may change nothing, and is told so rather than shown what sounds alike. */
export function meant(read: Read, bound: boolean): Meaning {
  const [first] = read.matches;
  const { said } = read;
  const isForbidden = bound && (read.known?.phrase ?? 0) > (first?.phrase ?? 0);
  if (first === undefined || !(isEnough(read) || isOnlyOne(read)) || isForbidden) return perhaps(read, isForbidden);
  const isClear = first.phrase >= SURE;
  // It is said in a moment, and begins nothing.
  if (first.means === BALANCE) return { kind: 'balance', said, sure: isClear && termsOf(said.text).length > 1 };
  return { kind: 'one', procedure: first.means, said, sure: isClear && read.telling.length > 1 };
}

/** Among these it is chosen where it is not clear: the likeliest that may be meant. */
function likelyIn({ matches, foreign }: Read): readonly Heard[] {
  return matches.filter((one) => one.score >= PERHAPS && one.means !== BALANCE && one.score >= foreign * OF_FOREIGN);
}

/** Whether there is nothing to choose from, and what there is only shows something: it begins without a question. */
function isOnlyOne(read: Read): boolean {
  const [only, ...others] = likelyIn(read);
  if (only === undefined || others.length > 0 || read.isElsewhere || read.isDenied) return false;
  return read.enough === ENOUGH && only.score >= CLEAR && only.score > read.foreign;
}

/** What is known to be none of what is done here, whatever it sounds like. */
export const nothingHere = (said: Sentence): Meaning => ({
  ...{ kind: 'outside', nearest: undefined, clear: true, known: undefined, changes: false },
  said,
});

/** What is not clear enough to begin: the likeliest to choose from, else what comes nearest. */
function perhaps(read: Read, isForbidden: boolean): Meaning {
  const { matches, said, foreignPhrase, known, isChat, isDenied } = read;
  const likely = likelyIn(read);
  const procedures = likely.slice(0, MOST_ASKED).map(({ means }) => means);
  const [one, other] = likely;
  const isClose = areBothSaid(read) || (one?.score ?? 0) - (other?.score ?? 0) < CLOSE;
  const isAlike = !isDenied && isClose && (other?.score ?? 0) >= CLEAR;
  if (isAlike && !isForbidden) return { kind: 'several', procedures: procedures.slice(0, 2), alike: true, said };
  if (procedures.length > 0 && !isForbidden) return { kind: 'several', procedures, alike: false, said };
  const [nearest] = matches.toSorted((one, other) => other.phrase - one.phrase);
  const near = nearest?.phrase ?? 0;
  const isNear = near >= NEAR && near + FAR >= foreignPhrase && !isChat && nearest?.means !== BALANCE;
  return {
    kind: 'outside',
    nearest: isNear ? nearest?.means : undefined,
    clear: foreignPhrase >= KNOWN,
    known: known?.means,
    changes: isChange(read),
    said,
  };
}
