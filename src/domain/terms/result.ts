import type { Problem, ProblemCode, ProblemDetails } from './problems.js';

/** What a rule answers: a value, or a refusal with its reason. A broken machine throws instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;
export interface Refusal {
  readonly ok: false;
  readonly problem: Problem;
}

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A refusal. `details` fill the holes of the code's sentence in `locales/<lng>/problems.json`. */
export const refuse = (code: ProblemCode, details: ProblemDetails = {}): Refusal => ({
  ok: false,
  problem: { code, details },
});

/** Nothing to say against it. */
export const fine: Result<undefined> = ok(undefined);
