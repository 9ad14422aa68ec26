import { z } from 'zod';
import { LocalText } from '../../terms/language.js';
import { Money } from '../../terms/money.js';
import { Id, Named } from '../common.js';

/** Of `operators/<id>/lines.json`: SIM cards and numbers: replaced, changed, ordered. */
export const CardRules = z.strictObject({
  /** What the operator's SIM cards begin with (ICCID). */
  simBegins: z
    .string()
    .regex(/^89\d{2,10}$/)
    .optional(),
  /** A SIM card takes another one's place (T4, C13). */
  simSwap: z
    .strictObject({
      /** How the new card is named, in the operator's words: chosen from the stock, typed, or many by a list. */
      ways: z.array(z.strictObject({ id: z.enum(['stock', 'typed', 'list']), name: LocalText })).min(1),
      /** In which states a line's card can be replaced. */
      states: z.array(z.enum(['pendingActive', 'active', 'suspended'])).min(1),
      /** So many minutes pass between telling the number's user on the old card and its end. */
      noticeMinutes: z.int().nonnegative(),
      /**
       * A second administrator is waited for within so many days of a reset of the account's password, and where the account
       * replaces more cards than `over` within so many hours.
       */
      fourEyes: z
        .strictObject({
          daysAfterReset: z.int().nonnegative(),
          over: z.int().nonnegative(),
          withinHours: z.int().positive(),
        })
        .optional(),
    })
    .optional(),
  /** PIN1, PIN2, PUK1, PUK2 of a SIM card (C6, B9): how many cards an account may see those of a day. */
  simCodes: z.strictObject({ mostADay: z.int().positive() }).optional(),
  /** A line gets another number (B11). */
  numberChange: z
    .strictObject({
      /** How the new number is found, in the operator's words; `request`: it is not, and the staff looks for one. */
      ways: z.array(z.strictObject({ id: z.enum(['list', 'mask', 'type', 'request']), name: LocalText })).min(1),
      /** What numbers are sold as, such as those that are easy to remember; without a price, free. Paid once. */
      types: z.array(Named.extend({ price: Money.optional() })).min(1),
      /** So many minutes a number that was chosen is reserved. No longer than half an hour, which any choice is kept for at the most. */
      heldMinutes: z.int().min(1).max(30),
      /** So many minutes pass between telling the number's user on the old number and its end. */
      noticeMinutes: z.int().nonnegative(),
    })
    .optional(),
  /** A line with its SIM card and its user (T2). */
  adding: z
    .strictObject({
      /** What is paid once for a line; without it, nothing. */
      fee: Money.optional(),
      /** A number that comes from another provider, or a new one, in the operator's words. */
      numbers: z.strictObject({ existing: LocalText, new: LocalText }),
      portIn: z.strictObject({
        /** Where numbers come from; the last is whoever is not in the list. */
        providers: z.array(Named).min(1),
        /** The first working day on which a number can be ported: so many days from today. */
        fromDays: z.int().positive(),
        /** How many days ahead it may be. */
        daysAhead: z.int().positive(),
      }),
    })
    .optional(),
  /**
   * A user with a mobile phone (O1): voice, data and SMS products are the catalogue's, numbers and their providers those of `adding`,
   * under the operator's own headings.
   */
  userOrders: z
    .strictObject({
      portfolios: z.array(Named).min(1),
      /** How long it is agreed for: for which voice products, where not for all; what is paid once, where that is not `adding.fee`. */
      terms: z.array(Named.extend({ plans: z.array(Id).min(1).optional(), fee: Money.optional() })).min(1),
      /** How many days ahead the first day may be. */
      daysAhead: z.int().positive(),
      users: z.strictObject({ existing: LocalText, new: LocalText }),
      sims: z.strictObject({ now: LocalText, later: LocalText }),
      /** The groups of options that are SMS products, of which one is chosen, and add-ons. */
      smsGroup: Id,
      addOnGroup: Id,
      /** From when on (hh:mm) whoever works for customers is reminded, each working day, of what waits for a SIM card; without it, never. */
      remindAt: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .optional(),
    })
    .optional(),
});
