import { ok, type Result } from '../../domain/terms/result.js';
import { asTyped } from '../../speech/cardText.js';
import { labelOf } from '../../speech/words.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { isNarrowing } from '../definition/fields.js';
import type { Field, Procedure } from '../definition/procedure.js';
import type { Inputs } from '../fields/asked.js';
import { kindOf } from '../fields/kind.js';
import { ALL } from '../fields/lines/page.js';
import { choicesOf, choiceTitle } from '../fields/picking.js';

/**
 * The inputs above a list that was shown at once, with one button: it starts the procedure anew with what stands in them. A list with
 * one choice at most narrows nothing. Nothing where there is no input.
 */
export async function narrowingData(procedure: Procedure, answers: Run['answers'], turn: Turn) {
  const { words } = turn;
  const all = await Promise.all(procedure.fields.filter(isNarrowing).map((field) => inputOf(field, answers, turn)));
  const inputs = all.flat();
  return inputs.length === 0 ? [] : [{ inputs, procedure: procedure.id, narrow: words.say('common:list.narrow') }];
}

async function inputOf(field: Field, answers: Run['answers'], turn: Turn) {
  const { name, procedure, schema } = field;
  const about = {
    ...{ label: labelOf(turn.words, procedure, name), field: name },
    missing: turn.words.say('problems:value.missing'),
  };
  if (!kindOf(schema).listed) return [{ ...about, value: String(answers[name] ?? ''), options: [] }];
  const { choices } = await choicesOf(field, {}, turn);
  if (choices.length < 2) return [];
  const options = choices.map((choice) => ({ title: asTyped(choiceTitle(choice, turn)), value: choice.value }));
  const first = { title: turn.words.say('common:list.all'), value: ALL };
  // One of one's companies is worked for, and never all.
  if (kindOf(schema).isCompany) {
    const own = choices.find(({ preset }) => preset)?.value ?? '';
    return [{ ...about, value: String(answers[name] ?? own), options }];
  }
  return [{ ...about, value: String(answers[name] ?? ALL), options: [first, ...options] }];
}

/** What stands in the inputs above a list, as answers; what was left empty, or stands for all, is none. Refused: what is no answer. */
export async function narrowedBy({ fields }: Procedure, inputs: Inputs, turn: Turn): Promise<Result<Run['answers']>> {
  const answers: Run['answers'] = {};
  for (const field of fields.filter(isNarrowing)) {
    const kind = kindOf(field.schema);
    const raw = kind.fromCard(field.name, inputs, []);
    if (raw === undefined || raw === ALL) continue;
    const read = await kind.read(field, raw, {}, turn);
    if (!read.ok) return read;
    answers[field.name] = read.value;
  }
  return ok(answers);
}
