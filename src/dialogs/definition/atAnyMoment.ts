import { thing } from '../../domain/terms/thing.js';
import { requestShown } from '../../domain/tickets/requestShown.js';
import type { Procedure } from './procedure.js';

/** What a word at any moment stands for, such as "history": it begins the procedure of the role that takes it. */
export const atAnyMoment = {
  /** The operator's staff. `shown` gives what the matter is: a procedure's id, or another subject. */
  person: thing<undefined>('the staff'),
  /** What somebody has done: all of it. */
  history: thing<undefined>('history'),
  /** How much there is on a line. */
  balance: thing<undefined>('the balance of a line'),
  /** A line, by its number alone: it is shown with what can be done with it. */
  line: thing<undefined>('a line by its number'),
  /** What was ordered, by its reference: "order ABCD2345". */
  order: thing<undefined>('an order by its reference'),
} as const;

/** Whether a procedure is what asking for a person begins. */
export const asksPerson = ({ about }: Pick<Procedure, 'about'>): boolean =>
  about.some(({ fit }) => atAnyMoment.person.isTakenBy(fit));

/** Whether people do it about themselves: nobody asks the staff about it. */
export const isAboutOneself = ({ about, ending }: Pick<Procedure, 'about' | 'ending'>): boolean =>
  ending.show?.query.allowed === 'everybody' ||
  about.some(({ fit }) => [atAnyMoment.person, atAnyMoment.history, requestShown].some((word) => word.isTakenBy(fit)));
