import type { Check } from '../door/check.js';
import { list } from '../door/list.js';
import { choose } from '../terms/choices.js';
import type { Fact } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import { customerName } from './customerName.js';
import { nothingOrdered } from './placeSale.js';
import { offerName, renewalTypeChoices, subscriptionOf } from './renewal.js';
import { lastPeriod } from './subscription.js';

/** An activation number that a subscription of the operator has, about which nothing is on its way. */
export const activationNumberKnown: Check<object> = async ({ tables }, _, typed) => {
  const found = await subscriptionOf(tables, typed);
  if (!found.ok) return found;
  const free = await nothingOrdered(tables, found.value);
  return free.ok ? ok(typed) : free;
};

/** Whose subscription an activation number is, with which package and until when: for a number that is known, and no other. */
export const subscriptionNamed = list(async ({ tables, operator }, _, find) => {
  const found = find.value === undefined ? undefined : await subscriptionOf(tables, find.value);
  if (!found?.ok) return choose([], find);
  const { customer, activationKey } = found.value;
  const { offer, endsAt } = lastPeriod(found.value);
  const name = customerName(await tables.customers.get(customer));
  const facts: Fact[] = [{ text: name }, { name: offerName(operator, offer) }, { until: endsAt }];
  return choose([{ value: activationKey, title: activationKey, facts }], find);
});

/** The types of resubscription; those that do not go with this package on this subscription are closed (K4). */
export const renewalTypes = list<{ offer: string; activationNumber: string }>(
  async ({ tables, operator }, { offer, activationNumber }, find) => {
    const found = await subscriptionOf(tables, activationNumber);
    const subscription = found.ok ? found.value : undefined;
    return choose(renewalTypeChoices(operator, offer, subscription, find.language), find);
  },
);
