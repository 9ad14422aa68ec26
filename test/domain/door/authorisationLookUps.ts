import type { Role } from '../../../src/domain/records/account.js';
import type { Find } from '../../../src/domain/terms/choices.js';
import { FIRST_ROWS } from '../../../src/domain/terms/shown.js';
import type { OperatorId, Whose } from './authorisationTable.js';
import type { Things } from './authorisationThings.js';
import type { World } from './authorisationWorld.js';

/** The first page, in English. */
export const find: Find = { language: 'en', page: 0, pageSize: 10 };

/** What is looked up with something of somebody's. */
export interface Read {
  /** What it is looked up with. */
  readonly asked: (things: Things) => string;
  readonly look: (world: World, asked: string) => Promise<unknown>;
  /** Whether a colleague's is seen. Another company's and another operator's never is. */
  readonly colleague: 'seen' | 'unknown';
  /** Whose are unknown. Where nothing belongs to a company, there is no other company's. */
  readonly foreign?: readonly Whose[];
  /** Where it is only seen in what a certain guide has. */
  readonly only?: OperatorId;
}

const line = (read: Pick<Read, 'asked' | 'look'>): Read => ({ ...read, colleague: 'seen' });
const selection = (look: Read['look'], only?: OperatorId): Read => ({
  ...{ asked: ({ selection: { id } }: Things) => id, look, colleague: 'unknown' as const },
  ...(only && { only }),
});

/** By hand, as the table of commands: every look-up of the desk that takes what somebody could have guessed. */
const ofCompanies: Readonly<Record<string, Read>> = {
  'a line by its id': line({
    asked: ({ line: { id } }) => id,
    look: ({ desk, actor }, value) => desk.lines(actor, 'any', { ...find, value }),
  }),
  'a line by its number': line({
    asked: ({ line: { number } }) => number,
    look: ({ desk, actor }, text) => desk.lines(actor, 'any', { ...find, text }),
  }),
  'lines by the end of a number': line({
    asked: ({ line: { number } }) => number.slice(-5),
    look: ({ desk, actor }, text) => desk.lines(actor, 'any', { ...find, text }),
  }),
  'lines by a user': line({
    asked: ({ line: { user = '' } }) => user,
    look: ({ desk, actor }, text) => desk.lines(actor, 'any', { ...find, text }),
  }),
  'lines by a mask': line({
    asked: ({ line: { number } }) => `%${number.slice(-4)}`,
    look: ({ desk, actor }, text) => desk.lines(actor, 'any', { ...find, text }),
  }),
  'lines of a billing account that was chosen': line({
    asked: ({ billingAccount: { number } }) => number,
    look: ({ desk, actor }, billingAccount) => desk.lines(actor, 'any', { ...find, filters: { billingAccount } }),
  }),
  'lines of a billing account that was typed': line({
    asked: ({ billingAccount: { number } }) => number,
    look: ({ desk, actor }, text) => desk.lines(actor, 'any', { ...find, text }),
  }),
  'the lines of a selection': selection(({ desk, actor }, id) => desk.chosenLines(actor, id, FIRST_ROWS)),
  'the ids of a selection': selection(({ selections, actor }, id) => selections.chosen(actor, id)),
  'what can be blocked of a selection': selection(
    ({ desk, actor }, id) => desk.blockingActions(actor, id, find),
    'kcell',
  ),
  'what can be done about a selection’s internet': selection(
    ({ desk, actor }, id) => desk.internetActions(actor, id, find),
    'kcell',
  ),
  'packages for a selection': selection(
    ({ desk, actor }, id) => desk.internetPackages(actor, id, 'change', find),
    'kcell',
  ),
  'a request to pick': {
    asked: ({ approval: { id } }) => id,
    look: ({ desk, actor }, value) => desk.approvals(actor, { ...find, value }),
    colleague: 'seen',
  },
  'how a request stands': {
    asked: ({ approval: { id } }) => id,
    look: ({ desk, actor }, id) => desk.approvalSaid(actor, id),
    colleague: 'seen',
  },
  'an order to undo': {
    asked: ({ order: { reference } }) => reference,
    look: ({ desk, actor }, value) => desk.undoable(actor, { ...find, value }),
    colleague: 'unknown',
  },
  'a company to choose': {
    asked: ({ organisation: { id } }) => id,
    look: ({ desk, actor }, value) => desk.otherOrganisations(actor, { ...find, value }),
    colleague: 'unknown',
  },
  'a receipt of one’s history by its reference': {
    asked: ({ auditLine: { reference = '' } }) => reference,
    look: ({ desk, actor }, reference) => desk.ownReceipt(actor, { reference }),
    colleague: 'unknown',
  },
  'a receipt of one’s history by its command': {
    asked: ({ receipt: { id } }) => id,
    look: ({ desk, actor }, command) => desk.ownReceipt(actor, { command }),
    colleague: 'unknown',
  },
  'a request to the staff': {
    asked: ({ request: { id } }) => id,
    look: ({ desk, actor }, id) => desk.requestSaid(actor, id),
    colleague: 'unknown',
  },
};

/** What whoever signs in can look up. */
const ofAccounts: Readonly<Record<string, Read>> = {
  'the orders of a command': {
    asked: ({ order: { commandId } }) => commandId,
    look: ({ desk, actor }, id) => desk.commandOrders(actor, id),
    colleague: 'unknown',
  },
  'a receipt': {
    asked: ({ receipt: { id } }) => id,
    look: ({ door, actor }, id) => door.receiptOf(id, actor),
    colleague: 'unknown',
  },
};

/** Agents serve each other's customers. */
const ofPointsOfSale: Readonly<Record<string, Read>> = {
  'an activation number': {
    asked: ({ subscription: { activationKey } }) => activationKey,
    look: ({ desk, actor }, typed) => desk.activationNumber(actor, typed),
    ...{ colleague: 'seen', foreign: ['operator'] },
  },
  'the types of resubscription for one': {
    asked: ({ subscription: { activationKey } }) => activationKey,
    look: ({ desk, actor }, typed) => desk.renewalTypes(actor, 'home10', typed, find),
    ...{ colleague: 'seen', foreign: ['operator'] },
  },
};

/** Who looks things up: whom the operators' guides have. */
export const asking: readonly (readonly [OperatorId, Role, Readonly<Record<string, Read>>])[] = [
  ['konnect', 'agent', { ...ofAccounts, ...ofPointsOfSale }],
  ['telenet', 'fleetManager', { ...ofAccounts, ...ofCompanies }],
  ['belarus', 'administrator', { ...ofAccounts, ...ofCompanies }],
  ['kcell', 'administrator', { ...ofAccounts, ...ofCompanies }],
  ['comuniq', 'reseller', { ...ofAccounts, ...ofCompanies }],
];
