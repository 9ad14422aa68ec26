import type { Problem } from '../../domain/terms/problems.js';
import type { DialogsState, Run } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { partOf } from '../definition/answers.js';
import type { Picker } from '../definition/definition.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';

/** What was chosen and is kept from everybody else, with the list that keeps it. */
interface Kept {
  readonly name: string;
  readonly list: Picker['list'];
  readonly value: string;
}

const keptIn = (procedure: Procedure | undefined, { answers }: Run): Kept[] =>
  procedure === undefined
    ? []
    : partOf(procedure, answers).flatMap(({ name, pick }) => {
        const value = answers[name];
        return pick?.list.keeps === undefined || typeof value !== 'string' ? [] : [{ name, list: pick.list, value }];
      });

const keptNow = ({ procedures }: Guides, { runs }: DialogsState): Kept[] =>
  Object.values(runs).flatMap((run) => keptIn(procedures.get(run.procedure), run));

/**
 * Called before a turn; what it gives is called after it, and lets go of what is no answer of an open run any more: another was
 * chosen, the run was left or began anew, or its company's work ended. What was ordered with it is not let go of.
 */
export function watchKeptChoices(context: TurnContext, guides: Guides): () => void {
  const { state, actor } = turnOf(context);
  const before = keptNow(guides, state);
  return () => {
    const { services, state: left, afterwards } = turnOf(context);
    const now = keptNow(guides, left);
    const over = before.filter(({ list, value }) => !now.some((one) => one.list === list && one.value === value));
    for (const { list, value } of over) afterwards(() => services.door.letGo(list, actor, value));
  };
}

/** What was chosen and is kept no more, since its time is over, by field, with what is to be said. */
export async function lapsed(procedure: Procedure, run: Run, turn: Turn): Promise<Record<string, Problem>> {
  const problems: Record<string, Problem> = {};
  for (const { name, list, value } of keptIn(procedure, run)) {
    const still = await turn.services.door.still(list, turn.actor, value);
    if (!still.ok) problems[name] = still.problem;
  }
  return problems;
}
