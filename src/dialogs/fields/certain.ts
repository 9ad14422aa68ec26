import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { nextFields } from '../definition/answers.js';
import type { Procedure } from '../definition/procedure.js';
import { choicesOf } from './picking.js';

/** Answers the next questions that can have one answer only, as their list says: nobody is asked which of one. */
export async function answerCertain(procedure: Procedure, run: Run, turn: Turn): Promise<void> {
  for (const field of nextFields(procedure, run.answers)) {
    if (field.pick === undefined) continue;
    const { choices, total } = await choicesOf(field, run.answers, turn);
    const [only] = choices;
    if (total !== 1 || only?.certain !== true || only.closed !== undefined) continue;
    run.answers = { ...run.answers, [field.name]: only.value };
  }
}
