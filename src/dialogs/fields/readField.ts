import { z } from 'zod';
import { problemOf } from '../../domain/terms/problems.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { kindOf } from '../definition/fields.js';
import type { Answers, Field } from '../definition/procedure.js';
import type { Raw } from './kinds.js';
import { choiceOf } from './picking.js';

type Value = Run['answers'][string];

/** One field's value as it is kept, or why it cannot be. Null: left empty, where that is allowed. */
export async function readField(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
  const kind = kindOf(field.schema);
  if (kind.kind === 'secret' && typeof raw === 'string') return sealed(kind.typed(raw), turn);
  const parsed = field.schema.safeParse(raw);
  if (!parsed.success && raw !== undefined) return { ok: false, problem: problemOf(parsed.error) };
  if (!parsed.success) return refuse(kind.kind === 'lines' ? 'lines.missing' : 'value.missing');
  if (parsed.data === undefined) return ok(null);
  const value = z.json().parse(parsed.data);
  const picked = await offered(field, value, answers, turn);
  return picked.ok ? ok(value) : picked;
}

const sealed = async (typed: Result<string>, { services }: Turn): Promise<Result<Value>> =>
  typed.ok ? ok(await services.seal(typed.value)) : typed;

async function offered(field: Field, value: Value, answers: Answers, turn: Turn): Promise<Result<undefined>> {
  if (field.pick === undefined) return ok(undefined);
  const kind = kindOf(field.schema);
  if (kind.kind === 'lines') return chosenLines(field, kind.most, value, answers, turn);
  for (const one of Array.isArray(value) ? value : [value]) {
    const choice = typeof one === 'string' ? await choiceOf(field, one, answers, turn) : undefined;
    if (choice === undefined) return refuse('value.choice');
    if (choice.closed !== undefined) return { ok: false, problem: choice.closed };
  }
  return ok(undefined);
}

/** An own selection. Among several lines some may be closed, which the review shows; a single one says why at once. */
async function chosenLines(
  field: Field,
  most: number,
  value: Value,
  answers: Answers,
  turn: Turn,
): Promise<Result<undefined>> {
  const lines = await turn.services.selections.chosen(turn.actor, String(value));
  const [line, ...others] = lines;
  if (line === undefined) return refuse('value.choice');
  if (lines.length > most) return refuse('lines.tooMany', { count: most });
  if (others.length > 0) return ok(undefined);
  const choice = await choiceOf(field, line, answers, turn);
  if (choice === undefined) return refuse('line.unknown');
  return choice.closed === undefined ? ok(undefined) : { ok: false, problem: choice.closed };
}
