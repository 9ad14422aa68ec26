import { labelOf, ofField } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import type { Answers } from '../definition/definition.js';
import { isOptional } from '../definition/fields.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { hintOf } from '../fields/hint.js';
import { kindOf } from '../fields/kind.js';

/** What a field asks, why, and an example of an answer. */
export async function fieldHelp(procedure: Procedure, field: Field, answers: Answers, turn: Turn) {
  const { words } = turn;
  const { id } = procedure;
  const label = labelOf(words, id, field.name);
  const conditions = await kindOf(field.schema).conditions(field, answers, turn);
  const example = await kindOf(field.schema).example(field, answers, turn);
  const said = [
    hintOf(field, turn),
    ofField(words, id, field.name, 'why'),
    example === '' ? '' : words.say('common:guide.example', { example }),
    ...conditions,
  ];
  return {
    label: isOptional(field) ? words.say('common:optional', { label }) : label,
    value: said.filter((text) => text !== '').join(' · '),
  };
}
