import { type Operator, pointOfSaleOf, type RenewalType } from '../operator/index.js';
import type { Subscription } from '../records/customer.js';
import type { ReadTables } from '../records/tables.js';
import { type Choice, inLanguage } from '../terms/choices.js';
import type { Language, LocalText } from '../terms/language.js';
import { fine, ok, type Result, refuse } from '../terms/result.js';
import { lastPeriod } from './subscription.js';

/** The subscription with this activation number. Another operator's is as unknown as one that never was. */
export async function subscriptionOf(
  { subscriptions }: Pick<ReadTables, 'subscriptions'>,
  activationNumber: string,
): Promise<Result<Subscription>> {
  const [found] = await subscriptions.where({ activationKey: activationNumber }, { limit: 1 });
  return found === undefined ? refuse('activation.unknown') : ok(found);
}

/** Whether a package is what the type of resubscription stands for: the one that runs out, or another one. */
export function renewalTypeFits(
  operator: Operator,
  type: RenewalType,
  offer: string,
  subscription: Subscription,
): Result<undefined> {
  const last = lastPeriod(subscription).offer;
  const same = last === offer;
  if (same === (type.package === 'same')) return fine;
  return refuse(same ? 'renewal.samePackage' : 'renewal.otherPackage', { offer: { name: offerName(operator, last) } });
}

/** What the operator calls a package; one that is sold no more by its id. */
export const offerName = ({ catalogue }: Operator, offer: string): LocalText =>
  catalogue.offers.find(({ id }) => id === offer)?.name ?? offer;

/** The operator's types of resubscription; those that do not go with the package are closed, with the reason. */
export function renewalTypeChoices(
  operator: Operator,
  offer: string,
  subscription: Subscription | undefined,
  language: Language,
): Choice[] {
  return pointOfSaleOf(operator).renewalTypes.map((type) => {
    const choice = { value: type.id, title: inLanguage(type.name, language) };
    const fits = subscription === undefined ? fine : renewalTypeFits(operator, type, offer, subscription);
    return fits.ok ? choice : { ...choice, closed: fits.problem };
  });
}
