import { z } from 'zod';
import { Bar } from '../terms/bars.js';
import { Forwarding } from '../terms/forwarding.js';
import { Language } from '../terms/language.js';
import { LineReason, LineState } from '../terms/lineState.js';
import { Money } from '../terms/money.js';

/** A mobile-internet package or an option on a line, by the catalogue's id. */
export const LinePackage = z.object({
  id: z.string(),
  since: z.iso.datetime(),
  /** Where it ends by itself. */
  until: z.iso.datetime().optional(),
});
export type LinePackage = z.output<typeof LinePackage>;

/** What may be paid by phone: a month, and at one time. */
export const PayByMobile = z.object({ month: Money, payment: Money });
export type PayByMobile = z.output<typeof PayByMobile>;

/** Voicemail: where copies of the messages go by e-mail, if they do. */
export const Voicemail = z.object({ email: z.string().optional() });
export type Voicemail = z.output<typeof Voicemail>;

/** A subscription with a number: what a fleet manager or a company's administrator looks after. */
export const Line = z.object({
  id: z.string(),
  operator: z.string(),
  organisation: z.string(),
  /** The MSISDN, E.164. */
  number: z.string().regex(/^\+\d{8,15}$/),
  /** The SIM card's number (ICCID); a line that waits for one has none. */
  iccid: z
    .string()
    .regex(/^89\d{17,18}$/)
    .optional(),
  /** Who uses it, as the administrator wrote it. */
  user: z.string().optional(),
  /** When its user has confirmed their own data: from then on only they change them (T6). */
  userConfirmedAt: z.iso.datetime().optional(),
  /** The language that whoever uses it reads, where that is known; else the operator's own. */
  language: Language.optional(),
  /** What it is for, as the administrator wrote it. */
  description: z.string().optional(),
  /** Number, user and description as a search compares them: made by `textsOf`, never written by hand. */
  sought: z.string(),
  /** User, else description, as a list is sorted by it: made by `textsOf`. */
  called: z.string().optional(),
  /** A plan of the catalogue, by its id. */
  plan: z.string(),
  /** Whether mobile internet is on. */
  internet: z.boolean(),
  packages: z.array(LinePackage),
  /** The options and services that are on (T8, B10, C9), in the order of their ids; nothing where there is none. */
  options: z.array(LinePackage).optional(),
  balance: Money.optional(),
  creditLimit: Money.optional(),
  state: LineState,
  /** Why it is suspended. */
  reason: LineReason.optional(),
  stateSince: z.iso.datetime(),
  /** What has become of the number of a line that was given up (T13). */
  numberAfter: z.enum(['released', 'portedOut', 'kept']).optional(),
  /** When a line that waits is activated, once that is decided (T3): yyyy-mm-dd. */
  activatesOn: z.iso.date().optional(),
  billingAccount: z.string(),
  /** How the bill is split with its user, by the operator's id for it; without one it is not. */
  splitBill: z.string().optional(),
  /** Its extension in the company's telephone system, and the area code that its user dials from (O1). */
  extension: z
    .string()
    .regex(/^\d{2,6}$/)
    .optional(),
  areaCode: z.string().optional(),
  /** What is barred on it (T11), in the order of `bars`; nothing where there is none. */
  bars: z.array(Bar).optional(),
  /** Whether its user is kept from changing services by SMS or USSD (C15). */
  smsControlBanned: z.boolean().optional(),
  /** Where calls to it are forwarded (B15, C16); nothing where they are not. */
  forwarding: Forwarding.optional(),
  /** When an SMS with settings for its phone (B13) was ordered, each of the last hour and the last one of all. */
  settingsSentAt: z.array(z.iso.datetime()).optional(),
  /** When its user had call details sent to their address within the last hour (C11). */
  detailsMailedAt: z.array(z.iso.datetime()).optional(),
  /** Its voicemail (B16); nothing where it has none. */
  voicemail: Voicemail.optional(),
  /** What may be paid with it (T12), a month and at one time; without it, as much as the operator lets at the most. */
  payByMobile: PayByMobile.optional(),
  /** The group pack that it shares (T15), by the catalogue's id, and since when; nothing where it shares none. */
  groupPack: z.string().optional(),
  groupPackSince: z.iso.datetime().optional(),
  /** How it is paid (C6): ahead, or by invoice. */
  paymentMethod: z.enum(['advance', 'credit']).optional(),
  /** The number of the form it was registered with (C6). */
  registrationForm: z.string().optional(),
  /** When its SIM card was replaced last (C6). */
  simReplacedAt: z.iso.datetime().optional(),
  /** Of the device that was last seen with it (C6), without its check digit or with it. */
  imei: z
    .string()
    .regex(/^\d{14,16}$/)
    .optional(),
  /** Devices that are registered with it (C14), without check digit and version; nothing where there are none. */
  devices: z.array(z.string().regex(/^\d{14}$/)).optional(),
  /** Whether it is in a closed user group (B9); nothing where the operator has none. */
  inClosedGroup: z.boolean().optional(),
});
export type Line = z.output<typeof Line>;
