import { plain } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import { phrasesIn } from '../days/phrases.js';
import type { Answers } from '../definition/definition.js';
import { isAction } from '../definition/fields.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { pick } from '../fields/picking.js';
import { likeness } from './likeness.js';
import { deniedIn, isTakeBack, takenBackIn } from './takenBack.js';
import { termsOf } from './tokens.js';

/** More choices than this are not read through. */
const MOST_CHOICES = 100;
/** Words that are less like each other are two. */
const SAME_WORD = 0.7;
/** So much of a title must be said. */
const OF_TITLE = 0.6;
/** A title of one word up to so many letters must be said as it stands. */
const SHORT = 5;
const EXACT = 1;
/** The best must be better than the next by this. */
const CLEAR = 0.03;

/**
 * The choice of a field that a text names: by a phrase for it (`choices` in the procedure's words), by its title or the part of it
 * that the others have not, or by its value. Undefined where none is named, or two alike. What the procedure's own title has
 * names no choice: it was said to begin the procedure. What an action does is never guessed: all of a phrase or of the title
 * must be said, and what is to be taken back is not to be done.
 */
export async function chosenIn(
  { id }: Procedure,
  field: Field,
  { text, words }: { readonly text: string; readonly words: Words },
  answers: Answers,
  turn: Turn,
): Promise<string | undefined> {
  const { choices } = await pick(field, answers, turn, { page: 0, pageSize: MOST_CHOICES });
  const said = termsOf(text);
  const codes = new Set(plain(text).split(/[\s,;]+/));
  const began = termsOf(words.say(`${id}:title`));
  const named = choices.map(({ value, title, also = [] }) => ({
    value,
    title,
    also,
    phrases: phrasesIn(words, `${id}:choices.${field.name}.${value}`).map(termsOf),
  }));
  const score = isAction(field) ? actionScore(named, text, began, words) : choiceScore(named, said, began);
  const scored = named
    .map((one) => ({ value: one.value, score: codes.has(plain(one.value)) && /\d/.test(one.value) ? 3 : score(one) }))
    .sort((one, other) => other.score - one.score);
  const [first, second] = scored;
  if (first === undefined || first.score === 0) return undefined;
  if (second === undefined || first.score - second.score >= CLEAR) return first.value;
  const close = new Set(scored.filter((one) => first.score - one.score < CLEAR).map(({ value }) => value));
  return asItStands(
    named.filter(({ value }) => close.has(value)),
    text,
  );
}

/** All choices of a field that a text names by a phrase for each, where several can be chosen: nothing is guessed from a part of one. */
export async function allChosenIn(
  { id }: Procedure,
  field: Field,
  { text, words }: { readonly text: string; readonly words: Words },
  answers: Answers,
  turn: Turn,
): Promise<string[]> {
  const { choices } = await pick(field, answers, turn, { page: 0, pageSize: MOST_CHOICES });
  const said = termsOf(text);
  const isNamed = (value: string) =>
    phrasesIn(words, `${id}:choices.${field.name}.${value}`).some((phrase) => phraseScore(termsOf(phrase), said) > 0);
  return choices.map(({ value }) => value).filter(isNamed);
}

/** Of several whose words are said alike, the one of which the whole title stands in the text: "Start +" beside "Start". */
function asItStands(all: readonly Named[], text: string): string | undefined {
  const standing = all
    .map(({ value, title }) => ({ value, title: plain(title) }))
    .filter(({ title }) => title !== '' && ` ${plain(text)} `.includes(` ${title} `))
    .toSorted((one, other) => other.title.length - one.title.length);
  const [first, second] = standing;
  return first === undefined || first.title.length === second?.title.length ? undefined : first.value;
}

/** A choice by what it is called. */
interface Named {
  readonly value: string;
  readonly title: string;
  /** What it is called as well. */
  readonly also: readonly string[];
  readonly phrases: readonly (readonly string[])[];
}

type Score = (choice: Named) => number;

/** By a phrase, or by what is said of the title. */
function choiceScore(all: readonly Named[], said: readonly string[], began: readonly string[]): Score {
  const [shared, own] = [counted(all), new Set(began)];
  return ({ title, also, phrases }) =>
    Math.max(
      ...[title, ...also].map((name) => titleScore(name, said, { shared, own })),
      ...phrases.map((one) => phraseScore(one, said)),
    );
}

/** By all of a phrase or of the title; where the procedure's title is said as it stands, by what is not in that, in no form. */
function actionScore(all: readonly Named[], text: string, began: readonly string[], words: Words): Score {
  const said = termsOf(text);
  const isTakenBack = takenBackIn(said, words);
  const denied = deniedIn(text, words);
  const isTitle = ` ${said.join(' ')} `.includes(` ${began.join(' ')} `);
  const isBegun = (word: string) => bestOf(word, began).like >= SAME_WORD;
  return ({ value, title, phrases }) => {
    const heard = without(said, othersWords(all, value));
    // What takes something back itself has words for that.
    const undoes = phrases.flat().some((word) => isTakeBack(word, words));
    const placeOf = (word: string) => bestOf(word, heard).at;
    const isDenied = (word: string) => denied.has(heard[placeOf(word)] ?? '');
    const isUndone = (way: readonly string[]) => (!undoes && isTakenBack(placeOf(way[0] ?? ''))) || way.some(isDenied);
    const ways = [...phrases, termsOf(title)].filter((way) => !(isTitle && way.every(isBegun)) && !isUndone(way));
    return Math.max(0, ...ways.map((way) => phraseScore(way, heard)));
  };
}

/** So many first letters in common are the same verb in another form. */
const STEM = 4;

/** The words that only other choices have, in no form: "turn on" is no misspelt "turn off". */
function othersWords(all: readonly Named[], value: string): ReadonlySet<string> {
  const mine = all.filter((one) => one.value === value).flatMap(({ phrases }) => phrases.flat());
  const stems = new Set(mine.map((word) => word.slice(0, STEM)));
  const others = all.filter((one) => one.value !== value).flatMap(({ phrases }) => phrases.flat());
  return new Set(others.filter((word) => !stems.has(word.slice(0, STEM))));
}

/** The places of the words stay: whether they stand together counts. */
const without = (said: readonly string[], words: ReadonlySet<string>): string[] =>
  said.map((word) => (words.has(word) ? '' : word));

/** More than 1 where all words of the phrase are said: the more there are and the closer they stand, the clearer. */
function phraseScore(phrase: readonly string[], said: readonly string[]): number {
  const found = phrase.map((word) => bestOf(word, said));
  if (found.length === 0 || found.some(({ like }) => like < SAME_WORD)) return 0;
  const like = found.reduce((sum, one) => sum + one.like, 0) / found.length;
  const together = found.every(({ at }, index) => index === 0 || at === (found[index - 1]?.at ?? 0) + 1);
  return like + 0.1 * found.length + (together ? 0.1 : 0);
}

function bestOf(word: string, said: readonly string[]): { like: number; at: number } {
  const likes = said.map((one) => (/\d/.test(word) ? Number(one === word) : likeness(one, word)));
  const like = Math.max(0, ...likes);
  return { like, at: likes.indexOf(like) };
}

/** How many of the choices have a term in their title. */
function counted(choices: readonly Named[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { title, also } of choices) {
    for (const term of new Set([title, ...also].flatMap(termsOf))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/** How much of a title is said, from 0 to 1: what other titles have as well counts little, what began the procedure nothing. */
function titleScore(
  title: string,
  said: readonly string[],
  { shared, own }: { shared: ReadonlyMap<string, number>; own: ReadonlySet<string> },
): number {
  const terms = [...new Set(termsOf(title))].filter((term) => !own.has(term));
  const weigh = (term: string) => 1 / (shared.get(term) ?? 1) ** 2;
  const total = terms.reduce((sum, term) => sum + weigh(term), 0);
  // One short word is like too many others: "Мали" is no "малый".
  const least = terms.length === 1 && (terms[0] ?? '').length <= SHORT ? EXACT : SAME_WORD;
  const found = terms.reduce((sum, term) => {
    const { like } = bestOf(term, said);
    return sum + (like < least ? 0 : like * weigh(term));
  }, 0);
  return total > 0 && found / total >= OF_TITLE ? found / total : 0;
}
