import { z } from 'zod';
import { PaidBy, SentBy } from '../../records/organisation.js';
import { Language, LocalText } from '../../terms/language.js';
import { Certificates, Invoices } from '../billedRules.js';
import { Named } from '../common.js';

const UsageKinds = z
  .array(
    z.strictObject({
      id: z.enum(['call', 'sms', 'data']),
      name: LocalText,
      /** What people call it as well, by language. */
      also: z.partialRecord(Language, z.array(z.string()).min(1)).optional(),
    }),
  )
  .min(1);

/** Of `operators/<id>/lines.json`: what is used, charged, billed, paid and agreed. */
export const BillingRules = z.strictObject({
  /** How a bill can be split with the line's user (T2, T9). The first is that it is not. */
  splitBill: z.array(Named).min(2).optional(),
  /** A line's billing account can be changed (T9). */
  billingAccount: z.literal(true).optional(),
  /** Remaining allowances (C7): what the operator calls those of the plan, and those that come on top. */
  allowances: z.strictObject({ sections: z.strictObject({ plan: LocalText, extra: LocalText }) }).optional(),
  /**
   * Call details: of how many days they can be had, today included (C10), or of how many months beside this one, which goes up to
   * yesterday (B19); and what the operator calls their kinds.
   */
  usage: z
    .union([
      z.strictObject({ daysKept: z.int().positive(), kinds: UsageKinds }),
      z.strictObject({ monthsBefore: z.int().positive(), kinds: UsageKinds }),
    ])
    .optional(),
  /** Charges for a period (B18): of how many months beside this one they can be seen, and what their groups are called. */
  charges: z
    .strictObject({
      monthsBefore: z.int().positive(),
      groups: z.strictObject({
        fee: LocalText,
        services: LocalText,
        calls: LocalText,
        sms: LocalText,
        data: LocalText,
      }),
    })
    .optional(),
  /** Payment history (B2, C17, C18): how many months of it are kept, and how many are shown where no period is asked for. */
  payments: z
    .strictObject({
      monthsKept: z.int().positive(),
      monthsShown: z.int().positive(),
      /** Lines that are paid in advance have payments of their own (C17). */
      inAdvance: z.literal(true).optional(),
      /** What a payment that is not yet confirmed is called, where one can be registered (B2). */
      registered: LocalText.optional(),
    })
    .optional(),
  /** Bills (C22): of how many months beside this one they can be seen; what else an operator has about them stands in `billing`. */
  bills: z.strictObject({ monthsKept: z.int().positive() }).optional(),
  /** How the bills of an account can be paid and sent (T20, T22); the first of each where nothing else was chosen. */
  billing: z
    .strictObject({
      paidBy: z.array(z.strictObject({ id: PaidBy, name: LocalText })).min(1),
      sentBy: z.array(z.strictObject({ id: SentBy, name: LocalText })).min(1),
      /** The operator's own page of bills. */
      page: z.url({ protocol: /^https$/ }).optional(),
      /** Bills can be paid at the operator's payment page, which takes a payment for so many minutes after it was begun. */
      payOnline: z.strictObject({ minutes: z.int().min(1).max(60) }).optional(),
    })
    .optional(),
  /** Invoices that are ordered or downloaded (B3). */
  invoices: Invoices.optional(),
  /** Reconciliation of accounts (C23): how many months back from today it goes. */
  reconciliation: z.strictObject({ monthsBack: z.int().positive() }).optional(),
  /** Certificates of completed work (C21). */
  certificates: Certificates.optional(),
  /** A company sees what is agreed with it (B1). */
  agreements: z.literal(true).optional(),
  /** What a company's contract has of the catalogue (T21), under what the operator calls its parts. */
  contracts: z.strictObject({ parts: z.strictObject({ plans: LocalText, packs: LocalText }) }).optional(),
  /** Lines share a group pack (T15): what can be done, and how many days ahead the date may be. */
  groupPacks: z
    .strictObject({
      actions: z.array(z.strictObject({ id: z.enum(['join', 'move', 'leave']), name: LocalText })).min(1),
      daysAhead: z.int().positive(),
      /** A company can be told of what goes beyond its packs (T14), at the most from this amount on, in minor units. */
      notice: z.strictObject({ most: z.int().positive() }).optional(),
    })
    .optional(),
  /** Equipment is sold in instalments (B4). */
  instalments: z.literal(true).optional(),
});
