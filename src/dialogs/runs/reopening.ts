import { labelOf } from '../../speech/words.js';
import type { DialogTurnResult } from '../conversation/dialogTypes.js';
import { say } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { isReady, partOf } from '../definition/answers.js';
import { isFilled } from '../definition/presets.js';
import type { Field, Procedure } from '../definition/procedure.js';
import { namesOfStep, openStep } from '../definition/steps.js';
import { checkFields } from '../fields/checks.js';
import { kindOf } from '../fields/kind.js';
import { askedTogether } from '../fields/presets.js';
import type { Step } from './step.js';

/** Asks a finished step again, with its answers in it; the one that was left open for that goes on as if it had not been left. */
export function openAgain(step: Step, screen: string): Promise<DialogTurnResult> {
  const { procedure, run } = step;
  const isOpen = openStep(procedure, run)?.screen === screen;
  const names = isOpen ? [] : namesOfStep(procedure, run, screen);
  const left = run.reopened?.later ?? run.again ?? [];
  const later = [...new Set([...left, ...besideLeft(step, left)])].filter((name) => !names.includes(name));
  const depends = ({ name, pick }: Field) => (pick?.after ?? []).length > 0 && Object.hasOwn(run.answers, name);
  const chosen = Object.fromEntries(
    procedure.fields.filter(depends).map(({ name }) => [name, run.answers[name] ?? null]),
  );
  run.again = isOpen ? [] : [...names, ...later];
  run.reopened = isOpen ? undefined : { chosen: { ...run.reopened?.chosen, ...chosen }, later };
  run.said = undefined;
  run.correcting = undefined;
  run.commandId = undefined;
  run.problem = undefined;
  return step.restart();
}

/** On cards: what stands beside what is left, on a card that shows what is there. It comes back as a whole. */
function besideLeft({ procedure, run, turn }: Step, left: readonly string[]): string[] {
  const shown = procedure.fields.filter((field) => left.includes(field.name) && isFilled(field, run));
  return turn.showsCards ? shown.flatMap((field) => onCardWith(procedure, run, field)) : [];
}

/** The names on the first card of a field's screen, if the field is on it. */
function onCardWith(procedure: Procedure, { answers, preset }: Run, field: Field): string[] {
  const screen = partOf(procedure, answers).filter(({ screen }) => screen === field.screen);
  const card = askedTogether(screen, { preset });
  return card.includes(field) ? card.map(({ name }) => name) : [];
}

/** The fields that are asked again, those of a step that was opened again before what was asked again then. */
export function askedAgain(procedure: Procedure, { answers, again = [], reopened }: Run): Field[] {
  const all = partOf(procedure, answers).filter(({ name }) => again.includes(name));
  const isLater = ({ name }: Field) => reopened?.later.includes(name) ?? false;
  return [...all.filter((field) => !isLater(field)), ...all.filter(isLater)];
}

/**
 * After answers with these names, where a finished step is answered again: what was chosen from a list that goes by them is kept
 * where that still has it. What does not fit any more is named, and asked again.
 */
export async function keepWhatHolds(step: Step, answered: readonly string[]): Promise<void> {
  const { procedure, run, turn, dialog } = step;
  if (run.reopened === undefined) return;
  const { chosen, later } = run.reopened;
  const lost: string[] = [];
  for (const field of procedure.fields) {
    const { name } = field;
    const isOpen = Object.hasOwn(chosen, name) && !Object.hasOwn(run.answers, name) && !answered.includes(name);
    if (!isOpen || !partOf(procedure, run.answers).includes(field)) continue;
    const value = await heldValue(step, field, chosen[name] ?? null);
    if (value !== undefined) run.answers = { ...run.answers, [name]: value };
    else if ((chosen[name] ?? null) !== null) lost.push(name);
  }
  const left = Object.entries(chosen).filter(([name]) => !lost.includes(name));
  const isDone = (run.again ?? []).every((name) => later.includes(name));
  run.reopened = isDone ? undefined : { chosen: Object.fromEntries(left), later };
  if (lost.length === 0) return;
  const { words } = turn;
  const labels = lost.map((name) => words.say('common:quoted', { text: labelOf(words, procedure.id, name) }));
  await say(dialog.context, words.say('common:steps.lost', { labels: labels.join(', ') }));
}

type Value = Run['answers'][string];

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
