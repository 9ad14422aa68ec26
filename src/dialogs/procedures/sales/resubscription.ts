import { z } from 'zod';
import { categories, offers, payingAccounts } from '../../../domain/sales/choices.js';
import { activationNumberKnown, renewalTypes } from '../../../domain/sales/renewalChoices.js';
import { renewSubscription } from '../../../domain/sales/renewSubscription.js';
import { activationNumber } from '../../../domain/values/identifiers.js';
import { procedure } from '../../definition/procedure.js';
import { choice, text } from '../../fields/index.js';

/**
 * KONNECT guide, B. Réabonnement: an agent sells a customer a further period (K4). The guide has the package selected once
 * more after the PIN, as a check. Here the review is that check: it shows package and price beside the PIN's field, and
 * the type agreed with the customer must fit the package that their subscription has.
 */
export const resubscription = procedure({
  id: 'resubscription',
  ask: {
    renewal: z.object({
      account: choice(),
      category: choice(),
      offer: choice(),
      activationNumber: text(activationNumber, 30),
      renewalType: choice(),
    }),
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
