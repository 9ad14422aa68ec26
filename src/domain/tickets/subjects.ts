import { type Operator, ticketRulesOf } from '../operator/index.js';
import type { LocalText } from '../terms/language.js';

/** What a ticket can be about more closely, as the operator calls it; undefined where it has no such detail. */
export const detailOf = (operator: Operator, id: string): { readonly name: LocalText } | undefined =>
  ticketRulesOf(operator)
    .subjects.flatMap(({ details }) => details)
    .find((detail) => detail.id === id);
