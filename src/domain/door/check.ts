import type { Money } from '../terms/money.js';
import type { Period } from '../terms/period.js';
import type { Result } from '../terms/result.js';
import type { Asking } from './asking.js';

/** What can be checked together with other answers: a typed text, yes or no, days from one to another, an amount. */
export type Checkable = string | boolean | Period | Money;

/**
 * What an answer must be, seen together with other answers or with what the operator has: gives it as it is kept.
 * What counts is checked by the command again.
 */
export interface Check<I, T extends Checkable = string> {
  (asking: Asking, input: I, typed: T): Result<T> | Promise<Result<T>>;
  readonly days?: Days;
}

/** Between which days an answer can lie, both included: what an input offers. Whether one of them is taken, the check says. */
export type Days = (asking: Pick<Asking, 'operator' | 'now'>) => Period;

/** A check of a day or a period that can only lie in some days. */
export const inDays = <I, T extends Checkable>(days: Days, check: Check<I, T>): Check<I, T> =>
  Object.assign(check, { days });
