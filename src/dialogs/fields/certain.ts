import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { nextFields } from '../definition/answers.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { kindOf } from './kind.js';
import { placeIn, reselect } from './lines/marks.js';
import { choicesOf } from './picking.js';

/** Answers the next questions that can have one answer only, as their list says: nobody is asked which of one. */
export async function answerCertain(procedure: Procedure, run: Run, turn: Turn): Promise<void> {
  for (const field of nextFields(procedure, run.answers)) {
    if (field.pick === undefined) continue;
    const { choices, total } = await choicesOf(field, run.answers, turn);
    const [only] = choices;
    if (total !== 1 || only?.certain !== true || only.closed !== undefined) continue;
    const answer = await asAnswer(field, only.value, run, turn);
    run.answers = { ...run.answers, [field.name]: answer };
  }
}

/** The answer of a field of lines is the id of a selection. */
async function asAnswer(field: Field, value: string, run: Run, turn: Turn): Promise<string> {
  const { mostLines: most } = kindOf(field.schema);
  if (most === undefined) return value;
  const kept = await reselect({ before: '', with: [value], most, of: placeIn(run, field) }, turn);
  return kept.ok ? kept.value : value;
}
