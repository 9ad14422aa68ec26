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
export type Check<I, T extends Checkable = string> = (
  asking: Asking,
  input: I,
  typed: T,
) => Result<T> | Promise<Result<T>>;
