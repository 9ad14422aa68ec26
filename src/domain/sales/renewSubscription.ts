import { z } from 'zod';
import { command, type Work } from '../door/command.js';
import { type Offer, pointOfSaleOf } from '../operator/index.js';
import type { Subscription } from '../records/customer.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { activationNumber } from '../values/identifiers.js';
import { carryOutSale, nothingOrdered } from './placeSale.js';
import { renewalTypeFits, subscriptionOf } from './renewal.js';
import { affordable, chosenOffer, sell, walletNotEmpty } from './sale.js';
import { renewalOf } from './subscription.js';

const Input = z.object({
  account: z.string(),
  category: z.string(),
  offer: z.string(),
  activationNumber,
  renewalType: z.string(),
});
type Input = z.output<typeof Input>;

/** KONNECT guide, B. Réabonnement (K4): a further period of a package on a subscription, paid from the agent's wallet. */
export const renewSubscription = command<Input>({
  name: 'subscription.renew',
  allowed: ['agent'],
  offered: ({ operator }) => operator.pointOfSale !== undefined,
  proof: 'pin',
  input: Input,
  toNetwork: 'whereConfigured',
  guard: walletNotEmpty,
  subject: () => 'subscription:unknown',
  run: async (work) => {
    const offer = chosenOffer(work.operator, work.input);
    if (!offer.ok) return offer;
    const subscription = await renewable(work, offer.value);
    if (!subscription.ok) return subscription;
    const paid = await affordable(work, offer.value);
    return paid.ok ? ok(await renew(work, offer.value, subscription.value)) : paid;
  },
});

/** The subscription, when it is there and the type of resubscription allows this package on it. */
async function renewable({ tables, operator, input }: Work<Input>, offer: Offer): Promise<Result<Subscription>> {
  const subscription = await subscriptionOf(tables, input.activationNumber);
  if (!subscription.ok) return subscription;
  const free = await nothingOrdered(tables, subscription.value);
  if (!free.ok) return free;
  const type = pointOfSaleOf(operator).renewalTypes.find(({ id }) => id === input.renewalType);
  if (type === undefined) return refuse('value.choice');
  const fits = renewalTypeFits(operator, type, offer.id, subscription.value);
  return fits.ok ? subscription : fits;
}

async function renew(work: Work<Input>, offer: Offer, subscription: Subscription) {
  const { id, customer, activationKey } = subscription;
  const period = renewalOf(subscription, offer, work.now, work.operator.profile.timeZone);
  const sold = { kind: 'resubscription', customer, subscription: id, activationKey, endsAt: period.endsAt } as const;
  const { sale, balance, commission } = await sell(work, offer, sold);
  await carryOutSale(work, sale, { command: renewSubscription.name, subscription, period });
  return {
    reference: sale.reference,
    subject: `subscription:${id}`,
    facts: {
      activationKey: { code: activationKey },
      offer: { name: offer.name },
      startsAt: { instant: period.startsAt },
      endsAt: { instant: period.endsAt },
      price: { money: offer.price },
      balance: { money: balance },
      commission: { money: commission },
    },
  };
}
