import { linesOf, textLines } from '../../speech/factLines.js';
import { labelled, labelOf } from '../../speech/words.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { partOf } from '../definition/answers.js';
import { isChanged, isPreset, presetOf, reviewed } from '../definition/presets.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { answerInWords } from '../fields/showing.js';

/** An answer; of what was there before, what it was and what it becomes. */
export async function answerOrChange({ fields }: Procedure, field: Field, run: Run, turn: Turn): Promise<string> {
  const answer = await answerInWords(field, run.answers, turn);
  if (!isPreset(field, run) || !isChanged(field, run)) return answer;
  return becomes(await answerInWords(field, thereIn(fields, run), turn), answer);
}

/** What somebody else has changed since it was shown: what it was, and what it is now. */
export async function changedByOthers({ id, fields }: Procedure, run: Run, turn: Turn): Promise<string[]> {
  const { theirs = {} } = run;
  const line = async (field: Field) => {
    const was = await answerInWords(field, { ...thereIn(fields, run), ...theirs }, turn);
    const is = await answerInWords(field, thereIn(fields, run), turn);
    return labelled(turn.words, labelOf(turn.words, id, field.name), becomes(was, is));
  };
  return Promise.all(fields.filter(({ name }) => Object.hasOwn(theirs, name)).map(line));
}

/** In plain text a record that nothing was changed of yet is looked at, with what is only to be looked at. */
export const besideText = ({ id }: Procedure, { preset = {} }: Run, turn: Turn): string[] =>
  Object.values(preset).flatMap(({ beside = {} }) => textLines(linesOf(id, beside, turn), turn));

/** Whether what was there was asked, and not only looked at: that nothing has changed is then an answer. */
export const wasAsked = ({ fields }: Procedure, run: Run): boolean =>
  fields.some((field) => isPreset(field, run) && run.asked.some((group) => group.includes(field.name)));

/** In plain text: how to change what is shown, or what is not since it stays. */
export function howToEdit(procedure: Procedure, run: Run, { words }: Turn): string {
  const shown = reviewed(procedure, run);
  const all = partOf(procedure, run.answers);
  const label = (field: Field | undefined) => field && labelOf(words, procedure.id, field.name);
  const hidden = label(all.find((field) => !shown.includes(field)));
  if (hidden !== undefined) return words.say('common:edit.others', { label: hidden });
  return words.say('common:edit.text', { label: label(all.find((field) => isPreset(field, run))) ?? '' });
}

const thereIn = (fields: readonly Field[], run: Run): Run['answers'] => ({
  ...run.answers,
  ...Object.fromEntries(
    fields.filter((field) => isPreset(field, run)).map((field) => [field.name, presetOf(field, run)]),
  ),
});

const becomes = (was: string, is: string): string => `${was} → ${is}`;
