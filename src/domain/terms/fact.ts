import { z } from 'zod';
import { LocalText } from './language.js';
import { Money } from './money.js';
import { Problem } from './problems.js';

/** TM Forum TMF622: where an order is. The last four are final; `partial`: some of its items are carried out, others are not. */
export const orderStates = [
  'acknowledged',
  'inProgress',
  'pending',
  'held',
  'completed',
  'failed',
  'partial',
  'cancelled',
] as const;

/**
 * How an order stands, as people are told: one that waits for its date says so, one whose number is being ported, and one that
 * waits for a SIM card, too.
 */
export const orderStandings = ['scheduled', 'replaced', 'porting', 'awaitsSim', ...orderStates] as const;
export type OrderStanding = (typeof orderStandings)[number];

/** How many orders of a command stand how. */
const Standings = z.partialRecord(z.enum(orderStandings), z.number());
export type Standings = z.output<typeof Standings>;

/** Where a request to the staff is: it waits, somebody of the staff works on it, it has its answer, nothing more comes of it. */
export const requestStates = ['open', 'inProgress', 'answered', 'closed'] as const;

/** What is said of lines and orders in the same words everywhere: `words` in `locales/<lng>/common.json`. */
export const factWords = [
  // How a line is paid, and whether it is in a closed user group.
  ...(['advance', 'credit', 'inGroup', 'notInGroup'] as const),
  ...([
    'on',
    'off',
    'nothingBarred',
    'noOptions',
    'free',
    'internetOff',
    'planInternet',
    'paymentsOff',
    'noGroupPack',
  ] as const),
  ...(['unlimited', 'atOnce', 'together'] as const),
  // Devices of a line, and what is asked for about them.
  ...(['registered', 'notRegistered', 'noDevices', 'deviceAdded', 'deviceRemoved'] as const),
  // The same where no label says of what there is none.
  ...(['noneRegistered', 'noDeviceSeen'] as const),
  // Where calls are forwarded.
  ...(['notForwarded', 'overruled', 'pastVoicemail'] as const),
  // Of settings for a phone.
  ...(['settingsNotSent'] as const),
  ...(['nextInvoice', 'unnamed', 'simCard', ...orderStandings] as const),
  // Of a user that is ordered.
  ...(['simLater', 'setUp', 'pinChangedAtLogin', 'pinKept', 'invoicedByThemselves', 'invoicedByHand'] as const),
  // Of what waits for a second administrator.
  ...(['awaitsApproval', 'declined', 'expired', 'withdrawn'] as const),
  // Of requests to the staff, and of what somebody has done.
  ...(['otherMatter', ...requestStates, 'done', 'refused', 'webChat', 'textChat', 'removedPerson'] as const),
  // Of a company, and of what somebody is told by itself.
  ...(['noShortName', 'alwaysTold'] as const),
  ...(['noticeNewBrowser', 'noticePacks', 'noticeSims', 'noticeTeams', 'noticeAccount'] as const),
  // Of a contract.
  ...(['agreed', 'agreementPaused', 'agreementEnded'] as const),
  ...(['inContract', 'notInContract', 'notApplicable'] as const),
  // Of what is owed, as books have it.
  ...(['openingBalance', 'turnover', 'closingBalance', 'invoiced'] as const),
  // Of a report that is made in the background.
  ...(['monthInvoice'] as const),
  ...(['reportMade', 'reportReady', 'reportSent', 'reportOver', 'reportNotMailed', 'reportFailed'] as const),
  // Of payments.
  ...(['topUp', 'transfer', 'correction'] as const),
  ...(['paidOnline', 'paymentPending', 'paymentRefused', 'paymentGivenUp'] as const),
  // Of what a line was used for.
  ...(['callOut', 'callIn', 'smsOut', 'smsIn', 'data', 'hidden', 'incomplete', 'untilYesterday'] as const),
] as const;

export type FactWord = (typeof factWords)[number];

/**
 * One thing to show, still without a language: receipts, choices and lists carry facts, the edge puts them in words.
 * - `text`: as typed by somebody; `name`: operator data in the reader's language; `code`: to be copied
 * - `priced`: operator data with what it costs a month
 * - `word`: one that is the same everywhere, with `at` since when it is so; `megabytes`: a volume that is sold; `kilobytes`: one that was used or is left,
 *   always read in megabytes (Kcell: "10239 МБ"); `seconds`: how long something was, or may be
 * - `switch`: operator data that is on or off; on `until` an instant, where it ends by itself
 * - `forward`: operator data, when calls are forwarded, and where `to`; `after` and `afterSeconds`: once it has rung so long
 * - `settingsSent`: when settings went to a phone last
 * - `bankAccount`: as much of an account's number (IBAN) as may be seen; `sealed`: the whole, for the staff, while it is needed
 * - `copiesTo`: the e-mail address that gets copies of messages
 * - `from`, `to`: what was or is so, and what took or takes its place
 * - `procedure`: its title, with what it does where it does one of several things; `problem`: why something was refused
 * - `standings`: how many orders of a command stand how, and how many lines were left out
 * - `written`: a letter of a request to the staff, by whom and when
 * - `change`: how much more or less an amount is than another
 * - `money`, with `per` what it is counted by, with `difference` how much more or less than before; `count`, and a count of something, in words: `counted`; `instant`: ISO 8601 with zone; `until`: the day of one, as the end of something; `withinHours`: how long it takes at the most; `day`: yyyy-mm-dd; `period`: two of them; `region`: ISO 3166 code; `phone`: E.164
 */
// What has all that another one has, and more, stands before it: the first that fits is what a kept one is read as.
const OneFact = z.union([
  z.object({ text: z.string() }),
  z.object({ priced: LocalText, money: Money }),
  z.object({ name: LocalText }),
  z.object({ code: z.string() }),
  z.object({ money: Money, per: z.literal('month'), difference: z.literal(true) }),
  z.object({ money: Money, per: z.enum(['month', 'payment']) }),
  z.object({ money: Money }),
  z.object({ change: Money }),
  z.object({ counted: z.enum(['lines', 'calls', 'sms', 'days']), count: z.number() }),
  z.object({ count: z.number() }),
  z.object({ written: z.string(), by: z.enum(['staff', 'own']), at: z.iso.datetime() }),
  z.object({ instant: z.iso.datetime() }),
  z.object({ day: z.iso.date() }),
  z.object({ switch: LocalText, on: z.boolean(), until: z.iso.datetime().optional() }),
  z.object({ until: z.iso.datetime() }),
  z.object({ withinHours: z.int().positive() }),
  z.object({ region: z.string() }),
  z.object({ phone: z.string() }),
  z.object({ forward: LocalText, to: z.string(), after: z.number().optional() }),
  z.object({ afterSeconds: z.number() }),
  z.object({ copiesTo: z.string() }),
  z.object({ bankAccount: z.string(), sealed: z.string().optional() }),
  z.object({ settingsSent: z.iso.datetime() }),
  z.object({ word: z.enum(factWords), at: z.iso.datetime() }),
  z.object({ word: z.enum(factWords) }),
  z.object({ standings: Standings, left: z.number() }),
  z.object({ megabytes: z.number() }),
  z.object({ kilobytes: z.number() }),
  z.object({ seconds: z.number() }),
  z.object({ period: z.object({ from: z.iso.date(), until: z.iso.date() }) }),
  z.object({ procedure: z.string(), action: z.string().optional() }),
  z.object({ problem: Problem }),
]);
export type OneFact = z.output<typeof OneFact>;

/** One of them, several under one label, or what some of them become. */
export const Fact = z.union([
  ...OneFact.options,
  z.object({ list: z.array(OneFact) }),
  z.object({ from: z.array(OneFact), to: z.array(OneFact) }),
]);
export type Fact = z.output<typeof Fact>;

/** Each by itself; of what becomes of something, what it becomes. */
export const eachOf = (facts: readonly Fact[]): OneFact[] =>
  facts.flatMap((fact) => ('list' in fact ? fact.list : 'from' in fact ? fact.to : [fact]));

/** Facts by the key under which a procedure's words have their labels; `blankSims:count` is labelled by those of another one. */
export const Facts = z.record(z.string(), Fact);
export type Facts = z.output<typeof Facts>;

/** The same without what is sealed in them: what is seen of it stays. */
export const withoutSealed = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => [key, 'bankAccount' in fact ? { bankAccount: fact.bankAccount } : fact]),
  );
