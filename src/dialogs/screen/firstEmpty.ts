import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import type { Field } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { choicesOf } from '../fields/picking.js';
import type { Screen } from './screen.js';

/**
 * The field that a line typed over a screen answers: the one that was wrong, else the first that is empty. In plain text
 * only one is asked. Undefined when all are filled in.
 */
export async function firstEmpty(
  { fields, problems, answers, drafts }: Screen,
  turn: Turn,
): Promise<Field | undefined> {
  if (!turn.showsCards || fields.length === 1) return fields[0];
  const wrong = fields.find(({ name }) => Object.hasOwn(problems, name));
  if (wrong !== undefined) return wrong;
  for (const field of fields) {
    const typed = [field.name, ...kindOf(field.schema).inputIds(field.name, drafts)].some(
      (id) => (drafts[id] ?? '') !== '',
    );
    const filled = Object.hasOwn(answers, field.name) || typed;
    if (!filled && !(await hasPreset(field, answers, turn))) return field;
  }
  return undefined;
}

async function hasPreset(field: Field, answers: Answers, turn: Turn): Promise<boolean> {
  if (!kindOf(field.schema).offersChoices) return false;
  const { choices } = await choicesOf(field, answers, turn);
  return choices.some(({ preset }) => preset);
}
