import type { Run } from '../conversation/state.js';
import { nextFields, partOf } from './answers.js';
import { isCarried } from './fields.js';
import type { Procedure } from './procedure.js';

/** A step of a guide: one of its screens, with the number that it is shown with. */
export interface GuideStep {
  readonly screen: string;
  readonly number: number;
}

type Answered = Pick<Run, 'answers'>;

/** The steps of a guide in their order. A screen that nobody is asked is none: it is only seen when it is corrected. */
export function stepsOf({ screens, fields }: Procedure): GuideStep[] {
  const isAsked = (name: string) => fields.some((field) => field.screen === name && !isCarried(field));
  return Object.keys(screens)
    .filter(isAsked)
    .map((screen, index) => ({ screen, number: index + 1 }));
}

/** The names of what a step asks in this run. */
export const namesOfStep = (procedure: Procedure, { answers }: Answered, screen: string): string[] =>
  partOf(procedure, answers)
    .filter((field) => field.screen === screen && !isCarried(field))
    .map(({ name }) => name);

/** The step that asks a field. Undefined: nothing is asked, as at the review. */
export const stepAsking = (procedure: Procedure, asked: string | undefined): GuideStep | undefined => {
  const now = procedure.fields.find(({ name }) => name === asked)?.screen;
  return stepsOf(procedure).find(({ screen }) => screen === now);
};

/** The steps of which all is answered, but for the one that is asked now (`asked`: a field of it). */
export function finishedSteps(procedure: Procedure, run: Answered, asked: string | undefined): GuideStep[] {
  const now = stepAsking(procedure, asked);
  return stepsOf(procedure).filter(({ screen }) => {
    const names = namesOfStep(procedure, run, screen);
    return screen !== now?.screen && names.length > 0 && names.every((name) => Object.hasOwn(run.answers, name));
  });
}

/** The step that would be asked now, had none been opened again. Undefined: all is answered. */
export const openStep = (procedure: Procedure, { answers }: Answered): GuideStep | undefined =>
  stepAsking(procedure, nextFields(procedure, answers)[0]?.name);
