import type { Attachment } from 'botbuilder';
import { plain } from '../../domain/terms/choices.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import { looksSecret } from '../../domain/values/identifiers.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { isChoice, isOptional, kindOf } from '../definition/fields.js';
import type { Answers, Field } from '../definition/procedure.js';
import { checkFields } from '../fields/checks.js';
import { fromText } from '../fields/kinds.js';
import { choicesOf, typedChoice } from '../fields/picking.js';
import { readField } from '../fields/readField.js';
import type { Screen } from './screen.js';

/** What a typed line comes to for one field: its value, why it is none, or that several choices fit it. */
export type Typed = Result<Run['answers'][string]> | { readonly ok: false; readonly several: boolean };

export interface Line {
  readonly text: string;
  readonly files: readonly Attachment[];
  /** What the numbers in the list stand for that was shown. */
  readonly shown: readonly string[];
}

/**
 * The field that a line typed over a screen answers: the one that was wrong, else the first that is empty. In plain text
 * only one is asked. Undefined when all are filled in.
 */
export async function firstEmpty(
  { fields, problems, answers, drafts }: Screen,
  turn: Turn,
): Promise<Field | undefined> {
  if (!turn.showsCards || fields.length === 1) return fields[0];
  const wrong = fields.find(({ name }) => Object.hasOwn(problems, name));
  if (wrong !== undefined) return wrong;
  for (const field of fields) {
    const filled = Object.hasOwn(answers, field.name) || (drafts[field.name] ?? '') !== '';
    if (!filled && !(await hasPreset(field, answers, turn))) return field;
  }
  return undefined;
}

async function hasPreset(field: Field, answers: Answers, turn: Turn): Promise<boolean> {
  if (!isChoice(field) || kindOf(field.schema).kind === 'lines') return false;
  const { choices } = await choicesOf(field, answers, turn);
  return choices.some(({ preset }) => preset);
}

/** The answer there is, where that is to stay, or null for an optional field that is left empty. Undefined: neither was said. */
export function keptOrSkipped(field: Field, text: string, answers: Run['answers'], { words }: Turn) {
  const said = plain(text);
  if (Object.hasOwn(answers, field.name) && words.list('common:said.keep').includes(said)) {
    return answers[field.name] ?? null;
  }
  // Where an answer is needed, "none" may be one: somebody's name.
  return isOptional(field) && words.list('common:said.skip').includes(said) ? null : undefined;
}

/** Reads a line as the answer to a field, with the check that needs other answers. */
export async function readLine(field: Field, line: Line, answers: Run['answers'], turn: Turn): Promise<Typed> {
  const kept = keptOrSkipped(field, line.text, answers, turn);
  if (kept !== undefined) return ok(kept);
  if (isChoice(field)) return readChoice(field, line, answers, turn);
  const read = await readField(field, fromText(kindOf(field.schema), line.text, line.files, turn), answers, turn);
  if (!read.ok) return read;
  const { name } = field;
  const { values, problems } = await checkFields([field], { ...answers, [name]: read.value }, turn);
  const problem = problems[name];
  return problem === undefined ? ok(values[name] ?? read.value) : { ok: false, problem };
}

async function readChoice(field: Field, { text, shown }: Line, answers: Run['answers'], turn: Turn): Promise<Typed> {
  const many = kindOf(field.schema).kind === 'many';
  const lines = many ? text.split(/[,;]/) : [text];
  const picked = await Promise.all(lines.map((one) => typedChoice(field, one, shown, answers, turn)));
  const values = picked.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (values.length === lines.length) return readField(field, many ? values : values[0], answers, turn);
  const several = !many && (picked[0]?.fitting ?? 0) > 1 && !looksSecret(text);
  return several ? { ok: false, several } : refuse('value.choice');
}
