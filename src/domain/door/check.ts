import type { Result } from '../terms/result.js';
import type { Asking } from './asking.js';

/**
 * What a typed text must be, seen together with other answers or with what the operator has: gives it as it is kept.
 * What counts is checked by the command again.
 */
export type Check<I> = (asking: Asking, input: I, typed: string) => Result<string> | Promise<Result<string>>;
