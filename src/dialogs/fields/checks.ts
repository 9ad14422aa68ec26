import { z } from 'zod';
import type { Checkable } from '../../domain/door/check.js';
import { Money } from '../../domain/terms/money.js';
import type { Problem } from '../../domain/terms/problems.js';
import type { Result } from '../../domain/terms/result.js';
import { looksSecret } from '../../domain/values/identifiers.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { known, withAnswers } from '../definition/answers.js';
import type { Answers } from '../definition/definition.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { forgetPresets } from './presets.js';

/** Answers that pass, by field name, and what is wrong with the others. */
export interface Checked {
  readonly values: Record<string, Run['answers'][string]>;
  readonly problems: Record<string, Problem>;
}

/**
 * Keeps new answers in a run: what depended on a changed one is open again, and a review that was shown counts no more.
 * Gives what does not pass together with the others, which is open again, too: why, and the values as drafts.
 */
export async function keepAnswers(procedure: Procedure, run: Run, fresh: Run['answers'], turn: Turn) {
  forgetPresets(procedure, run, fresh);
  const together = withAnswers(procedure, run.answers, fresh);
  const { values, problems } = await checkFields(procedure.fields, together, turn);
  Object.assign(problems, await takeChosen(procedure, Object.keys(fresh), { ...together, ...values }, turn));
  const all = Object.entries({ ...together, ...values });
  const passed = ([name]: [string, unknown]) => !Object.hasOwn(problems, name);
  const open = all.filter((entry) => !passed(entry));
  run.answers = Object.fromEntries(all.filter(passed));
  // The same questions again, less those just answered, is how a screen gone back to is walked through in plain text.
  run.again = run.again?.filter((name) => !Object.hasOwn(fresh, name));
  run.commandId = undefined;
  run.problem = undefined;
  run.theirs = undefined;
  // What may have been a PIN is not kept.
  const drafts = open.filter(([, value]) => typeof value !== 'string' || !looksSecret(value));
  if (drafts.length < open.length) turn.hideText();
  return { problems, drafts: Object.fromEntries(drafts) };
}

/** Keeps what was chosen just now from everybody else, where there is only one of it. Gives what somebody else has already. */
async function takeChosen({ fields }: Procedure, names: readonly string[], answers: Run['answers'], turn: Turn) {
  const problems: Checked['problems'] = {};
  for (const { name, pick } of fields) {
    const value = answers[name];
    if (pick?.list.keeps === undefined || !names.includes(name) || typeof value !== 'string') continue;
    const { door } = turn.services;
    const taken = await door.take(pick.list, turn.actor, known(pick.after, answers), value);
    if (!taken.ok) problems[name] = taken.problem;
  }
  return problems;
}

/** Runs the checks of these fields' answers: what they are kept as, and which do not pass. */
export async function checkFields(fields: readonly Field[], answers: Run['answers'], turn: Turn): Promise<Checked> {
  const values: Checked['values'] = {};
  const problems: Checked['problems'] = {};
  for (const field of fields) {
    const kept = await checkField(field, answers, turn);
    if (kept === undefined) continue;
    if (kept.ok) values[field.name] = kept.value;
    else problems[field.name] = kept.problem;
  }
  return { values, problems };
}

const Answer: z.ZodType<Checkable> = z.union([
  z.string(),
  z.boolean(),
  z.object({ from: z.string(), until: z.string() }),
  Money,
]);

/** One check after the other, each on what the one before has made of the answer. Undefined: there is nothing to check. */
async function checkField({ name, checks }: Field, answers: Run['answers'], turn: Turn) {
  let kept: Extract<Result<Checkable>, { ok: true }> | undefined;
  for (const { after, kept: check } of checks) {
    const typed = Answer.safeParse(kept?.value ?? answers[name]);
    const ready = after.every((needed) => Object.hasOwn(answers, needed));
    if (!ready || !typed.success) continue;
    const read = await turn.services.door.check<Answers, Checkable>(
      check,
      turn.actor,
      known(after, answers),
      typed.data,
    );
    if (!read.ok) return read;
    kept = read;
  }
  return kept;
}
