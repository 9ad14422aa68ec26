import { plain } from '../../domain/terms/plainText.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { isOptional } from '../definition/fields.js';
import type { Field } from '../definition/procedure.js';

/** The answer there is, where that is to stay, or null for an optional field that is left empty. Undefined: neither was said. */
export function keptOrSkipped(field: Field, text: string, answers: Run['answers'], { words }: Turn) {
  const said = plain(text);
  if (Object.hasOwn(answers, field.name) && words.list('common:said.keep').includes(said)) {
    return answers[field.name] ?? null;
  }
  // Where an answer is needed, "none" may be one: somebody's name.
  return isOptional(field) && words.list('common:said.skip').includes(said) ? null : undefined;
}
