import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { partOf } from '../definition/answers.js';
import { isAction } from '../definition/fields.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { choiceOf, choicesOf } from '../fields/picking.js';
import type { SentenceParts } from '../fields/sentenceParts.js';
import { termsOf } from './tokens.js';

/**
 * The answer that a choice named in a sentence says as well: a package is of one category, which nobody needs to name beside
 * it. Undefined where nothing is named, or the choice is there for several. What a procedure does is never said in this way.
 */
export async function impliedBy(
  said: SentenceParts,
  field: Field,
  procedure: Procedure,
  answers: Run['answers'],
  turn: Turn,
): Promise<Run['answers'] | undefined> {
  const isKnown = (name: string) => Object.hasOwn(answers, name);
  const [missing, ...more] = (field.pick?.after ?? []).filter((name) => !isKnown(name));
  const needed = partOf(procedure, answers).find(({ name }) => name === missing);
  if (needed === undefined || more.length > 0 || isKnown(field.name)) return undefined;
  const isReady = needed.pick?.after.every(isKnown) === true && kindOf(needed.schema).offersChoices;
  if (!isReady || isAction(needed)) return undefined;
  const { choices, total } = await choicesOf(needed, answers, turn);
  if (total > choices.length) return undefined;
  const ways = choices.filter(({ closed }) => closed === undefined).map(({ value }) => ({ [needed.name]: value }));
  const named = await Promise.all(ways.map((way) => saidOf(said, field, { ...answers, ...way }, turn)));
  const most = Math.max(...named);
  const fitting = ways.filter((_, index) => named[index] === most);
  return most >= FEWEST && fitting.length === 1 ? fitting[0] : undefined;
}

/** One word of a title, such as a number, is in many: so many of them must be said. */
const FEWEST = 2;

/** How many words are said of the title of the choice that is named, where these answers are given; 0: none is named. */
async function saidOf(said: SentenceParts, field: Field, answers: Run['answers'], turn: Turn): Promise<number> {
  const value = await said.choice(field, answers);
  const choice = value === undefined ? undefined : await choiceOf(field, value, answers, turn);
  if (choice === undefined) return 0;
  const words = new Set(termsOf(said.rest));
  return new Set(termsOf(choice.title).filter((word) => words.has(word))).size;
}
