import { plain } from '../../domain/terms/plainText.js';
import { looksSecret } from '../../domain/values/identifiers.js';
import type { Words } from '../../speech/words.js';
import { namedLanguage } from '../conversation/control.js';
import type { Sentence } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { asksPerson } from '../definition/atAnyMoment.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { withoutNames } from './names.js';
import { isNotToBeDone } from './notToBeDone.js';
import { inKind } from './ownNames.js';
import { BALANCE, type Heard, heardFrom, OUTSIDE, phraseBook } from './phraseBook.js';
import { asksWhether, asksWho } from './toKnow.js';
import { isIn, readingsOf, termsOf } from './tokens.js';

/** Who says a sentence, in which language. */
type Speaker = Pick<Turn, 'words' | 'operator' | 'actor' | 'speaking'>;

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
const ENOUGH = 0.7;
const ENOUGH_TO_CHANGE = 0.85;
/** What is so many times likelier than all else is as certain as can be. */
const MOST_LIKELIER = 9;
/** From here on it may be meant, and is asked about. */
const PERHAPS = 0.12;
/** So near to what is not offered it must be for that. */
const OF_FOREIGN = 0.7;
/** So many are asked about. */
const MOST_ASKED = 3;
/** In another language than is spoken it must be this clear. */
const ELSEWHERE = 0.65;
/** Two from here on that are as close as this are as clearly said. */
const CLEAR = 0.42;
const CLOSE = 0.08;
/** By the phrases alone: so clear that it interrupts a question, where the sentence has two telling words or more. */
const SURE = 0.72;
/** By the phrases alone: from here on something is known that is not offered. */
const KNOWN = 0.48;
/** By the phrases alone: what has less than this of the sentence is not near. */
const NEAR = 0.4;
/** Nor what is as much further away than what is known and is not offered: a verb in common is nothing. */
const FAR = 0.4;
const LONGEST = 500;
const NAMES_NUMBER = /(?:\d[\s()./-]*){6,}/;

interface Read {
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
  /** How many words tell something. */
  readonly words: number;
}

/**
 * What a typed text means as a sentence, among the procedures that this role is offered. Undefined: it has no words, is
 * too long, may be a secret, or goes on in a list: where there is none it wishes nothing.
 */
export function sentenceOf(turn: Speaker, guides: Guides, text: string): Meaning | undefined {
  if (looksSecret(text) || text.length > LONGEST || turnsPage(text, turn.words)) return undefined;
  // The name of the language that is spoken: nothing is to become another one.
  if (namedLanguage(text, turn.words) === turn.words.language) return undefined;
  const bound = turn.actor.boundTo !== undefined;
  const spoken = turn.operator.profile.languages.map((language) => turn.speaking(language).words);
  const asks = asksWhether(text, turn.words) || spoken.some((words) => asksWho(text, words));
  const own = best(turn.words, turn, guides, { text, asks });
  if (own === undefined) return undefined;
  if (isEnough(own) || own.isDenied || (own.isChat && own.foreignPhrase >= SURE)) return meant(own, bound);
  // Somebody may write in another language than they are spoken to in: then this one has nothing that is near.
  if (score(own) >= CLEAR) return meant(own, bound);
  const others = turn.operator.profile.languages
    .filter((language) => language !== turn.words.language && isIn(text, language))
    .flatMap((language) => best(turn.speaking(language).words, turn, guides, { text, asks }) ?? [])
    .filter((read) => isEnough(read) && score(read) >= ELSEWHERE);
  const [other] = others.sort((one, two) => score(two) - score(one));
  return meant(other ?? own, bound);
}

/** The procedure, among those that this role is offered, of which a text is nothing but the title, with small words around it. */
export function titleIn({ words, operator, actor }: Speaker, guides: Guides, text: string): string | undefined {
  const procedures = heardFrom(actor, operator, guides.procedures);
  const { telling } = phraseBook(words, { ...guides, operator, procedures });
  const said = telling(text).join(' ');
  const offered = operator.profile.roles[actor.role] ?? [];
  const isCalled = (id: string) => telling(words.say(`${id}:title`)).join(' ') === said;
  return said === '' || /\d/.test(text) ? undefined : offered.find((id) => procedures.has(id) && isCalled(id));
}

const turnsPage = (text: string, words: Words): boolean => words.listOfAll('common:said.more').includes(plain(text));

const score = ({ matches }: Read): number => matches[0]?.score ?? 0;
const means = (read: Read | undefined): string | undefined => read?.matches[0]?.means;
const isEnough = (read: Read): boolean => !read.isDenied && certainty(read) >= read.enough;

/** How likely the best is, and how much likelier than what comes next, whether that is offered or not: one of two that fit alike is never certain. */
function certainty(read: Read): number {
  const next = Math.max(read.foreign, read.matches[1]?.score ?? 0);
  if (score(read) <= next) return 0;
  return score(read) * Math.sqrt(Math.min(score(read) / next, MOST_LIKELIER));
}

interface Asked {
  readonly text: string;
  /** Whether somebody wants to know something, in whatever language. */
  readonly asks: boolean;
}

/** The best way to read a text in a language. */
function best(words: Words, { operator, actor }: Speaker, guides: Guides, { text, asks }: Asked): Read | undefined {
  const procedures = heardFrom(actor, operator, guides.procedures);
  const book = phraseBook(words, { ...guides, operator, procedures });
  const offered = new Set<string>([...(operator.profile.roles[actor.role] ?? []), BALANCE]);
  const implied = NAMES_NUMBER.test(text) ? book.number : [];
  const told = (reading: string) => book.telling(withoutNames(reading, words, book.knows));
  const kinds = (telling: readonly string[]) => inKind(telling, words, operator, procedures.values());
  const ways = readingsOf(text, words.language).flatMap((reading) => {
    const head = kinds(told(headOf(reading)));
    const telling = told(reading);
    const named = kinds(telling);
    const [as, doing] = [telling.join(' ') === named.join(' ') ? [] : [telling], book.doneToState(reading)];
    return [
      { reading, telling: named, doing },
      ...(head.length > 1 ? [{ reading, telling: head, doing: undefined }] : []),
      // What is sold may be called as what is done: "bar mobile data" beside a plan "Mobile Data".
      ...as.map((one) => ({ reading, telling: one, doing })),
    ];
  });
  const reads = ways.flatMap(({ reading, telling, doing }): Read[] => {
    if (telling.length === 0) return [];
    const nothingDone = asks || asksWho(reading, words) || asksWhether(reading, words);
    const isDone = ({ means }: Heard) =>
      acts(procedures.get(means)) && !(actor.boundTo !== undefined && showsOnce(procedures.get(means)));
    const found = book.match(telling, implied);
    // Which lines are meant is not what is done to them.
    const done = doing === undefined ? found : book.match(doing, implied);
    const all = [...found.filter((one) => !isDone(one)), ...(nothingDone ? [] : done.filter(isDone))].sort(byScore);
    const matches = all.filter(({ means }) => offered.has(means));
    const other = all.find(({ means }) => !offered.has(means));
    const isChat = other?.means === OUTSIDE && other === all[0];
    const [foreign, foreignPhrase] = [other?.score ?? 0, other?.phrase ?? 0];
    const said = { text: reading, language: words.language };
    const change = all.find((one) => !offered.has(one.means) && isDone(one));
    const known = [change, other].find((one) => one !== undefined && one.phrase >= KNOWN && one.means !== OUTSIDE);
    const changes = change?.phrase ?? 0;
    const changing = matches.slice(0, 1).filter(isDone);
    const enough = changing.length > 0 ? ENOUGH_TO_CHANGE : ENOUGH;
    const isDenied = changing.some(({ means }) => isNotToBeDone(reading, means, words));
    return [{ said, matches, enough, foreign, foreignPhrase, changes, known, isChat, isDenied, words: telling.length }];
  });
  const total = (read: Read) => Math.max(score(read), read.foreign);
  const [first] = reads.toSorted((one, other) => total(other) - total(one));
  // What was typed means the same: a name in other letters is no reason to read it otherwise.
  const isSame = (read: Read) => read.said.text === text && isEnough(read) && means(read) === means(first);
  return reads.find(isSame) ?? first;
}

const byScore = (one: Heard, other: Heard): number => other.score - one.score;

/** What stands before a list of named values: "new customer: name …, e-mail: …" is about a customer, whatever the values are called. */
function headOf(text: string): string {
  const [head = '', ...values] = text.split(',');
  const isList = values.length > 1 && values.every((value) => value.trim().split(/\s+/).length <= MOST_LISTED);
  return /^([^:=\n]+)[:=\n]/.exec(text)?.[1] ?? (isList ? head : '');
}

/** A name and a value have no more words: "last name Li, first name Bo". */
const MOST_LISTED = 4;

/** Whether it changes something, other than asking a person. */
const acts = (procedure: Procedure | undefined): boolean =>
  procedure !== undefined && procedure.ending.run !== undefined && !asksPerson(procedure);

/** Whether it only shows something, once: a number's user who asks what their PIN is asks for that. */
const showsOnce = (procedure: Procedure | undefined): boolean => procedure?.ending.run?.command.once !== undefined;

const isChange = ({ changes }: Read): boolean => changes >= KNOWN;

/** `bound`: who sees one line may change nothing, and is told so rather than shown what sounds alike. */
function meant(read: Read, bound: boolean): Meaning {
  const [first] = read.matches;
  const { said } = read;
  const isForbidden = bound && (read.known?.phrase ?? 0) > (first?.phrase ?? 0);
  if (first === undefined || !isEnough(read) || isForbidden) return perhaps(read, isForbidden);
  const isClear = first.phrase >= SURE;
  // It is said in a moment, and begins nothing.
  if (first.means === BALANCE) return { kind: 'balance', said, sure: isClear && termsOf(said.text).length > 1 };
  return { kind: 'one', procedure: first.means, said, sure: isClear && read.words > 1 };
}

/** What is not clear enough to begin: the likeliest to choose from, else what comes nearest. */
function perhaps(read: Read, isForbidden: boolean): Meaning {
  const { matches, said, foreign, foreignPhrase, known, isChat, isDenied } = read;
  const isLikely = (one: Heard) => one.score >= PERHAPS && one.means !== BALANCE && one.score >= foreign * OF_FOREIGN;
  const likely = matches.filter(isLikely);
  const procedures = likely.slice(0, MOST_ASKED).map(({ means }) => means);
  const [one, other] = likely;
  const isAlike = !isDenied && other !== undefined && other.score >= CLEAR && (one?.score ?? 0) - other.score < CLOSE;
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
