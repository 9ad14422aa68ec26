import { money } from '../terms/money.js';
import { type Refusal, refuse } from '../terms/result.js';

/** In minor units: an amount that is shown as an example. */
const FOR_EXAMPLE = 2500;

/** An amount that is given in another currency than it is asked in: says in which one. */
export const otherCurrency = (currency: string): Refusal =>
  refuse('value.currency', { currency, example: money(FOR_EXAMPLE, currency) });
