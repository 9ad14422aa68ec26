import type { Role } from '../../../src/domain/records/account.js';
import type { ProblemCode } from '../../../src/domain/terms/problems.js';
import type { Standing, Things } from './authorisationThings.js';

/** What the rows of `authorisationTable.ts` are made of. */

export const operatorIds = ['konnect', 'telenet', 'belarus', 'kcell', 'comuniq'] as const;
export type OperatorId = (typeof operatorIds)[number];

/** The order of the columns below. */
export const columns = [
  'agent',
  'fleetManager',
  'administrator',
  'subscriber',
  'reseller',
] as const satisfies readonly Role[];

/** Whose an object is, for whoever asks: a colleague is of the same company, `unknown` never was. */
export const whose = ['own', 'colleague', 'company', 'operator', 'unknown'] as const;
export type Whose = (typeof whose)[number];

/** `fault`: no answer that people can give leads there, so it is an error. */
export type Outcome = 'done' | 'fault' | ProblemCode;
/** What comes of it for each object that there can be. */
export type Cell = Readonly<Partial<Record<Whose, Outcome>>>;

/** One way to ask for a command about somebody's things. */
export interface Asked {
  /** In which state the lines are; active, unless said. */
  readonly line?: Standing;
  /** The object is the only thing in it that is another's. */
  readonly input: (things: Things) => unknown;
}

export type CommandRow = Readonly<Record<OperatorId, readonly [Cell, Cell, Cell, Cell, Cell]>> & {
  /** The guides' rows. */
  readonly guide: string;
  readonly asked: readonly Asked[];
};

const nobodys = (outcome: Outcome) => ({ company: outcome, operator: outcome, unknown: outcome });
const notOnesOwn = (outcome: Outcome) => ({ colleague: outcome, ...nobodys(outcome) });

export const no: Cell = { own: 'actor.notAllowed', ...notOnesOwn('actor.notAllowed') };
/** Lines that were chosen; a colleague's choice is not one's own. */
export const lines: Cell = { own: 'done', ...notOnesOwn('lines.gone') };
export const orders: Cell = { own: 'done', ...notOnesOwn('order.unknown') };
/** Four eyes: whoever asked is not the one who decides. */
export const requests: Cell = { own: 'approval.own', colleague: 'done', ...nobodys('approval.unknown') };
/** To the staff: one's own, and no colleague's. */
export const ownRequests: Cell = { own: 'done', ...notOnesOwn('request.unknown') };
/** What is sold at a point of sale belongs to no company; agents serve each other's customers. */
export const customers: Cell = { own: 'done', colleague: 'done', ...elsewhere('customer.unknown') };
export const subscriptions: Cell = { own: 'done', colleague: 'done', ...elsewhere('activation.unknown') };
/** Another operator's customers and modems are as free as those that nobody has registered. */
export const newcomers: Cell = { own: 'customer.exists', colleague: 'customer.exists', ...elsewhere('done') };
/** Profiles of a company's people: a colleague's is one's own company's. */
export const profiles: Cell = { own: 'profile.own', colleague: 'done', ...nobodys('profile.unknown') };
/** Those that are invited: whoever manages the company sees them, whoever invited them. */
export const invited: Cell = { own: 'done', colleague: 'done', ...nobodys('profile.unknown') };
/** Accounts of the operator that a company lets in, by what is typed at their sign-in: nobody is told which there are. Those that it lets in no more. */
export const granted: Cell = { own: 'done', colleague: 'done', company: 'done', ...elsewhere('done') };
export const revoked: Cell = { own: 'profile.own', colleague: 'done', ...nobodys('user.unknown') };
/** Where there are profiles, they are removed instead. */
export const revokedNot: Cell = { ...revoked, colleague: 'user.unknown' };
/** A link that is somebody else's: it opens nothing, whoever invited them. */
export const strangers: Cell = { own: 'invitation.gone', ...notOnesOwn('invitation.gone') };
/** Somebody of the company, by what they are known by. */
export const users: Cell = { own: 'done', colleague: 'done', ...nobodys('user.unknown') };
/** An address is taken within its company only. */
export const newProfiles: Cell = { own: 'profile.emailTaken', colleague: 'profile.emailTaken', ...nobodys('done') };
export const companies: Cell = { own: 'done', ...nobodys('organisation.unknown') };
/** Of those who have none: there is none that is theirs. */
export const noCompany: Cell = nobodys('organisation.unknown');
/** A SIM card and a billing account of the company: a colleague's are the same company's. */
export const simCards: Cell = { own: 'done', colleague: 'done', ...nobodys('value.choice') };
/** What is ordered for a customer, whoever works for them; another's is one that nobody has. */
export const ofCustomer: Cell = { own: 'done', colleague: 'done', ...nobodys('organisation.unknown') };
/** An order of the customer that waits for no SIM card. */
export const linked: Cell = { own: 'order.hasSim', colleague: 'order.hasSim', ...nobodys('order.unknown') };
/** A contract of the company, whoever of its people asks. */
export const contracts: Cell = { own: 'done', colleague: 'done', ...nobodys('value.choice') };
/** A company's bills: a colleague's are the same company's. */
export const bills: Cell = { own: 'done', colleague: 'done', ...nobodys('bill.unknown') };
/** An account that is linked to Teams: whoever looks after the company unlinks it, others none but their own. */
export const teamsLinks: Cell = { own: 'done', colleague: 'done', ...nobodys('teams.unknown') };
export const noTeamsLinks: Cell = { own: 'teams.unknown', ...notOnesOwn('teams.unknown') };
/** About something that nobody has: refused in the same words to whoever asks. */
export const refused = (outcome: ProblemCode): Cell => ({ own: outcome, unknown: outcome });
/** About no object. */
export const question: Cell = { own: 'done', unknown: 'done' };

function elsewhere(outcome: Outcome) {
  return { operator: outcome, unknown: outcome };
}

// Columns: agent, fleetManager, administrator, subscriber, reseller. Whom an operator's guide does not know may nothing.
const nowhere = [no, no, no, no, no] as const;
/** Everybody who signs in at an operator, about themselves. */
export const everyone = (cell: Cell) =>
  ({
    konnect: [cell, no, cell, no, no],
    telenet: [no, cell, no, cell, no],
    belarus: [no, no, cell, no, no],
    kcell: [no, no, cell, cell, no],
    comuniq: [no, no, no, no, cell],
  }) as const;
/** What a row begins with: the operators whose guides have it stand below. */
export const nobody = { konnect: nowhere, telenet: nowhere, belarus: nowhere, kcell: nowhere, comuniq: nowhere };
