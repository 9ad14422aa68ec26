import { numbersSaid } from '../../domain/values/numbers.js';
import { labelOf } from '../../speech/words.js';
import type { Run, Sentence } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { valuesByName, withoutNamed } from './named.js';

/** As long as a sentence that is read. */
const LONGEST = 500;

/** A row of letters and digits: with a digit among six or more it is a number, a document, a key. */
const ROW = /[\p{L}\d+]{6,}/gu;

/**
 * The sentence as it is kept for questions that come later: what says who somebody is has been read already and is not
 * kept a second time, but for what was named for a question that could not be answered yet.
 */
export function forLater(said: Sentence, procedure: Procedure, answers: Run['answers'], turn: Turn): Sentence {
  const { words } = turn.speaking(said.language);
  const named = valuesByName(said, procedure, turn);
  const later = [...named.filter(({ marked }) => marked), ...numberFor(said, procedure, turn)];
  const kept = later
    .filter(({ field }) => !Object.hasOwn(answers, field))
    .map(({ field, value }) => `, ${labelOf(words, procedure.id, field)}: ${value}`);
  const rest = withoutNamed(said.text, named)
    .split(/\s+/)
    .filter((word) => !word.includes('@'))
    .map((word) => (/\d/.test(word) ? word.replaceAll(ROW, ' ') : word));
  return { text: `${rest.join(' ')}${kept.join('')}`.slice(0, LONGEST), language: said.language };
}

/** The only number of a sentence, for the first phone that may be asked: where lines are asked it is one of them. */
function numberFor({ text }: Sentence, { fields }: Procedure, { operator }: Turn): { field: string; value: string }[] {
  const [value, another] = numbersSaid(text, operator.profile.country).numbers;
  const phone = fields.find(({ schema }) => kindOf(schema).isPhone);
  const isLine = fields.some(({ schema }) => kindOf(schema).mostLines !== undefined);
  return phone === undefined || value === undefined || another !== undefined || isLine
    ? []
    : [{ field: phone.name, value }];
}
