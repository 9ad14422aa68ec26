import type { Choices, Find } from '../terms/choices.js';
import type { Asking } from './asking.js';

/**
 * The choices of a field. `I` are the answers that the list depends on: the field that names it says where they come
 * from, and the compiler compares the two. It shows nothing that is not this actor's to see.
 */
export interface List<I> {
  readonly find: (asking: Asking, input: I, find: Find) => Promise<Choices>;
}

export const list = <I = object>(find: List<I>['find']): List<I> => ({ find });
