import { plain } from '../../domain/terms/plainText.js';
import { looksSecret } from '../../domain/values/identifiers.js';
import type { Words } from '../../speech/words.js';
import { namedLanguage } from '../conversation/control.js';
import type { Turn } from '../conversation/turn.js';
import { asksPerson } from '../definition/atAnyMoment.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import {
  AS_IT_STANDS,
  CLEAR,
  ENOUGH,
  ENOUGH_TO_CHANGE,
  isEnough,
  KNOWN,
  type Meaning,
  meant,
  nothingHere,
  type Read,
  SURE,
  score,
} from './deciding.js';
import { isKnownElsewhere } from './elsewhere.js';
import { fitting, type Values, valuesIn } from './fitting.js';
import { withoutNames } from './names.js';
import { isNotToBeDone } from './notToBeDone.js';
import { inKind } from './ownNames.js';
import { BALANCE, type Heard, heardFrom, OUTSIDE, phraseBook } from './phraseBook.js';
import { isSum } from './sums.js';
import { asksWhether, asksWho } from './toKnow.js';
import { isIn, readingsOf } from './tokens.js';

/** Who says a sentence, in which language. */
type Speaker = Pick<Turn, 'words' | 'operator' | 'actor' | 'speaking'>;

/** In another language than is spoken it must be this clear. */
const ELSEWHERE = 0.65;
const LONGEST = 500;
const NAMES_NUMBER = /(?:\d[\s()./-]*){6,}/;

/**
 * What a typed text means as a sentence, among the procedures that this role is offered. Undefined: it has no words, is
 * too long, may be a secret, or goes on in a list: where there is none it wishes nothing.
 */
export function sentenceOf(turn: Speaker, guides: Guides, text: string): Meaning | undefined {
  if (looksSecret(text) || text.length > LONGEST || turnsPage(text, turn.words)) return undefined;
  // The name of the language that is spoken: nothing is to become another one.
  if (namedLanguage(text, turn.words) === turn.words.language) return undefined;
  if (isSum(text)) return nothingHere({ text, language: turn.words.language });
  const bound = turn.actor.boundTo !== undefined;
  const spoken = turn.operator.profile.languages.map((language) => turn.speaking(language).words);
  const asks = asksWhether(text, turn.words) || spoken.some((words) => asksWho(text, words));
  const asked = { text, asks, values: valuesIn(text, turn.operator) };
  const own = best(turn.words, turn, guides, asked);
  if (own === undefined) return undefined;
  if (isEnough(own) || own.isDenied || (own.isChat && own.foreignPhrase >= SURE)) return meant(own, bound);
  // Somebody may write in another language than they are spoken to in: then this one has nothing that is near.
  if (score(own) >= CLEAR) return meant(own, bound);
  const others = turn.operator.profile.languages
    .filter((language) => language !== turn.words.language && isIn(text, language))
    .flatMap((language) => best(turn.speaking(language).words, turn, guides, asked) ?? [])
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

const means = (read: Read | undefined): string | undefined => read?.matches[0]?.means;

interface Asked {
  readonly text: string;
  /** Whether somebody wants to know something, in whatever language. */
  readonly asks: boolean;
  /** What it names that is no word: the same in each language. */
  readonly values: Values;
}

/** The best way to read a text in a language. */
function best(
  words: Words,
  { operator, actor }: Speaker,
  guides: Guides,
  { text, asks, values }: Asked,
): Read | undefined {
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
    const heard = [...found.filter((one) => !isDone(one)), ...(nothingDone ? [] : done.filter(isDone))].sort(byScore);
    const all = fitting(heard, values, procedures, AS_IT_STANDS);
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
    return [
      { said, matches, enough, foreign, foreignPhrase, changes, known, isChat, isDenied, telling, isElsewhere: false },
    ];
  });
  const total = (read: Read) => Math.max(score(read), read.foreign);
  const [first] = reads.toSorted((one, other) => total(other) - total(one));
  // What was typed means the same: a name in other letters is no reason to read it otherwise.
  const isSame = (read: Read) => read.said.text === text && isEnough(read) && means(read) === means(first);
  const read = reads.find(isSame) ?? first;
  const phrase = read?.matches[0]?.phrase ?? 0;
  if (read === undefined || !isEnough(read) || phrase >= AS_IT_STANDS) return read;
  return {
    ...read,
    isElsewhere: isKnownElsewhere({ said: read.telling, implied, phrase }, words, procedures, guides.procedures),
  };
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
