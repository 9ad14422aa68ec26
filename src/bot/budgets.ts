import { z } from 'zod';
import type { Spending } from '../domain/door/budgets.js';

/** How many, in how many seconds. */
const Rate = z.strictObject({ points: z.int().positive(), duration: z.int().positive() });
export type Rate = z.output<typeof Rate>;
/** The same; after `pauseAfter` of them each next one has to wait, twice as long each time. */
const Tries = Rate.extend({ pauseAfter: z.int().positive().optional() });
const most = z.int().positive();

/**
 * Everything of which somebody may have only so much: what each is counted by stands with it. docs/operating.md shows all of them, and
 * `BUDGETS` changes any; a test compares the three.
 */
export const Budgets = z.strictObject({
  /** Requests of one address: an office of many agents may share one. */
  address: Rate,
  /** Requests of one /48 of IPv6, in which one owner may have 65,536 addresses of the above. */
  site: Rate,
  /** Requests of everybody. */
  overall: Rate,
  /** Wrong passwords for one account from one address since the last right one: a stranger locks nobody else out. */
  login: Tries,
  /** The same of one browser that has signed in to the account before: what strangers do does not count. */
  loginOfBrowser: Tries,
  /** Wrong ones of strangers from everywhere: somebody who guesses from many addresses. */
  loginAnywhere: Rate,
  /** Wrong tries to sign in of strangers at one address, at one operator. */
  signInsOfAddress: Rate,
  /** Wrong tries to sign in of all strangers at one operator: each costs a slow hash. */
  signIns: Rate,
  /** Wrong tries that each have a line in the audit, for one account and over all of an operator; the others are counted there. */
  refusedOfAccount: Rate,
  refusedSignIns: Rate,
  /**
   * What is asked for or tried before somebody is let in, from one address: codes and links to choose a password with, questions for
   * passkeys; and codes that all strangers ask for at one operator.
   */
  accessOfAddress: Rate,
  access: Rate,
  /** PINs, passwords and one-time codes that prove something, of one account and of all: each costs a slow hash. */
  proofsOfAccount: Rate,
  proofs: Rate,
  /** Conversations that one account begins: each is a file for weeks. */
  conversations: Rate,
  /** Messages of one account, in all its conversations. */
  turns: Rate,
  /** Milliseconds of the processor that an account's messages take. */
  turnWork: Rate,
  /** Messages of one conversation that wait for their turn or have it: each is held in memory. */
  turnsAtOnce: most,
  /** Bytes that one account sends as files. */
  uploads: Rate,
  /** Files that are being received at a time, from one account and from everybody: each is held in memory. */
  uploadsAtOnceOfAccount: most,
  uploadsAtOnce: most,
  /** Results and reports that one account downloads. */
  exports: Rate,
  /** Live streams of one conversation, of one account, and of everybody. */
  streams: z.strictObject({
    conversation: most,
    account: most,
    overall: most,
    /**
     * How often each is asked whether anybody is there, and whether its token is still good, in milliseconds: so long it may outlive a
     * sign-out on another instance.
     */
    checkEvery: most,
  }),
  /** Orders for the network that one account places, and one company. */
  ordersOfAccount: Rate,
  ordersOfCompany: Rate,
  /** Orders of one account for a company that are unusually many: the company's others are told, and nothing is refused. */
  unusualOrders: Rate,
  /** Text messages that one account causes, one company, and those to one line. */
  smsOfAccount: Rate,
  smsOfCompany: Rate,
  smsOfLine: Rate,
  /** Mails that one account causes, and one company. */
  mailsOfAccount: Rate,
  mailsOfCompany: Rate,
  /** Texts of one sender, and of all; and secret codes that are tried over all lines: each costs a slow hash. */
  textsOfSender: Rate,
  texts: Rate,
  secretCodes: Rate,
  /** Codes that all strangers of Teams together may try; how many each may is in the store. */
  teamsCodes: Rate,
  /** What is answered of mentions in groups, by person and by place, and of what strangers write. */
  mentionsOfPerson: Rate,
  mentionsInPlace: Rate,
  strangers: Rate,
  /** Sentences that are kept since they were not understood, of one account and of all at one operator (`keepsMissedSentences`). */
  missedOfAccount: Rate,
  missed: Rate,
});
export type Budgets = z.output<typeof Budgets>;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** What counts where nothing else is configured. */
export const usualBudgets: Budgets = {
  address: { points: 1200, duration: minute },
  site: { points: 10_000, duration: minute },
  overall: { points: 30_000, duration: minute },
  login: { points: 10, duration: day, pauseAfter: 3 },
  loginOfBrowser: { points: 10, duration: 15 * minute, pauseAfter: 3 },
  loginAnywhere: { points: 100, duration: 15 * minute },
  signInsOfAddress: { points: 40, duration: minute },
  signIns: { points: 120, duration: minute },
  refusedOfAccount: { points: 20, duration: hour },
  refusedSignIns: { points: 200, duration: hour },
  accessOfAddress: { points: 60, duration: 5 * minute },
  access: { points: 60, duration: minute },
  proofsOfAccount: { points: 30, duration: minute },
  proofs: { points: 600, duration: minute },
  conversations: { points: 120, duration: hour },
  turns: { points: 240, duration: minute },
  turnWork: { points: 10_000, duration: minute },
  turnsAtOnce: 50,
  uploads: { points: 200 * 1024 * 1024, duration: day },
  uploadsAtOnceOfAccount: 3,
  uploadsAtOnce: 20,
  exports: { points: 120, duration: hour },
  streams: { conversation: 10, account: 30, overall: 2000, checkEvery: 30_000 },
  ordersOfAccount: { points: 20_000, duration: day },
  ordersOfCompany: { points: 100_000, duration: day },
  unusualOrders: { points: 200, duration: hour },
  smsOfAccount: { points: 300, duration: day },
  smsOfCompany: { points: 1000, duration: day },
  smsOfLine: { points: 20, duration: day },
  mailsOfAccount: { points: 200, duration: day },
  mailsOfCompany: { points: 1000, duration: day },
  textsOfSender: { points: 30, duration: minute },
  texts: { points: 20_000, duration: minute },
  secretCodes: { points: 300, duration: minute },
  teamsCodes: { points: 300, duration: minute },
  mentionsOfPerson: { points: 5, duration: minute },
  mentionsInPlace: { points: 20, duration: minute },
  strangers: { points: 10, duration: minute },
  missedOfAccount: { points: 40, duration: day },
  missed: { points: 400, duration: day },
};

/** The budgets of what commands cause, as the door counts them. */
export const spendingOf = (budgets: Budgets): Spending => ({
  orders: { account: budgets.ordersOfAccount, company: budgets.ordersOfCompany },
  sms: { account: budgets.smsOfAccount, company: budgets.smsOfCompany, line: budgets.smsOfLine },
  mails: { account: budgets.mailsOfAccount, company: budgets.mailsOfCompany },
  unusual: budgets.unusualOrders,
});

/** `BUDGETS`: those that are to be other than usual, as JSON. */
export const budgetsVariable = z
  .string()
  .transform((text, context) => {
    try {
      return z.unknown().parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(Budgets.partial())
  .optional();
