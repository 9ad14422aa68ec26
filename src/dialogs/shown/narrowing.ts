import { asTyped } from '../../speech/cardText.js';
import { labelOf } from '../../speech/words.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { isNarrowing } from '../definition/fields.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import { ALL } from '../fields/lines/page.js';
import { choicesOf, choiceTitle } from '../fields/picking.js';

/** The inputs above a list that was shown at once: each starts the procedure anew with what is chosen in it. */
export async function narrowingData(procedure: Procedure, answers: Run['answers'], turn: Turn) {
  const { words } = turn;
  return Promise.all(
    procedure.fields.filter(isNarrowing).map(async (field) => ({
      label: labelOf(words, procedure.id, field.name),
      missing: words.say('problems:value.missing'),
      ...(kindOf(field.schema).listed
        ? { value: String(answers[field.name] ?? ALL), options: await optionsOf(field, turn) }
        : { value: String(answers[field.name] ?? ''), options: [] }),
      procedure: procedure.id,
      field: field.name,
      narrow: words.say('common:list.narrow'),
    })),
  );
}

async function optionsOf(field: Field, turn: Turn) {
  const { choices } = await choicesOf(field, {}, turn);
  const all = { title: turn.words.say('common:list.all'), value: ALL };
  return [all, ...choices.map((choice) => ({ title: asTyped(choiceTitle(choice, turn)), value: choice.value }))];
}
