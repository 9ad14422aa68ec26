import { calledOf, labelOf } from '../../speech/words.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { phrasesIn } from '../days/phrases.js';
import { partOf } from '../definition/answers.js';
import { isAction } from '../definition/fields.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { choiceOf, choicesOf } from '../fields/picking.js';
import type { SentenceParts } from '../fields/sentenceParts.js';
import { likeness } from './likeness.js';
import { deniedIn, isTakeBack } from './takenBack.js';
import { termsOf } from './tokens.js';

/**
 * The answer that what is named in a sentence says as well: a package is of one category and is given in one way, a card's number is
 * typed and not chosen. Nobody needs to name that beside it. Undefined where nothing is named, or it is there for several. What a
 * procedure does is said in this way only where no word is of anything else that it does, or of taking back.
 */
export async function impliedBy(
  said: SentenceParts,
  field: Field,
  procedure: Procedure,
  answers: Run['answers'],
  turn: Turn,
): Promise<Run['answers'] | undefined> {
  const isKnown = (name: string) => Object.hasOwn(answers, name);
  const [missing, ...more] = waitsFor(field).filter((name) => !isKnown(name));
  const needed = partOf(procedure, answers).find(({ name }) => name === missing);
  if (needed === undefined || more.length > 0 || isKnown(field.name)) return undefined;
  const isReady = needed.pick?.after.every(isKnown) === true && kindOf(needed.schema).offersChoices;
  if (!isReady) return undefined;
  const { choices, total } = await choicesOf(needed, answers, turn);
  if (total > choices.length) return undefined;
  const open = choices.filter(({ closed }) => closed === undefined).map(({ value }) => value);
  const named = await Promise.all(
    open.map((value) => saidOf(said, field, procedure, { ...answers, [needed.name]: value }, turn)),
  );
  const most = Math.max(...named);
  const [fitting, ...others] = open.filter((_, index) => named[index] === most);
  if (most < FEWEST || fitting === undefined || others.length > 0) return undefined;
  const ways = { done: fitting, all: choices.map(({ value }) => value) };
  if (isAction(needed) && saysOtherwise(said, needed, ways, procedure)) return undefined;
  return { [needed.name]: fitting };
}

/** One word of a title, such as a number, is in many: so many of them must be said. */
const FEWEST = 2;
/** So long a word at the end of a compound is what it is about. */
const PART = 4;
/** Words that are as like each other as this are one. */
const SAME_WORD = 0.8;

/** The answers that decide whether a field is asked, and what it is chosen from. */
const waitsFor = ({ pick, skips }: Field): string[] => [
  ...new Set([...(pick?.after ?? []), ...skips.flatMap(({ after }) => after)]),
];

/** How many words are said of what a field would be answered with, where these answers are given; 0: nothing is named. */
async function saidOf(
  said: SentenceParts,
  field: Field,
  procedure: Procedure,
  answers: Run['answers'],
  turn: Turn,
): Promise<number> {
  if (!partOf(procedure, answers).includes(field)) return 0;
  // A number says that a line is meant, whichever.
  if (kindOf(field.schema).mostLines !== undefined) return said.numbers.length > 0 ? FEWEST : 0;
  // What is typed is found by what it looks like, whether it is taken or not.
  if (field.pick === undefined)
    return (await kindOf(field.schema).fromSentence(said, field, answers, turn)) === undefined ? 0 : FEWEST;
  const value = await said.choice(field, answers);
  const choice = value === undefined ? undefined : await choiceOf(field, value, answers, turn);
  if (choice === undefined) return 0;
  const words = termsOf(said.rest);
  // "Internetpaket" has "Paket" in it.
  const isSaid = (word: string) => words.some((one) => one === word || (word.length >= PART && one.endsWith(word)));
  return new Set(termsOf(choice.title).filter(isSaid)).size;
}

/** Whether a sentence has the words of another thing that is done here, or says no to anything. */
function saysOtherwise(
  { rest, words }: SentenceParts,
  action: Field,
  { done, all }: { readonly done: string; readonly all: readonly string[] },
  procedure: Procedure,
): boolean {
  const { id, fields } = procedure;
  const phrasesOf = (one: string) => phrasesIn(words, `${id}:choices.${action.name}.${one}`).map(termsOf);
  const called = fields.flatMap(({ name }) => [labelOf(words, id, name), ...calledOf(words, id, name)]);
  const own = new Set([words.say(`${id}:title`), ...called].flatMap(termsOf).concat(phrasesOf(done).flat()));
  const small = new Set(phrasesIn(words, 'sentences:small').flatMap(termsOf));
  const isOther = (word: string) => !own.has(word) && !small.has(word);
  // Of "sans renvoi" more must be said than "sans".
  const others = all.flatMap(phrasesOf).filter((phrase) => phrase.some(isOther));
  const said = termsOf(rest);
  const isSaid = (word: string) => small.has(word) || said.some((one) => likeness(one, word) >= SAME_WORD);
  return (
    deniedIn(rest, words).size > 0 ||
    said.some((word) => !own.has(word) && isTakeBack(word, words)) ||
    others.some((phrase) => phrase.every(isSaid))
  );
}
