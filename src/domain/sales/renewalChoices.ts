import type { Check } from '../door/check.js';
import { list } from '../door/list.js';
import { choose } from '../terms/choices.js';
import { ok } from '../terms/result.js';
import { renewalTypeChoices, subscriptionOf } from './renewal.js';

/** An activation number that a subscription of the operator has. */
export const activationNumberKnown: Check<object> = async ({ tables }, _, typed) => {
  const found = await subscriptionOf(tables, typed);
  return found.ok ? ok(typed) : found;
};

/** The types of resubscription; those that do not go with this package on this subscription are closed (K4). */
export const renewalTypes = list<{ offer: string; activationNumber: string }>(
  async ({ tables, operator }, { offer, activationNumber }, find) => {
    const found = await subscriptionOf(tables, activationNumber);
    const subscription = found.ok ? found.value : undefined;
    return choose(renewalTypeChoices(operator, offer, subscription, find.language), find);
  },
);
