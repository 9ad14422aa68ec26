import type { Turn } from '../../conversation/turn.js';
import type { Answers } from '../../definition/definition.js';
import type { Field } from '../../definition/procedure.js';
import { pickedOf } from '../picking.js';

/** How many numbers stand for a selection. */
const NAMED = 3;

/** A selection in words: one line by its number, several by how many they are and the first numbers. */
export async function linesInWords(field: Field, selection: string, answers: Answers, turn: Turn): Promise<string> {
  const { services, actor, words } = turn;
  const ids = await services.selections.chosen(actor, selection);
  const named = await pickedOf(field, ids.slice(0, NAMED), answers, turn);
  const numbers = named.map(({ title }) => title);
  if (ids.length <= 1) return numbers[0] ?? words.say('common:empty');
  const key = ids.length > NAMED ? 'common:lines.someOf' : 'common:lines.listed';
  return words.say(key, { count: ids.length, numbers: numbers.join(', ') });
}
