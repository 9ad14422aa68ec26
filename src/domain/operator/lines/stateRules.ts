import { z } from 'zod';
import { LocalText } from '../../terms/language.js';
import { Money } from '../../terms/money.js';

/** What can be done about a line's being in service. The operator's own words for it stand in `name`. */
const StateAction = z.strictObject({
  id: z.enum(['suspend', 'resume']),
  name: LocalText,
});
export type StateAction = z.output<typeof StateAction>;

/** Why a line may be blocked. What is urgent goes over what another order was to do to the line later. */
const BlockingReason = z.strictObject({
  id: z.enum(['asked', 'lost', 'stolen']),
  name: LocalText,
  urgent: z.boolean().default(false),
});

/** Of `operators/<id>/lines.json`: what a line is, and what is done about its being in service. */
export const StateRules = z.strictObject({
  /** What the operator calls the states of a line; a suspended one has a name for each reason that it says apart. */
  stateNames: z.strictObject({
    pendingActive: LocalText,
    active: LocalText,
    suspended: LocalText,
    terminated: LocalText,
    /** Where the operator says them apart (Kcell: "Заблокирован / Долг"). */
    asked: LocalText.optional(),
    lost: LocalText.optional(),
    stolen: LocalText.optional(),
    debt: LocalText.optional(),
  }),
  /** The columns of a list of lines beside number, user, plan and state. */
  shows: z.array(z.enum(['balance', 'billingAccount'])),
  /** Block and unblock, suspend and reactivate, pause and end it (C12, T10, B14). */
  blocking: z
    .strictObject({
      actions: z.array(StateAction).min(1),
      /** Why a line may be blocked, in this order. Where there is one only, nobody is asked. */
      reasons: z.array(BlockingReason).min(1),
      /** How many days ahead a date may be. */
      daysAhead: z.int().positive(),
      /** How a debt is paid, since nobody can lift it by themselves: a sentence. */
      debt: LocalText,
      /**
       * Four eyes: where an account blocks more lines than `over` within so many hours, all orders together, or orders for
       * more than `overAmount`, a second administrator is waited for.
       */
      fourEyes: z
        .strictObject({
          over: z.int().nonnegative(),
          /** The same of all administrators of a company together. Without it, each is counted for themselves only. */
          companyOver: z.int().nonnegative().optional(),
          /** What is ordered a month and what is paid once count alike. Without it, no amount is too much. */
          overAmount: Money.optional(),
          withinHours: z.int().positive(),
        })
        .optional(),
    })
    .optional(),
  /** Four eyes: what a second administrator can answer, and whoever has asked. Needed where some rule waits for one. */
  secondAdministrator: z.strictObject({ approve: LocalText, refuse: LocalText, withdraw: LocalText }).optional(),
  /** Acting on more lines than `over` at once is confirmed by typing how many they are. */
  typedCount: z.strictObject({ over: z.int().positive() }).optional(),
  /** Activate a SIM card (T3). */
  activation: z
    .strictObject({
      /** How many days ahead the date may be. */
      daysAhead: z.int().positive(),
    })
    .optional(),
  /** An employee leaves, a number is stopped (T13). */
  ending: z
    .strictObject({
      /** What can become of the number, in this order: nobody's, another operator's, the company's, another user's. */
      numbers: z
        .array(
          z.strictObject({
            id: z.enum(['released', 'portedOut', 'kept', 'handedOver']),
            name: LocalText,
            /** As it stands beside the state of a line that has ended so. */
            ended: LocalText.optional(),
          }),
        )
        .min(1),
      /** How many days ahead the date may be. */
      daysAhead: z.int().positive(),
      /** Where an account ends more numbers than `over` within so many hours, a second one has to approve it. */
      fourEyes: z.strictObject({ over: z.int().nonnegative(), withinHours: z.int().positive() }).optional(),
    })
    .optional(),
  /** So many days nobody gets a number that a line had until then: it got another one (B11), or has ended (T13). */
  quarantineDays: z.int().nonnegative().optional(),
});
