import { looksSecret } from '../../domain/values/identifiers.js';
import type { Words } from '../../speech/words.js';
import type { Sentence } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { asksPerson } from '../definition/atAnyMoment.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { inKind } from './ownNames.js';
import { BALANCE, heardFrom, OUTSIDE, phraseBook } from './phraseBook.js';
import type { Match } from './phraseIndex.js';
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
  | { readonly kind: 'several'; readonly procedures: readonly string[]; readonly said: Sentence }
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

/** Less than this is not meant: see docs/sentences.md, where it is measured. */
const ENOUGH = 0.48;
/** So clear that it interrupts a question, where the sentence has two telling words or more. */
const SURE = 0.72;
/** What comes as close as this to the best is as likely. */
const CLOSE = 0.04;
/** What is offered counts even if something that is not comes closer by this. */
const NOT_OFFERED = 0.08;
/** What has less than this of the sentence is not near. */
const NEAR = 0.4;
/** Nor what is as much further away than what is known and is not offered: a verb in common is nothing. */
const FAR = 0.4;
const LONGEST = 500;
const NAMES_NUMBER = /(?:\d[\s()./-]*){6,}/;

interface Read {
  readonly said: Sentence;
  /** Those that the role is offered, the likeliest first. */
  readonly matches: readonly Match[];
  /** The score of the best that is not. */
  readonly foreign: number;
  /** The score of the best that is not and changes something. */
  readonly changes: number;
  /** The procedure that is not offered and comes closest: one that changes something, else any. */
  readonly known: Match | undefined;
  /** That is nothing which is done here at all. */
  readonly isChat: boolean;
  /** How many words tell something. */
  readonly words: number;
}

/**
 * What a typed text means as a sentence, among the procedures that this role is offered. Undefined: it has no words, is
 * too long, or may be a secret.
 */
export function sentenceOf(turn: Speaker, guides: Guides, text: string): Meaning | undefined {
  if (looksSecret(text) || text.length > LONGEST) return undefined;
  const bound = turn.actor.boundTo !== undefined;
  const spoken = turn.operator.profile.languages.map((language) => turn.speaking(language).words);
  const asks = asksWhether(text, turn.words) || spoken.some((words) => asksWho(text, words));
  const own = best(turn.words, turn, guides, { text, asks });
  if (own === undefined) return undefined;
  if (isEnough(own) || (own.isChat && own.foreign >= SURE)) return meant(own, bound);
  // Somebody may write in another language than they are spoken to in.
  const others = turn.operator.profile.languages
    .filter((language) => language !== turn.words.language && isIn(text, language))
    .flatMap((language) => best(turn.speaking(language).words, turn, guides, { text, asks }) ?? [])
    .filter(isEnough);
  const [other] = others.sort((one, two) => score(two) - score(one));
  return meant(other ?? own, bound);
}

/** The procedure, among those that this role is offered, of which a text is nothing but the title, with small words around it. */
export function titleIn({ words, operator, actor }: Speaker, guides: Guides, text: string): string | undefined {
  const procedures = heardFrom(actor, guides.procedures);
  const { telling } = phraseBook(words, procedures);
  const said = telling(text).join(' ');
  const offered = operator.profile.roles[actor.role] ?? [];
  const isCalled = (id: string) => telling(words.say(`${id}:title`)).join(' ') === said;
  return said === '' || /\d/.test(text) ? undefined : offered.find((id) => procedures.has(id) && isCalled(id));
}

const score = ({ matches }: Read): number => matches[0]?.score ?? 0;
const means = (read: Read | undefined): string | undefined => read?.matches[0]?.means;
const isEnough = (read: Read): boolean => score(read) >= ENOUGH && score(read) + NOT_OFFERED >= read.foreign;

interface Asked {
  readonly text: string;
  /** Whether somebody wants to know something, in whatever language. */
  readonly asks: boolean;
}

/** The best way to read a text in a language. */
function best(words: Words, { operator, actor }: Speaker, guides: Guides, { text, asks }: Asked): Read | undefined {
  const procedures = heardFrom(actor, guides.procedures);
  const book = phraseBook(words, procedures);
  const offered = new Set<string>([...(operator.profile.roles[actor.role] ?? []), BALANCE]);
  const implied = NAMES_NUMBER.test(text) ? book.number : [];
  const told = (reading: string) => inKind(book.telling(reading), words, operator, procedures.values());
  const ways = readingsOf(text, words.language).flatMap((reading) => {
    const head = told(headOf(reading));
    const all = { reading, telling: told(reading), doing: book.doneToState(reading) };
    return [all, ...(head.length > 1 ? [{ reading, telling: head, doing: undefined }] : [])];
  });
  const reads = ways.flatMap(({ reading, telling, doing }): Read[] => {
    if (telling.length === 0) return [];
    const nothingDone = asks || asksWho(reading, words) || asksWhether(reading, words);
    const isDone = ({ means }: Match) =>
      acts(procedures.get(means)) && !(actor.boundTo !== undefined && showsOnce(procedures.get(means)));
    const found = book.index.match(telling, implied);
    // Which lines are meant is not what is done to them.
    const done = doing === undefined ? found : book.index.match(doing, implied);
    const all = [...found.filter((one) => !isDone(one)), ...(nothingDone ? [] : done.filter(isDone))].sort(byScore);
    const matches = all.filter(({ means }) => offered.has(means));
    const other = all.find(({ means }) => !offered.has(means));
    const [foreign, isChat] = [other?.score ?? 0, other?.means === OUTSIDE && other === all[0]];
    const said = { text: reading, language: words.language };
    const change = all.find((one) => !offered.has(one.means) && isDone(one));
    const known = [change, other].find((one) => one !== undefined && one.score >= ENOUGH && one.means !== OUTSIDE);
    return [{ said, matches, foreign, changes: change?.score ?? 0, known, isChat, words: telling.length }];
  });
  const total = (read: Read) => Math.max(score(read), read.foreign);
  const [first] = reads.toSorted((one, other) => total(other) - total(one));
  // What was typed means the same: a name in other letters is no reason to read it otherwise.
  const isSame = (read: Read) => read.said.text === text && isEnough(read) && means(read) === means(first);
  return reads.find(isSame) ?? first;
}

const byScore = (one: Match, other: Match): number => other.score - one.score;

/** What stands before a list of named values: "new customer: name …, e-mail: …" is about a customer, whatever the values are called. */
const headOf = (text: string): string => /^([^:=\n]+)[:=\n]/.exec(text)?.[1] ?? '';

/** Whether it changes something, other than asking a person. */
const acts = (procedure: Procedure | undefined): boolean =>
  procedure !== undefined && procedure.ending.run !== undefined && !asksPerson(procedure);

/** Whether it only shows something, once: a number's user who asks what their PIN is asks for that. */
const showsOnce = (procedure: Procedure | undefined): boolean => procedure?.ending.run?.command.once !== undefined;

const isChange = ({ changes }: Read): boolean => changes >= ENOUGH;

/** `bound`: who sees one line may change nothing, and is told so rather than shown what sounds alike. */
function meant(read: Read, bound: boolean): Meaning {
  const [first, second] = read.matches;
  if (first === undefined || !isEnough(read) || (bound && (read.known?.score ?? 0) > score(read))) {
    const isNear = score(read) >= NEAR && score(read) + FAR >= read.foreign && !read.isChat;
    return {
      kind: 'outside',
      nearest: isNear && first?.means !== BALANCE ? first?.means : undefined,
      clear: read.foreign >= ENOUGH,
      known: read.known?.means,
      changes: isChange(read),
      said: read.said,
    };
  }
  // It is said in a moment, and begins nothing.
  if (first.means === BALANCE) {
    const isSure = first.score >= SURE && termsOf(read.said.text).length > 1;
    return { kind: 'balance', said: read.said, sure: isSure };
  }
  if (
    second !== undefined &&
    second.means !== BALANCE &&
    second.score >= ENOUGH &&
    first.score - second.score < CLOSE
  ) {
    return { kind: 'several', procedures: [first.means, second.means], said: read.said };
  }
  const sure = first.score >= SURE && read.words > 1;
  return { kind: 'one', procedure: first.means, said: read.said, sure };
}
