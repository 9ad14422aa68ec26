import { z } from 'zod';
import { Bar } from '../../terms/bars.js';
import { ForwardCondition } from '../../terms/forwarding.js';
import { LocalText } from '../../terms/language.js';
import { Currency, Money } from '../../terms/money.js';
import { Id, Named } from '../common.js';

/** What can be on or off on a line, in the operator's words; `conditions` are for whoever wants to know. */
const Switch = z.strictObject({ name: LocalText, conditions: LocalText.optional() });

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

/** Of `operators/<id>/lines.json`: what a line has and does: plan, services, bars, forwarding, its user. */
export const ServiceRules = z.strictObject({
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
  /** What is asked of the staff can be about a line, and is found by it (Belarus, B6: requests of the chosen subscriber). */
  requests: z.literal(true).optional(),
});
