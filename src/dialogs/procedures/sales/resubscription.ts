import { z } from 'zod';
import { categories, offers, payingAccounts } from '../../../domain/sales/choices.js';
import { activationNumberKnown, renewalTypes, subscriptionNamed } from '../../../domain/sales/renewalChoices.js';
import { renewSubscription } from '../../../domain/sales/renewSubscription.js';
import { activationNumber } from '../../../domain/values/identifiers.js';
import { procedure } from '../../definition/procedure.js';
import { choice, codeOf } from '../../fields/index.js';

/**
 * KONNECT guide, B. Réabonnement: an agent sells a customer a further period (K4). The activation number comes first: it
 * says who the customer is, which package they have and until when, before anything is sold to them. The guide has the
 * package selected once more after the PIN, as a check. Here that costs nothing: the review names it among the answers and
 * again beside the PIN's field, and the type agreed with the customer must fit the package that their subscription has.
 */
export const resubscription = procedure({
  id: 'resubscription',
  ask: {
    subscription: z.object({ activationNumber: codeOf(activationNumber, 30, subscriptionNamed) }),
    renewal: z.object({ account: choice(), category: choice(), offer: choice(), renewalType: choice() }),
  },
  pick: (after) => ({
    account: after([], payingAccounts),
    category: after([], categories),
    offer: after(['category'], offers),
    renewalType: after(['offer', 'activationNumber'], renewalTypes),
  }),
  check: (after) => ({
    activationNumber: after([], activationNumberKnown),
  }),
  run: { command: renewSubscription, with: (answers) => answers },
});
