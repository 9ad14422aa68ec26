import { labelled } from '../../speech/words.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { nextFields } from '../definition/answers.js';
import { isOptional } from '../definition/fields.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from './kind.js';
import { choicesOf, choiceTitle } from './picking.js';

/**
 * Why nothing can be chosen on the first screen, which could not be left: a line for each choice there is, with what
 * closes it; none where a list is empty, such as that of orders to undo. Undefined: something can be chosen.
 */
export async function nothingToChoose(
  procedure: Procedure,
  answers: Run['answers'],
  turn: Turn,
): Promise<string[] | undefined> {
  const { words, format } = turn;
  const lists = nextFields(procedure, answers).filter(
    (field) => kindOf(field.schema).offersChoices && !isOptional(field),
  );
  const found = await Promise.all(lists.map((field) => choicesOf(field, answers, turn)));
  if (found.some(({ total }) => total === 0)) return [];
  // What an answer from elsewhere closes is said on the screen itself, where other answers open it.
  if (Object.keys(answers).length > 0) return undefined;
  const whyNot = found.map(({ choices, total }) => {
    const lines = choices.flatMap((choice) =>
      choice.closed === undefined ? [] : [labelled(words, choiceTitle(choice, turn), format.reason(choice.closed))],
    );
    return lines.length === total ? lines : undefined;
  });
  return whyNot.find((lines) => lines !== undefined);
}
