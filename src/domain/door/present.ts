import type { Facts } from '../terms/fact.js';
import type { Asking } from './asking.js';

/** What there is before it is asked: answers by field, and what is only looked at beside them. */
export interface Found<O> {
  /** What a record does not have is not in it. */
  readonly answers: O;
  readonly beside?: Facts;
}

/**
 * Answers that are there before they are asked, from a record or from the account. `I` are the answers that say of what.
 * Undefined: there is nothing like that, and everything is asked. It shows nothing that is not this actor's to see.
 */
export interface Present<I, O> {
  readonly look: (asking: Asking, input: I) => Promise<Found<O> | undefined>;
}

export const present = <I = object, O = object>(look: Present<I, O>['look']): Present<I, O> => ({ look });
