import type { Role } from '../../../src/domain/records/account.js';
import type { ProblemCode } from '../../../src/domain/terms/problems.js';

/** Who may do what, and about whose objects: written by hand after the operators' guides, whose rows stand beside. */

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
export type CommandRow = Readonly<Record<OperatorId, readonly [Cell, Cell, Cell, Cell, Cell]>> & {
  /** The guides' rows. */
  readonly guide: string;
};

const nobodys = (outcome: Outcome) => ({ company: outcome, operator: outcome, unknown: outcome });
const notOnesOwn = (outcome: Outcome) => ({ colleague: outcome, ...nobodys(outcome) });

const no: Cell = { own: 'actor.notAllowed', ...notOnesOwn('actor.notAllowed') };
/** Lines that were chosen; a colleague's choice is not one's own. */
const lines: Cell = { own: 'done', ...notOnesOwn('lines.gone') };
const orders: Cell = { own: 'done', ...notOnesOwn('order.unknown') };
/** Four eyes: whoever asked is not the one who decides. */
const requests: Cell = { own: 'approval.own', colleague: 'done', ...nobodys('approval.unknown') };
/** What is sold at a point of sale belongs to no company; agents serve each other's customers. */
const customers: Cell = { own: 'done', colleague: 'done', ...elsewhere('customer.unknown') };
const subscriptions: Cell = { own: 'done', colleague: 'done', ...elsewhere('activation.unknown') };
/** Another operator's customers and modems are as free as those that nobody has registered. */
const newcomers: Cell = { own: 'customer.exists', colleague: 'customer.exists', ...elsewhere('done') };
const companies: Cell = { own: 'done', ...nobodys('organisation.unknown') };
/** Of those who have none: there is none that is theirs. */
const noCompany: Cell = nobodys('organisation.unknown');
const oneself: Cell = { own: 'done', ...notOnesOwn('fault') };
/** About no object. */
const question: Cell = { own: 'done', unknown: 'done' };

function elsewhere(outcome: Outcome) {
  return { operator: outcome, unknown: outcome };
}

// Columns: agent, fleetManager, administrator, subscriber, reseller. Whom an operator's guide does not know may nothing.
const nowhere = [no, no, no, no, no] as const;
/** What a row begins with: the operators whose guides have it stand below. */
const nobody = { konnect: nowhere, telenet: nowhere, belarus: nowhere, kcell: nowhere, comuniq: nowhere };

export const table: Readonly<Record<string, CommandRow>> = {
  'customer.register': {
    ...nobody,
    guide: 'K2',
    konnect: [newcomers, no, no, no, no],
  },
  'subscription.renew': {
    ...nobody,
    guide: 'K4',
    konnect: [subscriptions, no, no, no, no],
  },
  // In no guide but in the law (GDPR articles 15 and 17): KONNECT's own staff. A company's administrator is none.
  'person.export': {
    ...nobody,
    guide: 'none',
    konnect: [no, no, customers, no, no],
  },
  'person.erase': {
    ...nobody,
    guide: 'none',
    konnect: [no, no, customers, no, no],
  },
  'line.block': {
    ...nobody,
    guide: 'T10, B14, C12',
    telenet: [no, lines, no, no, no],
    belarus: [no, no, lines, no, no],
    kcell: [no, no, lines, no, no],
  },
  'line.activate': {
    ...nobody,
    guide: 'T3',
    telenet: [no, lines, no, no, no],
  },
  'line.changeInternet': {
    ...nobody,
    guide: 'B12, C9',
    belarus: [no, no, lines, no, no],
    kcell: [no, no, lines, no, no],
  },
  'secretCode.send': {
    ...nobody,
    guide: 'C11',
    kcell: [no, no, lines, no, no],
  },
  'secretCode.delete': {
    ...nobody,
    guide: 'C11',
    kcell: [no, no, lines, no, no],
  },
  // In no guide: Kcell's demo rule for C12.
  'approval.decide': {
    ...nobody,
    guide: 'C12',
    kcell: [no, no, requests, no, no],
  },
  // Takes back what T3, T10, B12, B14, C9 and C12 did, so it is where those are.
  'order.undo': {
    ...nobody,
    guide: 'none',
    telenet: [no, orders, no, no, no],
    belarus: [no, no, orders, no, no],
    kcell: [no, no, orders, no, no],
  },
  // Only Kcell's guide has it; whoever looks after several companies elsewhere needs the same.
  'account.chooseOrganisation': {
    ...nobody,
    guide: 'C4',
    konnect: [noCompany, no, noCompany, no, no],
    telenet: [no, companies, no, no, no],
    belarus: [no, no, companies, no, no],
    kcell: [no, no, companies, no, no],
    comuniq: [no, no, no, no, companies],
  },
  // B6 has it for Belarus; a question to the staff is about nobody's object, so anybody may have one.
  'request.open': {
    ...nobody,
    guide: 'B6',
    konnect: [question, no, question, no, no],
    telenet: [no, question, no, no, no],
    belarus: [no, no, question, no, no],
    kcell: [no, no, question, no, no],
    comuniq: [no, no, no, no, question],
  },
  // The portals' choice of language, for whoever signs in there.
  'account.changeLanguage': {
    ...nobody,
    guide: 'none',
    konnect: [oneself, no, oneself, no, no],
    telenet: [no, oneself, no, no, no],
    belarus: [no, no, oneself, no, no],
    kcell: [no, no, oneself, no, no],
    comuniq: [no, no, no, no, oneself],
  },
};
