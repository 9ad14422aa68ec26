import { z } from 'zod';
import { Language } from '../terms/language.js';
import { Month } from '../terms/month.js';
import { Period } from '../terms/period.js';

/** What the owner of an account is told of. */
export const accountEvents = [
  ...(['passwordReset', 'passwordChanged', 'emailChanged'] as const),
  ...(['locked', 'newBrowser', 'passkey'] as const),
] as const;
/** Whether somebody is given their first link to choose a password with. */
export const accessLetters = ['accessFirst', 'accessAgain'] as const;

const ofOneTimeCode = {
  account: z.string(),
  procedure: z.string(),
  commandId: z.string(),
  /** When it was asked for, ISO 8601: another one makes an end of it. */
  at: z.iso.datetime(),
  language: Language,
} as const;

/** What may go out. Ids only: what it says is read when it goes, so that nothing about a person is kept twice. */
export const Message = z.discriminatedUnion('kind', [
  /** KONNECT guide (K3): the customer is sent the data held about them. */
  z.object({
    kind: z.literal('email.customerRegistered'),
    customer: z.string(),
    subscription: z.string(),
    language: Language,
  }),
  /** Kcell guide (C20, C23), Belarus guide (B3): a report, made when it goes, for whoever asked for it. The address stands nowhere else: it was typed for this. */
  z.object({
    kind: z.literal('email.report'),
    report: z.enum(['companyNumbers', 'balances', 'invoice']),
    account: z.string(),
    organisation: z.string().optional(),
    /** Of a report that is about some days (C23). */
    period: Period.optional(),
    /** Of one that is about a billing account's month, yyyy-mm (B3). */
    billed: z.object({ account: z.string(), month: Month }).optional(),
    to: z.string(),
    /** Which command asked for it, and where: what has become of it is told there. A message of before has neither. */
    command: z.string().optional(),
    conversation: z.string().optional(),
  }),
  /** Kcell guide (C10, C11): call details go to the address that there is for a line's user, read as it goes. */
  z.object({
    kind: z.literal('email.callDetails'),
    line: z.string(),
    organisation: z.string(),
    /** Who read then. */
    account: z.string(),
    period: Period,
    form: z.enum(['pdf', 'csv']),
    language: Language,
  }),
  /** Kcell guide (C11): a line's user is sent a secret code. The code is not in here: it is made as the message goes. */
  z.object({
    kind: z.literal('sms.secretCode'),
    line: z.string(),
    organisation: z.string(),
    language: Language,
  }),
  /** A line's user is told on the SIM card they have that it ends at `at`, ISO 8601 (T4, C13). */
  z.object({
    kind: z.literal('sms.simSwap'),
    line: z.string(),
    organisation: z.string(),
    at: z.iso.datetime(),
    language: Language,
  }),
  /** A line's user is told on the number they have that they get another one (B11). Which, and when, the order says. */
  z.object({
    kind: z.literal('sms.numberChange'),
    line: z.string(),
    order: z.string(),
    organisation: z.string(),
    language: Language,
  }),
  /** Settings for a service go to a line's phone (B13): the operator's id for it, what they are is read as it goes. */
  z.object({
    kind: z.literal('sms.phoneSettings'),
    line: z.string(),
    organisation: z.string(),
    service: z.string(),
    language: Language,
  }),
  /** An account is told on its phone how a command's orders ended, or that it is asked to approve something. Which, is read as it goes. */
  z.object({
    kind: z.literal('sms.news'),
    account: z.string(),
    organisation: z.string(),
    about: z.enum(['orders', 'fourEyes']),
    id: z.string(),
    language: Language,
  }),
  /** A one-time code for a command goes to the account's phone in place of its address. It is made as the message goes. */
  z.object({ kind: z.literal('sms.oneTimeCode'), ...ofOneTimeCode }),
  /** A text message that came in is answered. What it says is in its own row, sealed. */
  z.object({ kind: z.literal('text.answer'), message: z.string() }),
  /** The parts of a long one have been waited for long enough. */
  z.object({ kind: z.literal('text.incomplete'), whole: z.string() }),
  /** A one-time code for a command goes to the account's own address. The code is made as the message goes. */
  z.object({ kind: z.literal('email.oneTimeCode'), ...ofOneTimeCode }),
  /** A code to choose a password with (C1, C2), by mail or SMS. It is made as the message goes. */
  z.object({ kind: z.literal('email.accessCode'), challenge: z.string(), account: z.string(), language: Language }),
  z.object({ kind: z.literal('sms.accessCode'), challenge: z.string(), account: z.string(), language: Language }),
  /** A link to choose a password with: the first one, or again. Its secret is made as the mail goes. */
  z.object({
    kind: z.literal('email.accessLink'),
    account: z.string(),
    what: z.enum(['first', 'again']),
    language: Language,
  }),
  /** The owner of an account is told what was done to it. `to`: the address that it had then. */
  z.object({
    kind: z.literal('email.accountChanged'),
    account: z.string(),
    what: z.enum(accountEvents),
    at: z.iso.datetime(),
    to: z.string(),
    browser: z.string().optional(),
    language: Language,
  }),
  /** A line's secret code was tried wrong too often at `at`, ISO 8601: told to the account that sent it (C11). */
  z.object({
    kind: z.literal('email.codeLocked'),
    line: z.string(),
    organisation: z.string(),
    account: z.string(),
    at: z.iso.datetime(),
  }),
  /** Telenet guide (T1, T16, T17): somebody is invited to a company's portal by an account of it. */
  z.object({
    kind: z.literal('email.invitation'),
    profile: z.string(),
    organisation: z.string(),
    by: z.string(),
    /** When it was ordered, ISO 8601: another one makes an end of it. One from before has none. */
    at: z.iso.datetime().optional(),
    language: Language,
  }),
  /** Telenet guide (T14): somebody who looks after a company's lines is told what its use beyond group packs has come to in a month. */
  z.object({
    kind: z.literal('email.packNotice'),
    contract: z.string(),
    account: z.string(),
    organisation: z.string(),
    month: Month,
    language: Language,
  }),
  /** Somebody of a company has ordered unusually much by `at`: told to another account of it. */
  z.object({
    kind: z.literal('email.unusualOrders'),
    account: z.string(),
    organisation: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
    language: Language,
  }),
  /** COMuniq (O3): whoever works for customers is reminded of the orders that wait for a SIM card on a day. Which, is read as it goes. */
  z.object({ kind: z.literal('email.simReminder'), account: z.string(), day: z.iso.date(), language: Language }),
  /** An order for the network, to be handed in; `look`: to be asked about again. */
  z.object({ kind: z.literal('network.order'), order: z.string(), organisation: z.string().optional() }),
  z.object({ kind: z.literal('network.look'), order: z.string(), organisation: z.string().optional() }),
  /** What waits for a second administrator has waited long enough: nobody's name stays with it. */
  z.object({ kind: z.literal('approval.expired'), approval: z.string() }),
  /** The files of a request, to be kept with it: copied from the conversations they were sent in. */
  z.object({ kind: z.literal('request.files'), request: z.string() }),
  /** A request and its ticket in the operator's ticket system tell each other what is new. */
  z.object({ kind: z.literal('ticket.exchange'), request: z.string() }),
  /** An order that the network holds was taken back. */
  z.object({ kind: z.literal('network.withdraw'), order: z.string(), organisation: z.string().optional() }),
  /** What has become of a command's orders, of what waits for approval, of a request, of a report: told where it was asked for. */
  z.object({
    kind: z.literal('chat.news'),
    conversation: z.string(),
    /** Whose it is: told in Teams, too, where they want that. A message of before does not say. */
    account: z.string().optional(),
    about: z.enum(['orders', 'approval', 'request', 'payment', 'report', 'packs', 'sims', 'unusual']),
    id: z.string(),
  }),
  /** What a conversation has said goes to its channel, which was not there when the message was answered. */
  z.object({ kind: z.literal('chat.answers'), conversation: z.string() }),
  /** A file that somebody has said yes to goes into their OneDrive: what, and where to, is sealed. */
  z.object({ kind: z.literal('chat.file'), conversation: z.string(), offer: z.string(), sealed: z.string() }),
  /** An online payment is asked about at its page, at `at` (ISO 8601): when its time is over, and while the bank has not answered. */
  z.object({ kind: z.literal('payment.look'), payment: z.string(), at: z.iso.datetime() }),
]);
export type Message = z.output<typeof Message>;

/** Why a message has not gone out. The first group stands for any kind of message. */
export const deliveryProblems = [
  'message.unreadable',
  'recipient.gone',
  'delivery.fault',
  'delivery.timeout',
  'delivery.interrupted',
  'mail.unreachable',
  'mail.tls',
  'mail.login',
  'mail.deferred',
  'mail.addressRefused',
  'mail.refused',
  'sms.noGateway',
  'sms.unreachable',
  'sms.busy',
  'sms.timeout',
  'sms.addressRefused',
  'sms.refused',
  'sms.noSettings',
  'network.unreachable',
  'payment.unreachable',
  'ticket.unreachable',
  'report.away',
  'chat.unreachable',
  'chat.gone',
  'file.gone',
  'file.away',
] as const;
export const DeliveryProblem = z.enum(deliveryProblems);
export type DeliveryProblem = z.output<typeof DeliveryProblem>;

/** A message on its way out: written together with what it tells of, delivered at least once. */
export const OutboxRow = z.object({
  id: z.string(),
  operator: z.string(),
  /** The command's id and what for: a command says a thing once. */
  key: z.string(),
  /** Read strictly when it is delivered: a message that this version does not know must not keep the store from opening. */
  message: z.looseObject({ kind: z.string() }),
  state: z.enum(['waiting', 'sent', 'parked']),
  /** Not before this. While it is being delivered: when it is taken up again if nothing more is heard of it. */
  dueAt: z.iso.datetime(),
  /** When `dueAt` was decided; a clock that shows less has been set back. */
  plannedAt: z.iso.datetime(),
  attempts: z.int().nonnegative(),
  lastProblem: DeliveryProblem.optional(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().optional(),
});
export type OutboxRow = z.output<typeof OutboxRow>;
