import { nextFields } from './answers.js';
import { isChoice, isOptional, kindOf } from './fields.js';
import { choicesOf } from './picking.js';
import type { Procedure } from './procedure.js';
import type { Run } from './state.js';
import type { Turn } from './turn.js';

/** Whether the first screen asks to choose from a list that is empty now, such as orders to undo: it could not be left. */
export async function hasNothingToChoose(procedure: Procedure, answers: Run['answers'], turn: Turn): Promise<boolean> {
  const lists = nextFields(procedure, answers).filter(
    (field) => isChoice(field) && !isOptional(field) && kindOf(field.schema).kind !== 'lines',
  );
  const totals = await Promise.all(lists.map(async (field) => (await choicesOf(field, answers, turn)).total));
  return totals.includes(0);
}
