import type { DialogTurnResult } from 'botbuilder-dialogs';
import { labelOf } from '../../speech/words.js';
import { say } from '../conversation/speaking.js';
import { isReady, partOf } from '../definition/answers.js';
import type { Field } from '../definition/procedure.js';
import { namesOfStep, openStep } from '../definition/steps.js';
import { checkFields } from '../fields/checks.js';
import { kindOf } from '../fields/kind.js';
import type { Step } from './step.js';

/** Asks a finished step again, with its answers in it; the one that was left open for that goes on as if it had not been left. */
export function openAgain(step: Step, screen: string): Promise<DialogTurnResult> {
  const { procedure, run } = step;
  const isOpen = openStep(procedure, run)?.screen === screen;
  const chosen = procedure.fields.filter(({ name, pick }) => pick?.after.length && Object.hasOwn(run.answers, name));
  const found = Object.fromEntries(chosen.map(({ name }) => [name, run.answers[name] ?? null]));
  run.again = isOpen ? undefined : namesOfStep(procedure, run, screen);
  run.reopened = isOpen ? undefined : { ...run.reopened, ...found };
  run.said = undefined;
  run.correcting = undefined;
  run.commandId = undefined;
  run.problem = undefined;
  return step.restart();
}

/**
 * After answers with these names, where a finished step is answered again: what was chosen from a list that goes by them is kept
 * where that still has it. What does not fit any more is named, and asked again.
 */
export async function keepWhatHolds(step: Step, answered: readonly string[]): Promise<void> {
  const { procedure, run, turn, dialog } = step;
  const { reopened } = run;
  if (reopened === undefined) return;
  const lost: string[] = [];
  for (const field of procedure.fields) {
    const { name } = field;
    const isOpen = Object.hasOwn(reopened, name) && !Object.hasOwn(run.answers, name) && !answered.includes(name);
    if (!isOpen || !partOf(procedure, run.answers).includes(field)) continue;
    const value = await heldValue(step, field, reopened[name] ?? null);
    if (value !== undefined) run.answers = { ...run.answers, [name]: value };
    else if ((reopened[name] ?? null) !== null) lost.push(name);
  }
  const left = Object.entries(reopened).filter(([name]) => !lost.includes(name));
  run.reopened = (run.again ?? []).length === 0 ? undefined : Object.fromEntries(left);
  if (lost.length === 0) return;
  const { words } = turn;
  const labels = lost.map((name) => words.say('common:quoted', { text: labelOf(words, procedure.id, name) }));
  await say(dialog.context, words.say('common:steps.lost', { labels: labels.join(', ') }));
}

type Value = Step['run']['answers'][string];

/** What an answer is kept as beside the others as they are now. Undefined: it is none any more, or nobody has it kept for them. */
async function heldValue({ procedure, run, turn }: Step, field: Field, value: Value): Promise<Value | undefined> {
  const { schema, pick, name } = field;
  const kind = kindOf(schema);
  if (!kind.offersChoices || pick?.list.keeps !== undefined || !isReady(procedure, pick, run.answers)) return undefined;
  const read = await kind.read(field, value ?? undefined, run.answers, turn);
  if (!read.ok) return undefined;
  const { problems } = await checkFields([field], { ...run.answers, [name]: read.value }, turn);
  return Object.hasOwn(problems, name) ? undefined : read.value;
}
