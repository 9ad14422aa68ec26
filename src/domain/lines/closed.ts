import type { Problem } from '../terms/problems.js';
import type { Result } from '../terms/result.js';

/** Why a way is not open. */
export const whyNot = (result: Result<unknown>): Problem | undefined => (result.ok ? undefined : result.problem);

/** Closes a choice with the first reason, where it can be done to none of the lines. */
export const closedBy = (problems: readonly (Problem | undefined)[]): { closed?: Problem } => {
  const [first] = problems;
  return first !== undefined && problems.every((one) => one !== undefined) ? { closed: first } : {};
};
