import type { Operator } from '../operator/index.js';
import type { Tables } from '../records/tables.js';
import type { Choices, Find } from '../terms/choices.js';
import type { LocalText } from '../terms/language.js';
import type { Result } from '../terms/result.js';
import type { Asking } from './asking.js';

/**
 * The choices of a field. `I` are the answers that the list depends on: the field that names it says where they come
 * from, and the compiler compares the two. It shows nothing that is not this actor's to see.
 */
export interface List<I> {
  readonly find: (asking: Asking, input: I, find: Find) => Promise<Choices>;
  /** How what was chosen is kept from everybody else until it is confirmed, or for a while: there is only one of it. */
  readonly keeps?: Keeping<I> | undefined;
  /** What the operator calls the things that stand there: whoever says such a name in a sentence means one of them. */
  readonly names?: (operator: Operator) => readonly LocalText[];
}

/** What a choice is kept with. */
export interface Taking extends Asking {
  readonly tables: Tables;
}

/** What there is only one of, as it is chosen, let go of and confirmed. */
export interface Keeping<I> {
  /** Keeps it for whoever chose it. Refused where somebody was first. */
  take(work: Taking, input: I, value: string): Promise<Result<undefined>>;
  /** It is no answer any more: whoever wants it next can have it. */
  letGo(work: Taking, value: string): Promise<void>;
  /** Whether it is still kept as it is confirmed: refused where its time is over. Without it, the command alone says so. */
  still?(asking: Asking, value: string): Promise<Result<undefined>>;
}

export const list = <I = object>(find: List<I>['find'], keeps?: Keeping<I>): List<I> => ({
  find,
  ...(keeps && { keeps }),
});

/** The same of things that are called by their names in sentences. */
export const namedList = <I = object>(names: NonNullable<List<I>['names']>, find: List<I>['find']): List<I> => ({
  find,
  names,
});
