import type { Run } from '../conversation/state.js';
import { given, partOf, same } from './answers.js';
import type { Answers } from './definition.js';
import type { Field, Procedure } from './procedure.js';

type Kept = Run['answers'];

/** Whether a screen is asked with answers that are there already: those of a record, or such as are only suggested. */
export const isFilled = ({ screen }: Field, { preset = {} }: Pick<Run, 'preset'>): boolean =>
  Object.keys(preset[screen]?.answers ?? {}).length > 0;

/**
 * Whether what a field asks for was there before it was asked, be it nothing, and is changed by the answer. Where there is only something
 * to look at beside the questions, nothing was.
 */
export const isPreset = (field: Field, run: Pick<Run, 'preset'>): boolean =>
  isFilled(field, run) && run.preset?.[field.screen]?.suggested !== true;

/** What was there for a field before it was asked; null for nothing. */
export const presetOf = ({ name, screen }: Field, { preset = {} }: Pick<Run, 'preset'>): Kept[string] =>
  preset[screen]?.answers[name] ?? null;

/** Whether an answer is another one than there was. */
export const isChanged = (field: Field, run: Pick<Run, 'answers' | 'preset'>): boolean =>
  !same(run.answers[field.name] ?? null, presetOf(field, run));

/** What was there before it was asked, of all fields, as a command's input takes it. */
const wasOf = ({ fields }: Procedure, run: Run): Answers =>
  given(
    Object.fromEntries(
      fields
        .filter((field) => isPreset(field, run))
        .map(({ name, ...field }) => [name, presetOf({ name, ...field }, run)]),
    ),
  );

/** A command's input, made of a run's answers and of what was there before. */
export const inputOf = (run: NonNullable<Procedure['ending']['run']>, procedure: Procedure, kept: Run): unknown =>
  run.with(given(kept.answers), wasOf(procedure, kept));

/** The answers that a review shows: of what was there before only what is changed, or all where nothing is. */
export function reviewed(procedure: Procedure, run: Run): Field[] {
  const part = partOf(procedure, run.answers);
  return isUnchanged(procedure, run) ? part : part.filter((field) => !isPreset(field, run) || isChanged(field, run));
}

/** Whether something was there to be changed, and nothing is. */
export function isUnchanged(procedure: Procedure, run: Run): boolean {
  const preset = partOf(procedure, run.answers).filter((field) => isPreset(field, run));
  return preset.length > 0 && !preset.some((field) => isChanged(field, run));
}

/** What somebody has answered, without what was there before and stays. */
export const ownAnswers = ({ answers, preset = {} }: Pick<Run, 'answers' | 'preset'>): Kept => {
  const was = Object.assign({}, ...Object.values(preset).map((one) => one.answers));
  return Object.fromEntries(
    Object.entries(answers).filter(([name, value]) => !Object.hasOwn(was, name) || !same(value, was[name])),
  );
};
