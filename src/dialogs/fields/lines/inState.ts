import type { Choice } from '../../../domain/terms/choices.js';
import { refuse } from '../../../domain/terms/result.js';
import type { Words } from '../../../speech/words.js';
import type { Turn } from '../../conversation/turn.js';
import { bare, phrasesIn } from '../../days/phrases.js';
import type { Answers } from '../../definition/definition.js';
import type { Field } from '../../definition/procedure.js';
import type { Sought } from '../asked.js';
import { pick } from '../picking.js';

/** What `states` in sentences.json has words for, and the value by which the list is narrowed. */
const states = [
  ['pendingActive', 'pendingActive'],
  ['active', 'active'],
  ['suspended', 'suspended'],
  ['debt', 'suspended.debt'],
  ['terminated', 'terminated'],
] as const;
export const stateWords = states.map(([key]) => key);

/**
 * The lines that a sentence names by their state, "all suspended cards": the list is narrowed to them. It chooses none, as nobody has seen
 * which those are. Undefined where no state is named, or two.
 */
export async function linesInState(
  text: string,
  words: Words,
  field: Field,
  answers: Answers,
  turn: Turn,
): Promise<Sought | undefined> {
  const value = stateIn(text, words);
  if (value === undefined) return undefined;
  const { filters = [] } = await pick(field, answers, turn, { page: 0, pageSize: 1 });
  const state = stateOf(filters.find(({ name }) => name === 'state')?.choices ?? [], value);
  if (state === undefined) return undefined;
  const { total } = await pick(field, answers, turn, { text: state.title, page: 0, pageSize: 1 });
  if (total === 0) return refuse('line.stateNone', { state: state.title });
  return { ...refuse('line.stateSeveral', { state: state.title }), sought: state.title };
}

/** The state that is named, the closest: "suspended for debt" is a debt. */
function stateIn(text: string, words: Words): string | undefined {
  const said = ` ${bare(text)} `;
  const named = states.filter(([key]) =>
    phrasesIn(words, `sentences:states.${key}`).some((phrase) => said.includes(` ${bare(phrase)} `)),
  );
  const values = named.map(([, value]) => value);
  const [closest, ...others] = values.filter((one) => !values.some((other) => other.startsWith(`${one}.`)));
  return others.length > 0 ? undefined : closest;
}

/** As the operator calls it; one that it does not tell apart is the state that it is of. */
const stateOf = (choices: readonly Choice[], value: string): Choice | undefined =>
  choices.find((one) => one.value === value) ?? choices.find((one) => one.value === value.split('.')[0]);
