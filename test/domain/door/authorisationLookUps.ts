import { disclosureStanding } from '../../../src/domain/accounts/disclosures.js';
import { ownReceipt } from '../../../src/domain/accounts/history.js';
import { otherOrganisations } from '../../../src/domain/accounts/organisations.js';
import { missingItems } from '../../../src/domain/agreements/addToContract.js';
import { contract } from '../../../src/domain/agreements/contract.js';
import { contractChoices } from '../../../src/domain/agreements/contractChoices.js';
import { noticeNow } from '../../../src/domain/agreements/packNotice.js';
import { billRegister } from '../../../src/domain/bills/billRegister.js';
import { certificate } from '../../../src/domain/bills/certificate.js';
import { invoices } from '../../../src/domain/bills/invoices.js';
import { monthInvoice } from '../../../src/domain/bills/monthInvoice.js';
import { remaining } from '../../../src/domain/buckets/remaining.js';
import type { FoundReport } from '../../../src/domain/door/report.js';
import { instalmentList } from '../../../src/domain/instalments/instalmentList.js';
import { blockingActions } from '../../../src/domain/lines/blockingChoices.js';
import { linesFor } from '../../../src/domain/lines/find/choices.js';
import { internetActionChoices, internetPackages } from '../../../src/domain/lines/internetChoices.js';
import { lineDevices } from '../../../src/domain/lines/lineDevices.js';
import { lineOverview } from '../../../src/domain/lines/overview.js';
import { lineRows } from '../../../src/domain/lines/rows.js';
import { userOfLine } from '../../../src/domain/lines/userData.js';
import { approvalChoices, approvalStanding } from '../../../src/domain/orders/approvalQueries.js';
import { commandOrders } from '../../../src/domain/orders/commandOrders.js';
import { undoableOrders } from '../../../src/domain/orders/undoable.js';
import { accountPayments } from '../../../src/domain/payments/accountPayments.js';
import { linePayments } from '../../../src/domain/payments/linePayments.js';
import { companyReceipt } from '../../../src/domain/people/companyReceipt.js';
import { emailFree, phoneFree } from '../../../src/domain/people/createProfile.js';
import { profilesFor, rolesOf } from '../../../src/domain/people/profileList.js';
import type { Role } from '../../../src/domain/records/account.js';
import { activationNumberKnown, renewalTypes } from '../../../src/domain/sales/renewalChoices.js';
import type { Find } from '../../../src/domain/terms/choices.js';
import type { Facts } from '../../../src/domain/terms/fact.js';
import type { Result } from '../../../src/domain/terms/result.js';
import { requestsToAddTo } from '../../../src/domain/tickets/addToRequest.js';
import { openRequests } from '../../../src/domain/tickets/closeOwnRequest.js';
import { requestStanding } from '../../../src/domain/tickets/requestList.js';
import { callDetails } from '../../../src/domain/usage/callDetails.js';
import { chargesForMonth } from '../../../src/domain/usage/chargesForMonth.js';
import type { OperatorId, Whose } from './authorisationCells.js';
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
const everyProfile = profilesFor(async () => undefined);
/** A profile of the company. */
const profile = (read: Pick<Read, 'asked' | 'look'>): Read => ({ ...read, colleague: 'seen', only: 'telenet' });
const selection = (look: Read['look'], only?: OperatorId): Read => ({
  ...{ asked: ({ selection: { id } }: Things) => id, look, colleague: 'unknown' as const },
  ...(only && { only }),
});

/** Everything that is in a report. */
async function fileOf(found: Result<FoundReport>): Promise<unknown> {
  if (!found.ok) return found;
  const rows: Facts[] = [];
  for await (const row of found.value.rows()) rows.push(row);
  return [found.value.about, found.value.summary, rows];
}

/** By hand, as the table of commands: every list, check and query that takes what somebody could have guessed. */
const ofCompanies: Readonly<Record<string, Read>> = {
  'a line by its id': line({
    asked: ({ line: { id } }) => id,
    look: ({ door, actor }, value) => door.find(linesFor('any'), actor, {}, { ...find, value }),
  }),
  'a line by its number': line({
    asked: ({ line: { number } }) => number,
    look: ({ door, actor }, text) => door.find(linesFor('any'), actor, {}, { ...find, text }),
  }),
  'lines by the end of a number': line({
    asked: ({ line: { number } }) => number.slice(-5),
    look: ({ door, actor }, text) => door.find(linesFor('any'), actor, {}, { ...find, text }),
  }),
  'lines by a user': line({
    asked: ({ line: { user = '' } }) => user,
    look: ({ door, actor }, text) => door.find(linesFor('any'), actor, {}, { ...find, text }),
  }),
  'lines by a mask': line({
    asked: ({ line: { number } }) => `%${number.slice(-4)}`,
    look: ({ door, actor }, text) => door.find(linesFor('any'), actor, {}, { ...find, text }),
  }),
  'lines of a billing account that was chosen': line({
    asked: ({ billingAccount: { number } }) => number,
    look: ({ door, actor }, billingAccount) =>
      door.find(linesFor('any'), actor, {}, { ...find, filters: { billingAccount } }),
  }),
  'lines of a billing account that was typed': line({
    asked: ({ billingAccount: { number } }) => number,
    look: ({ door, actor }, text) => door.find(linesFor('any'), actor, {}, { ...find, text }),
  }),
  'the lines of a selection': selection(({ door, actor }, id) =>
    door.ask({ query: lineOverview, input: { lines: id }, actor }),
  ),
  'the devices of a selection’s line': selection(
    ({ door, actor }, lines) => door.ask({ query: lineDevices, input: { lines }, actor }),
    'kcell',
  ),
  'a line by its row of a list': {
    colleague: 'seen',
    // Of which country a number is, the number says itself.
    foreign: ['company'],
    asked: ({ line: { number } }) => number,
    look: ({ door, actor }, number) =>
      door.ask({ query: lineRows, input: { rows: [{ at: 1, cells: { number } }], values: {} }, actor }),
  },
  'the list that a selection comes from': selection(({ selections, actor }, id) => selections.listOf(actor, id)),
  'the ids of a selection': selection(({ selections, actor }, id) => selections.chosen(actor, id)),
  'the user’s data of a selection': selection(
    async ({ door, actor }, lines) => Object.values((await door.present(userOfLine, actor, { lines }))?.answers ?? {}),
    'telenet',
  ),
  'what can be blocked of a selection': selection(
    ({ door, actor }, lines) => door.find(blockingActions, actor, { lines }, find),
    'kcell',
  ),
  'what can be done about a selection’s internet': selection(
    ({ door, actor }, lines) => door.find(internetActionChoices, actor, { lines }, find),
    'kcell',
  ),
  'packages for a selection': selection(
    ({ door, actor }, lines) => door.find(internetPackages, actor, { lines, action: 'change' }, find),
    'kcell',
  ),
  'what is left on a selection’s line': selection(
    ({ door, actor }, lines) => door.ask({ query: remaining, input: { lines }, actor }),
    'kcell',
  ),
  'the call details of a selection’s line': selection(
    ({ door, actor }, lines) => door.ask({ query: callDetails, input: { lines }, actor }),
    'kcell',
  ),
  'the payments of a selection’s line': selection(
    ({ door, actor }, lines) => door.ask({ query: linePayments, input: { lines }, actor }),
    'kcell',
  ),
  'the instalments of a selection’s line': selection(
    ({ door, actor }, lines) => door.ask({ query: instalmentList, input: { lines }, actor }),
    'belarus',
  ),
  'a contract': {
    ...line({
      asked: ({ contract: { number } }) => number,
      look: ({ door, actor }, number) =>
        door.ask({ query: contract, input: { contract: number, part: 'plans' }, actor }),
    }),
    only: 'telenet',
  },
  'a contract to choose': {
    ...line({
      asked: ({ contract: { number } }) => number,
      look: ({ door, actor }, text) => door.find(contractChoices, actor, {}, { ...find, text }),
    }),
    only: 'telenet',
  },
  'the notifications of a contract': {
    ...line({
      asked: ({ contract: { number } }) => number,
      look: async ({ door, actor }, contract) =>
        (await door.present(noticeNow, actor, { contract })) === undefined ? [] : [contract],
    }),
    only: 'telenet',
  },
  'what may be added to a contract': {
    ...line({
      asked: ({ contract: { number } }) => number,
      look: ({ door, actor }, number) =>
        door.find(missingItems, actor, {}, { ...find, value: `${number} plan data50` }),
    }),
    only: 'telenet',
  },
  'the bills of a billing account': {
    ...line({
      asked: ({ billingAccount: { number } }) => number,
      look: ({ door, actor }, account) => door.ask({ query: billRegister, input: { account }, actor }),
    }),
    only: 'kcell',
  },
  'the invoices of a billing account': {
    ...line({
      asked: ({ billingAccount: { number } }) => number,
      look: ({ door, actor }, account) => door.ask({ query: invoices, input: { account }, actor }),
    }),
    only: 'telenet',
  },
  'the certificate of a billing account': {
    ...line({
      asked: ({ billingAccount: { number } }) => number,
      look: ({ door, actor }, account) => door.ask({ query: certificate, input: { account, month: '2026-10' }, actor }),
    }),
    only: 'kcell',
  },
  'the invoice of a billing account': {
    ...line({
      asked: ({ billingAccount: { number } }) => number,
      look: ({ door, actor }, account) =>
        door.ask({ query: monthInvoice, input: { account, month: '2026-10' }, actor }),
    }),
    only: 'belarus',
  },
  'the payments of a billing account': {
    ...line({
      asked: ({ billingAccount: { number } }) => number,
      look: ({ door, actor }, account) => door.ask({ query: accountPayments, input: { account }, actor }),
    }),
    only: 'kcell',
  },
  'the charges of a selection’s line': selection(
    ({ door, actor }, lines) => door.ask({ query: chargesForMonth, input: { lines }, actor }),
    'belarus',
  ),
  // As a file, too.
  'the call details of a selection’s line, as a file': selection(
    async ({ door, actor }, lines) => fileOf(await door.report({ query: callDetails, input: { lines }, actor })),
    'kcell',
  ),
  'a request to pick': {
    asked: ({ approval: { id } }) => id,
    look: ({ door, actor }, value) => door.find(approvalChoices, actor, {}, { ...find, value }),
    colleague: 'seen',
  },
  'how a request stands': {
    asked: ({ approval: { id } }) => id,
    look: ({ door, actor }, id) => door.ask({ query: approvalStanding, input: { id }, actor }),
    colleague: 'seen',
  },
  'an order to undo': {
    asked: ({ order: { reference } }) => reference,
    look: ({ door, actor }, value) => door.find(undoableOrders, actor, {}, { ...find, value }),
    colleague: 'unknown',
  },
  'a company to choose': {
    asked: ({ organisation: { id } }) => id,
    look: ({ door, actor }, value) => door.find(otherOrganisations, actor, {}, { ...find, value }),
    colleague: 'unknown',
  },
  'a receipt of one’s history by its reference': {
    asked: ({ auditLine: { reference = '' } }) => reference,
    look: ({ door, actor }, reference) => door.ask({ query: ownReceipt, input: { reference }, actor }),
    colleague: 'unknown',
  },
  'a receipt of one’s history by its command': {
    asked: ({ receipt: { id } }) => id,
    look: ({ door, actor }, command) => door.ask({ query: ownReceipt, input: { command }, actor }),
    colleague: 'unknown',
  },
  'a receipt of the company’s history': {
    asked: ({ receipt: { id } }) => id,
    look: ({ door, actor }, command) => door.ask({ query: companyReceipt, input: { command }, actor }),
    colleague: 'seen',
    only: 'kcell',
  },
  'a request to write more to': {
    asked: ({ request: { id } }) => id,
    look: ({ door, actor }, value) => door.find(requestsToAddTo, actor, {}, { ...find, value }),
    colleague: 'unknown',
  },
  'a request to close': {
    asked: ({ request: { id } }) => id,
    look: ({ door, actor }, value) => door.find(openRequests, actor, {}, { ...find, value }),
    colleague: 'unknown',
  },
  'a profile by its id': profile({
    asked: ({ profile: { id } }) => id,
    look: ({ door, actor }, value) => door.find(everyProfile, actor, {}, { ...find, value }),
  }),
  'a profile by its name': profile({
    asked: ({ profile: { lastName } }) => lastName,
    look: ({ door, actor }, text) => door.find(everyProfile, actor, {}, { ...find, text }),
  }),
  'a profile by its phone': profile({
    asked: ({ profile: { phone = '' } }) => phone,
    look: ({ door, actor }, text) => door.find(everyProfile, actor, {}, { ...find, text }),
  }),
  'the roles that a profile can be given': profile({
    asked: ({ profile: { id } }) => id,
    look: ({ door, actor }, id) => door.find(rolesOf, actor, { profile: id }, find),
  }),
  'an address that a profile has': profile({
    asked: ({ profile: { email } }) => email,
    look: ({ door, actor }, typed) => door.check(emailFree, actor, {}, typed),
  }),
  'a phone that a profile has': profile({
    asked: ({ profile: { phone = '' } }) => phone,
    look: ({ door, actor }, typed) => door.check(phoneFree, actor, {}, typed),
  }),
  'how it stands with what is shown once': {
    asked: ({ disclosure: { id } }) => id,
    look: ({ door, actor }, command) => door.ask({ query: disclosureStanding, input: { command }, actor }),
    colleague: 'unknown',
  },
  'a request to the staff': {
    asked: ({ request: { id } }) => id,
    look: ({ door, actor }, id) => door.ask({ query: requestStanding, input: { id }, actor }),
    colleague: 'unknown',
  },
};

/** What whoever signs in can look up. */
const ofAccounts: Readonly<Record<string, Read>> = {
  'the orders of a command': {
    asked: ({ order: { commandId } }) => commandId,
    look: ({ door, actor }, command) => door.ask({ query: commandOrders, input: { command }, actor }),
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
    look: ({ door, actor }, typed) => door.check(activationNumberKnown, actor, {}, typed),
    ...{ colleague: 'seen', foreign: ['operator'] },
  },
  'the types of resubscription for one': {
    asked: ({ subscription: { activationKey } }) => activationKey,
    look: ({ door, actor }, activationNumber) =>
      door.find(renewalTypes, actor, { offer: 'home10', activationNumber }, find),
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
