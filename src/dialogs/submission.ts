import type { Attachment } from 'botbuilder';
import { z } from 'zod';
import type { Problem } from '../domain/problems.js';
import { ok, type Result, refuse } from '../domain/result.js';
import { known, problemOf } from './answers.js';
import { kindOf } from './fields.js';
import { fromCard, type Inputs, type Raw } from './kinds.js';
import { choiceOf } from './picking.js';
import type { Answers, Field } from './procedure.js';
import type { Run } from './state.js';
import type { Turn } from './turn.js';

type Value = Run['answers'][string];

/** What a submitted card comes to: the good answers, and what is wrong with the others. */
export interface Submission {
  readonly values: Record<string, Value>;
  readonly problems: Record<string, Problem>;
}

/**
 * Reads a card's fields in their order: a choice is checked against the choices for the answers submitted with it. Then
 * come the checks, which may look at any of them: a document's number is asked before its type.
 */
export async function readCard(
  fields: readonly Field[],
  inputs: Inputs,
  files: readonly Attachment[],
  answers: Run['answers'],
  turn: Turn,
): Promise<Submission> {
  const values: Record<string, Value> = {};
  const problems: Record<string, Problem> = {};
  for (const field of fields) {
    const raw = fromCard(kindOf(field.schema), field.name, inputs, files);
    const read = await readField(field, raw, { ...answers, ...values }, turn);
    if (read.ok) values[field.name] = read.value;
    else problems[field.name] = read.problem;
  }
  const good = fields.filter(({ name }) => Object.hasOwn(values, name));
  const checked = await checkFields(good, { ...answers, ...values }, turn);
  for (const name of Object.keys(checked.problems)) delete values[name];
  return { values: { ...values, ...checked.values }, problems: { ...problems, ...checked.problems } };
}

/** One field's value as it is kept, or why it cannot be. Null: left empty, where that is allowed. */
export async function readField(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
  const parsed = field.schema.safeParse(raw);
  if (!parsed.success)
    return raw === undefined ? refuse('value.missing') : { ok: false, problem: problemOf(parsed.error) };
  if (parsed.data === undefined) return ok(null);
  const value = z.json().parse(parsed.data);
  const picked = await offered(field, value, answers, turn);
  if (!picked.ok) return picked;
  const secret = kindOf(field.schema).kind === 'secret' && typeof value === 'string';
  return ok(secret ? await turn.services.seal(value) : value);
}

async function offered(field: Field, value: Value, answers: Answers, turn: Turn): Promise<Result<undefined>> {
  if (field.pick === undefined) return ok(undefined);
  for (const one of Array.isArray(value) ? value : [value]) {
    const choice = typeof one === 'string' ? await choiceOf(field, one, answers, turn) : undefined;
    if (choice === undefined) return refuse('value.choice');
    if (choice.closed !== undefined) return { ok: false, problem: choice.closed };
  }
  return ok(undefined);
}

/** Runs the checks of these fields' answers: what they are kept as, and which do not pass. */
export async function checkFields(fields: readonly Field[], answers: Run['answers'], turn: Turn): Promise<Submission> {
  const values: Record<string, Value> = {};
  const problems: Record<string, Problem> = {};
  for (const { name, check } of fields) {
    const value = answers[name];
    const ready = check?.after.every((needed) => Object.hasOwn(answers, needed)) ?? false;
    if (check === undefined || !ready || typeof value !== 'string') continue;
    const kept = await check.kept(turn.services.desk, turn.actor, known(check.after, answers), value);
    if (kept.ok) values[name] = kept.value;
    else problems[name] = kept.problem;
  }
  return { values, problems };
}
