import type { CardStep, TextStep } from '../guides/transcript.js';

type Step = CardStep | TextStep;

/** Whether a step was done only to be refused, or to go back after that: by its button or line, or by what was read then. */
const isOneOf = (step: Step, refused: readonly string[]): boolean =>
  refused.includes(step[0]) || [step.at(-1)].flat().some((read) => typeof read === 'string' && refused.includes(read));

/** From the first step that begins so to the next that ends so, without those that were refused, or done again, for these reasons. */
export function between<S extends Step>(
  all: readonly S[],
  from: string,
  to: string,
  ...refused: readonly string[]
): S[] {
  const steps = all.filter((step) => !isOneOf(step, refused));
  const begin = steps.findIndex(([done]) => done === from);
  const end = steps.findIndex(([done], index) => index > begin && done === to);
  if (begin === -1 || end === -1) throw new Error(`no transcript goes from "${from}" to "${to}"`);
  return steps.slice(begin, end + 1);
}

/** What comes after the first step of this button or line. */
export function after<S extends Step>(steps: readonly S[], done: string): S[] {
  const at = steps.findIndex(([one]) => one === done);
  if (at === -1) throw new Error(`no transcript has "${done}"`);
  return steps.slice(at + 1);
}

/** The steps at these places, of a transcript that tries more in between. */
export const those = <S extends Step>(steps: readonly S[], ...places: readonly number[]): S[] =>
  steps.filter((_, place) => places.includes(place));

/** Without the step at this place, which was refused: what was filled in there stays filled in for the one after it. */
export function filledBefore(steps: readonly CardStep[], refused: number): CardStep[] {
  const before = steps[refused]?.[1];
  return steps.flatMap(([press, filled, read], place): CardStep[] =>
    place === refused ? [] : [[press, place === refused + 1 ? { ...before, ...filled } : filled, read]],
  );
}
