import type { Cards } from '../conversation/cards.js';
import type { Kept, Together } from '../learning/classifier.js';
import type { Procedure } from './procedure.js';

/** What every conversation is led with: the procedures there are, by id, and the cards they are shown on. */
export interface Guides {
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly cards: Cards;
  /** What was learnt of the phrases when the program was built; without it, it is learnt when they are first needed. */
  readonly kept?: Kept | undefined;
  /** How likeness to phrases and what was learnt make one score; without it, by their geometric mean. */
  readonly together?: Together | undefined;
}

/** A procedure that must be there: a run names it. */
export function procedureOf({ procedures }: Guides, id: string): Procedure {
  const procedure = procedures.get(id);
  if (procedure === undefined) throw new Error(`there is no procedure ${id}`);
  return procedure;
}
