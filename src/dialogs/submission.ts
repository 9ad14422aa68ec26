import type { Attachment } from 'botbuilder';
import { z } from 'zod';
import { type Problem, problemOf } from '../domain/problems.js';
import { ok, type Result, refuse } from '../domain/result.js';
import { looksSecret } from '../domain/values/identifiers.js';
import { known, withAnswers } from './answers.js';
import { kindOf } from './fields.js';
import { fromCard, type Inputs, inputIds, type Raw, staysUnseen } from './kinds.js';
import { choiceOf } from './picking.js';
import type { Answers, Field, Procedure } from './procedure.js';
import type { Run } from './state.js';
import type { Turn } from './turn.js';

type Value = Run['answers'][string];

/** What a submitted card comes to: the good answers, and what is wrong with the others. */
export interface Submission {
  readonly values: Record<string, Value>;
  readonly problems: Record<string, Problem>;
}

/** What the run and the card that was sent before, with a mistake in it, hold already. */
interface Known {
  readonly answers: Run['answers'];
  readonly drafts: Run['answers'];
}

/**
 * Reads a card's fields in their order: a choice is checked against the choices for the answers submitted with it. Then
 * come the checks, which may look at any of them: a document's number is asked before its type.
 */
export async function readCard(
  fields: readonly Field[],
  inputs: Inputs,
  files: readonly Attachment[],
  { answers, drafts }: Known,
  turn: Turn,
): Promise<Submission> {
  const values: Record<string, Value> = {};
  const problems: Record<string, Problem> = {};
  for (const field of fields) {
    const raw = fromCard(kindOf(field.schema), field.name, inputs, files);
    const stays = staying(field, raw, answers, drafts);
    const read = stays ?? (await readField(field, withHeld(field, raw, drafts), { ...answers, ...values }, turn));
    if (read.ok) values[field.name] = read.value;
    else problems[field.name] = read.problem;
  }
  const good = fields.filter(({ name }) => Object.hasOwn(values, name));
  const checked = await checkFields(good, { ...answers, ...values }, turn);
  for (const name of Object.keys(checked.problems)) delete values[name];
  return { values: { ...values, ...checked.values }, problems: { ...problems, ...checked.problems } };
}

/** A secret or files given before, where nothing came for them now: their inputs cannot show them again. */
function staying({ name, schema }: Field, raw: Raw, answers: Run['answers'], drafts: Known['drafts']) {
  const held = drafts[name] ?? answers[name] ?? undefined;
  return raw === undefined && held !== undefined && staysUnseen(kindOf(schema)) ? ok(held) : undefined;
}

/** Files sent one after the other for the same card come together. */
export function withHeld({ name, schema }: Field, raw: Raw, drafts: Known['drafts']): Raw {
  const held = drafts[name];
  return kindOf(schema).kind === 'file' && Array.isArray(held) && Array.isArray(raw) ? [...held, ...raw] : raw;
}

/** One field's value as it is kept, or why it cannot be. Null: left empty, where that is allowed. */
export async function readField(field: Field, raw: Raw, answers: Answers, turn: Turn): Promise<Result<Value>> {
  const kind = kindOf(field.schema);
  if (kind.kind === 'secret' && typeof raw === 'string') return sealed(kind.typed(raw), turn);
  const parsed = field.schema.safeParse(raw);
  if (!parsed.success)
    return raw === undefined ? refuse('value.missing') : { ok: false, problem: problemOf(parsed.error) };
  if (parsed.data === undefined) return ok(null);
  const value = z.json().parse(parsed.data);
  const picked = await offered(field, value, answers, turn);
  return picked.ok ? ok(value) : picked;
}

const sealed = async (typed: Result<string>, { services }: Turn): Promise<Result<Value>> =>
  typed.ok ? ok(await services.seal(typed.value)) : typed;

async function offered(field: Field, value: Value, answers: Answers, turn: Turn): Promise<Result<undefined>> {
  if (field.pick === undefined) return ok(undefined);
  for (const one of Array.isArray(value) ? value : [value]) {
    const choice = typeof one === 'string' ? await choiceOf(field, one, answers, turn) : undefined;
    if (choice === undefined) return refuse('value.choice');
    if (choice.closed !== undefined) return { ok: false, problem: choice.closed };
  }
  return ok(undefined);
}

/** A run's answers with new ones, and which of them all do not pass together: those are open again. */
export async function merged(
  procedure: Procedure,
  answers: Run['answers'],
  fresh: Run['answers'],
  turn: Turn,
): Promise<{ answers: Run['answers']; problems: Submission['problems']; refused: Run['answers'] }> {
  const together = withAnswers(procedure, answers, fresh);
  const { values, problems } = await checkFields(procedure.fields, together, turn);
  const all = Object.entries({ ...together, ...values });
  const passed = ([name]: [string, Value]) => !Object.hasOwn(problems, name);
  const open = all.filter((entry) => !passed(entry));
  // What may have been a PIN is not kept.
  const refused = open.filter(([, value]) => typeof value !== 'string' || !looksSecret(value));
  if (refused.length < open.length) turn.hideText();
  return { answers: Object.fromEntries(all.filter(passed)), problems, refused: Object.fromEntries(refused) };
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

/**
 * What of a submitted card is kept until it is sent without a mistake, by input. Texts as typed, never what looks like
 * a PIN in a field that refused it; secrets sealed, and files.
 */
export function draftsOf(
  fields: readonly Field[],
  inputs: Inputs,
  { values, problems }: Submission,
  before: Known['drafts'],
): Record<string, Value> {
  return Object.fromEntries(
    fields.flatMap(({ name, schema }): [string, Value][] => {
      const kind = kindOf(schema);
      const held = values[name] ?? before[name];
      if (staysUnseen(kind)) return held === undefined || held === null ? [] : [[name, held]];
      return inputIds(kind, name).flatMap((id): [string, Value][] => {
        const value = typeof inputs[id] === 'string' ? inputs[id].slice(0, 2000) : '';
        return problems[name] !== undefined && looksSecret(value) ? [] : [[id, value]];
      });
    }),
  );
}
