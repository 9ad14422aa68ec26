import { z } from 'zod';
import { PaidBy, SentBy } from '../records/organisation.js';
import { Bar } from '../terms/bars.js';
import { ForwardCondition } from '../terms/forwarding.js';
import { Language, LocalText } from '../terms/language.js';
import { Currency, Money } from '../terms/money.js';
import { Certificates, Invoices } from './billedRules.js';
import { demo, Id } from './shared.js';

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

/** What can be on or off on a line, in the operator's words; `conditions` are for whoever wants to know. */
const Switch = z.strictObject({ name: LocalText, conditions: LocalText.optional() });

/** One of a list that the operator gives. */
const Named = z.strictObject({ id: Id, name: LocalText });

/** What a phone needs to know of a service, in the terms of OMA Client Provisioning: NAP-ADDRESS, PXADDR with PORTNBR, ADDR. */
const PhoneSettings = z.strictObject({
  /** Access point name (3GPP TS 23.003). */
  apn: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,61}[a-z0-9]$/i),
  proxy: z
    .string()
    .regex(/^[\w.-]+:\d{1,5}$/)
    .optional(),
  /** Of the MMS centre, or of the streaming server. */
  address: z.url().optional(),
});
export type PhoneSettings = z.output<typeof PhoneSettings>;

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

/** `operators/<id>/lines.json`: what differs in what may be done with mobile lines. Prices and plans are the catalogue's. */
export const LineRules = z.strictObject({
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
  /** So many days nobody gets a number that a line had until then: it got another one (B11), or has ended (T13). */
  quarantineDays: z.int().nonnegative().optional(),
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
  /** Mobile internet (B12, C9): what can be done, in the order in which it is offered. */
  internet: z
    .strictObject({
      actions: z
        .array(
          z.strictObject({ id: z.enum(['change', 'add', 'packageOff', 'serviceOff', 'serviceOn']), name: LocalText }),
        )
        .min(1),
      /** What is said where a plan brings its own internet (B12: "the plan's own internet is connected"). */
      planInternet: LocalText,
    })
    .optional(),
  /** Another plan (T7, B17): those that are offered, by category. */
  planChange: z
    .strictObject({
      categories: z.array(Named.extend({ plans: z.array(Id).min(1) })).min(1),
      /** Which plans may come after a plan; after one that is not named here, all that are offered. */
      after: z.record(Id, z.array(Id)).optional(),
    })
    .optional(),
  /** How a bill can be split with the line's user (T2, T9). The first is that it is not. */
  splitBill: z.array(Named).min(2).optional(),
  /** A line's billing account can be changed (T9). */
  billingAccount: z.literal(true).optional(),
  /** Rename subscribers (B7), one or by a list; the operator's own words for these stand in `name`. */
  renaming: z
    .strictObject({
      ways: z.array(z.strictObject({ id: z.enum(['single', 'list']), name: LocalText })).min(1),
      /** It is done within so many hours. */
      withinHours: z.int().positive(),
      /** So many days at the end of a month it is closed: names are being copied into the month's invoices. */
      closedLastDays: z.int().nonnegative(),
    })
    .optional(),
  /** What can be barred on a line (T11), under the headings of the guide. */
  barring: z
    .array(z.strictObject({ group: LocalText, bars: z.array(Switch.extend({ id: Bar })).min(1) }))
    .min(1)
    .optional(),
  /** The ban on changing services by SMS or USSD from the line itself (C15). */
  smsControl: Switch.optional(),
  /** Devices that are registered with a line (C14); `other`: one whose number is typed. */
  devices: z
    .strictObject({
      actions: z.array(z.strictObject({ id: z.enum(['register', 'remove']), name: LocalText })).min(1),
      other: LocalText,
    })
    .optional(),
  /** Call forwarding (B15, C16): what can be done, and when calls are forwarded, in the order in which that is offered. */
  forwarding: z
    .strictObject({
      actions: z.array(z.strictObject({ id: z.enum(['set', 'cancel']), name: LocalText })).min(1),
      conditions: z.array(z.strictObject({ id: ForwardCondition, name: LocalText })).min(1),
      /** What ending all of them at once is called. */
      all: LocalText,
      /** How long it may ring where nobody replies, in seconds. */
      seconds: z.array(z.int().min(5).max(30).multipleOf(5)).min(1),
      /** Numbers for emergencies, as they are dialled in the country: calls are never forwarded there. */
      emergency: z.array(z.string().regex(/^\d{2,6}$/)).min(1),
    })
    .optional(),
  /** Settings that are sent to a phone by SMS (B13), one SMS for each service; to a number no more SMS than so many an hour. */
  phoneSettings: z
    .strictObject({
      services: z
        .array(
          z.strictObject({
            id: Id,
            name: LocalText,
            /** Of no use without mobile internet: lines whose plan has none do not get them. */
            needsInternet: z.literal(true).optional(),
            settings: PhoneSettings,
          }),
        )
        .min(1)
        .max(10),
      mostAnHour: z.int().positive(),
    })
    .optional(),
  /** Voicemail (B16): what the operator calls it, and what a line with it costs more; without a price it is free. */
  voicemail: z
    .strictObject({
      name: LocalText,
      states: z.array(z.strictObject({ id: z.enum(['on', 'off']), name: LocalText })).length(2),
      price: Money.optional(),
    })
    .optional(),
  /**
   * Limits for payments by phone (T12), in minor units, from the least to the most: what a month may come to, 0 for none, and one
   * payment. More than 50 € at one time or 300 € a month is no service of a telephone operator (Directive (EU) 2015/2366, art. 3 l).
   */
  payByMobile: z
    .strictObject({
      currency: Currency,
      months: z.array(z.int().nonnegative().max(300_00)).min(2),
      payments: z.array(z.int().positive().max(50_00)).min(1),
    })
    .optional(),
  /** The data of a line's user can be changed (T6). */
  userData: z.literal(true).optional(),
  /** Secret codes (C11). */
  secretCode: z
    .strictObject({
      /** Days that a code is good for. */
      validDays: z.int().positive(),
      /** Where its user enters it, as short as people type it: it stands in an SMS of one part. */
      enterAt: z.string().regex(/^[a-z0-9.\-/]{4,24}$/),
      /** How often an hour its user may have call details sent to the address on record; without it, never. */
      mailsAnHour: z.int().positive().optional(),
    })
    .optional(),
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
  /** PIN1, PIN2, PUK1, PUK2 of a SIM card (C6, B9): how many cards an account may see those of a day. */
  simCodes: z.strictObject({ mostADay: z.int().positive() }).optional(),
  /** What is asked of the staff can be about a line, and is found by it (Belarus, B6: requests of the chosen subscriber). */
  requests: z.literal(true).optional(),
  demo,
});
export type LineRules = z.output<typeof LineRules>;
