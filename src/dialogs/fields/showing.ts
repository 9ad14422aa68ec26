import { labelled, labelOf } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { kindOf } from './kind.js';

/** An answer in words, for the review and for the card that was answered. */
export async function answerInWords(field: Field, answers: Answers, turn: Turn): Promise<string> {
  const value = answers[field.name] ?? undefined;
  return value === undefined
    ? turn.words.say('common:empty')
    : kindOf(field.schema).inWords(field, value, answers, turn);
}

/** Those of a procedure's fields that are named, in its order, each as "label: answer". */
export const answersInWords = (
  { id, fields }: Procedure,
  names: readonly string[],
  answers: Answers,
  turn: Turn,
): Promise<string[]> =>
  Promise.all(
    fields
      .filter(({ name }) => names.includes(name))
      .map(async (field) =>
        labelled(turn.words, labelOf(turn.words, id, field.name), await answerInWords(field, answers, turn)),
      ),
  );
