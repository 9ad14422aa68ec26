import { textsOf } from '../../../src/domain/lines/sought.js';
import { stockId } from '../../../src/domain/lines/stock/stock.js';
import { profileSought } from '../../../src/domain/people/profileSought.js';
import type { Account, Role } from '../../../src/domain/records/account.js';
import type { Contract } from '../../../src/domain/records/contract.js';
import type { Customer, Subscription } from '../../../src/domain/records/customer.js';
import type { Disclosure } from '../../../src/domain/records/disclosure.js';
import type { Line } from '../../../src/domain/records/line.js';
import type { Approval, Order, Selection } from '../../../src/domain/records/order.js';
import type { BillingAccount, Organisation } from '../../../src/domain/records/organisation.js';
import type { AuditLine, Receipt } from '../../../src/domain/records/receipt.js';
import type { Report } from '../../../src/domain/records/report.js';
import type { Request } from '../../../src/domain/records/request.js';
import type { SecretCode } from '../../../src/domain/records/secretCode.js';
import type { StockItem } from '../../../src/domain/records/stock.js';
import type { ReadTables, Tables } from '../../../src/domain/records/tables.js';
import type { UserProfile } from '../../../src/domain/records/userProfile.js';
import { documentKeyOf } from '../../../src/domain/sales/subscription.js';
import { luhnDigit } from '../../../src/domain/values/luhn.js';
import type { OperatorId } from './authorisationCells.js';

/** What somebody has: one of each thing that can be asked about. */
export interface Things {
  readonly account: Account;
  /** Another account of the company, which is linked to somebody in Teams. */
  readonly linkedAccount: Account;
  /** A company of theirs that can be chosen. */
  readonly organisation: Organisation;
  readonly billingAccount: BillingAccount;
  /** For the account that the lines are on. */
  readonly contract: Contract;
  readonly line: Line;
  readonly selection: Selection;
  /** Of a second line, so that nothing is open on the first one. It waits for its date. */
  readonly orderedLine: Line;
  /** Of a line that is still to come, with what a list says of it. */
  readonly newLines: Selection;
  readonly order: Order;
  readonly approval: Approval;
  readonly secretCode: SecretCode;
  /** What was proven to be seen once, and was not looked at yet. */
  readonly disclosure: Disclosure;
  readonly receipt: Receipt;
  /** Of the receipt's command. */
  readonly auditLine: AuditLine;
  readonly request: Request;
  /** Their own profile of the company, and that of somebody who is invited to it. */
  readonly profile: UserProfile;
  readonly invited: UserProfile;
  readonly customer: Customer;
  readonly subscription: Subscription;
  /** A blank one that lies with the company. */
  readonly simCard: StockItem;
  /** A free one that they have reserved. */
  readonly reservedNumber: StockItem;
  /** Made in the background, with a file that can still be had. */
  readonly report: Report;
}

export interface Somebody {
  /** Two digits, another for everybody. */
  readonly n: string;
  readonly operator: OperatorId;
  readonly role: Role;
  /** The company that the things belong to. */
  readonly organisation: string;
  /** The company that can be chosen. */
  readonly company: string;
  readonly line: Standing;
}
/** In which state the lines are. */
export type Standing = Pick<Line, 'state' | 'reason'>;

const list: Selection['list'] = { rows: 1, columns: ['number'], refused: [] };
const before = '2026-10-01T10:00:00.000Z';
const later = '2026-11-02T08:00:00.000Z';
const numbers = {
  konnect: '+24381000',
  telenet: '+3247000',
  belarus: '+37529000',
  kcell: '+7701000',
  comuniq: '+491510000',
} as const;
const simBegins = {
  konnect: '892430',
  telenet: '893203',
  belarus: '893750',
  kcell: '8999702',
  comuniq: '894940',
} as const;
const plans = {
  konnect: 'none',
  telenet: 'mobile1',
  belarus: 'office',
  kcell: 'businessManager',
  comuniq: 'businessUser',
} as const;

/** One of each thing; nothing of somebody's occurs in what another has, but for their company. */
export function thingsOf(who: Somebody): Things {
  const { n, operator, role, organisation, company, line: standing } = who;
  const own = { operator, organisation };
  const of = { operator, account: `account-${n}`, conversation: `talk-${n}` };
  const line = lineOf(who, '1', standing);
  const orderedLine = lineOf(who, '2', { state: 'active' });
  return {
    account: {
      ...{ id: of.account, operator, login: `login${n}`, name: `Exemple ${n}`, role, language: 'fr' },
      organisations: organisation === company ? [organisation] : [organisation, company],
      pin: { hash: `#${n}`, wrong: 0, tries: [] },
      passwordHash: `#${n}`,
    },
    linkedAccount: {
      ...{ id: `linked-${n}`, operator, login: `linked${n}`, name: `Linked ${n}`, role, organisations: [organisation] },
      entra: `tenant-${n}/person-${n}`,
    },
    organisation: { id: company, operator, name: `Company ${company}` },
    billingAccount: { id: `bill-${n}`, ...own, number: billOf(n), address: `Rue du Modèle ${n}` },
    contract: contractOf(who),
    line,
    selection: { id: `selection-${n}`, ...own, account: of.account, lines: [line.id], list, expiresAt: later },
    orderedLine,
    newLines: newLinesOf(who, own, of.account),
    order: orderOf(who, orderedLine),
    approval: {
      ...{ id: `approval-${n}`, ...of, organisation, commandId: `asked-${n}`, command: 'line.block' },
      ...{ reference: `WISH00${n}`, input: { action: 'suspend', lines: `gone-${n}`, reason: 'asked' } },
      ...{ lines: [line.id], state: 'waiting', askedAt: before, expiresAt: later },
    },
    // A code that is good, and was sent long enough ago to be sent again.
    secretCode: {
      ...{ id: line.id, ...own, hash: `hash-${n}`, orderedAt: before, expiresAt: later, wrong: 0, tries: [] },
    },
    disclosure: {
      ...{ id: `proven-${n}`, operator, account: of.account, company: organisation, command: 'line.simCodes' },
      ...{ about: `line:${line.id}`, givenAt: before, expiresAt: later },
    },
    ...commandOf(who, line),
    request: {
      // Whoever serves at a point of sale works for no company.
      ...(operator !== 'konnect' && { organisation }),
      ...{ id: `request-${n}`, ...of, reference: `QUERY0${n}`, subject: 'other', message: `Help ${n}` },
      ...{ state: 'answered', at: before, answers: [{ text: `Answer ${n}`, at: before }] },
    },
    profile: profileOf(who, '1', { role: 'manager', state: 'validated', account: of.account }),
    invited: invitedOf(who),
    ...customerOf(who, of.account),
    simCard: simCardOf(who),
    reservedNumber: reservedNumberOf(who),
    report: reportOf(who, of.account),
  };
}

/** With a link that is still good. */
function invitedOf(who: Somebody): UserProfile {
  const profile = profileOf(who, '2', { role: 'member', state: 'invited' });
  return { ...profile, invitation: `link of ${profile.id}`, invitedUntil: '2026-11-07T10:00:00.000Z' };
}

const reportOf = ({ n, operator, organisation, role }: Somebody, account: string): Report => ({
  ...{ id: `report-${n}`, operator, organisation, account, role, procedure: 'companyReport', called: 'title' },
  ...{ state: 'made', at: before, expiresAt: later },
  file: { id: `bytes-${n}`, name: `numbers-${n}.xlsx`, type: 'text/plain', asOf: before, total: 1 },
});

/** Without a plan for data, and with a group pack that there is. */
const contractOf = ({ n, operator, organisation }: Somebody): Contract => ({
  ...{ id: `contract-${n}`, operator, organisation, number: `00000990${n}`, billingAccounts: [formerBillOf(n)] },
  ...{ plans: ['mobile1'], options: [], packs: ['groupData5'] },
  noticed: {
    ...{ month: '2026-10', amounts: [100], at: before },
    ...{ notice: { minor: 100, currency: 'EUR' }, spent: { minor: 12300 + Number(n), currency: 'EUR' } },
  },
});

/** Each has a number of their own to bring along, and a SIM card that lies with the company. */
function newLinesOf(who: Somebody, own: Pick<Selection, 'operator' | 'organisation'>, account: string): Selection {
  const { n } = who;
  const line = `new-${n}`;
  const given = {
    ...{ iccid: simCardOf(who).value, splitBill: 'none', firstName: `New${n}`, lastName: 'Exemple' },
    ...{ spokenLanguage: 'fr', plan: 'mobile1', billingAccount: billOf(n), source: 'existing' },
    ...{ ported: `+324751238${n}`, provider: 'other', knownBy: 'K-4711', portDay: '2026-11-05' },
  };
  return { id: `news-${n}`, ...own, account, lines: [line], given: { [line]: given }, list, expiresAt: later };
}

function simCardOf({ n, operator, organisation }: Somebody): StockItem {
  const digits = `${simBegins[operator]}0000705518${n}`;
  const value = digits + luhnDigit(digits);
  const id = stockId(operator, 'simCard', value);
  return { id, operator, organisation, kind: 'simCard', value, state: 'free' };
}

function reservedNumberOf({ n, operator }: Somebody): StockItem {
  const [value, conversation] = [`${numbers[operator]}9${n}1`, `talk-${n}`];
  const hold = { account: `account-${n}`, conversation, until: later };
  const id = stockId(operator, 'number', value);
  return { id, operator, kind: 'number', value, state: 'held', hold, heldBy: conversation, freeAt: later };
}

function profileOf(
  { n, operator, organisation }: Somebody,
  which: string,
  standing: Pick<UserProfile, 'role' | 'state' | 'account'>,
): UserProfile {
  const named = { firstName: `First${which}${n}`, lastName: `Family${which}${n}`, phone: `+3247011${which}0${n}` };
  const known = { ...named, description: `Desk${which} of ${n}`, email: `profile${which}${n}@example.com` };
  return {
    ...{ id: `profile-${n}-${which}`, operator, organisation, ...known, language: 'fr', ...standing },
    ...{ invitations: [], createdAt: before, sought: profileSought(known) },
  };
}

const billOf = (n: string): string => `9004570${n}`;
/** Of an account that the company has no more: its lines can be put on the one that it has. */
const formerBillOf = (n: string): string => `9004560${n}`;

function lineOf({ n, operator, organisation }: Somebody, which: string, standing: Standing): Line {
  const [number, user] = [`${numbers[operator]}${which}0${n}`, `User${n} Number${which}`];
  return {
    ...{ id: `line-${n}-${which}`, operator, organisation, number, user, ...textsOf({ number, user }) },
    ...{ plan: plans[operator], internet: true, packages: [], ...standing, stateSince: before },
    ...{ iccid: `8932030000205518${which}${n}`, billingAccount: formerBillOf(n) },
  };
}

function orderOf({ n, operator, organisation }: Somebody, line: Line): Order {
  const { state, reason, internet, packages } = line;
  return {
    ...{ id: `order-${n}`, operator, organisation, account: `account-${n}`, conversation: `talk-${n}` },
    ...{
      commandId: `command-${n}`,
      command: 'line.block',
      reference: `ORDER0${n}`,
      line: line.id,
      number: line.number,
    },
    ...{ change: { kind: 'suspend', reason: 'asked' }, before: { state, reason, internet, packages } },
    ...{ now: [], after: [], state: 'acknowledged', orderedAt: before, dueAt: later, changedAt: before },
    ...{ report: 0, history: [{ state: 'acknowledged', at: before }] },
  };
}

function commandOf({ n, operator, organisation }: Somebody, line: Line): Pick<Things, 'receipt' | 'auditLine'> {
  const [id, reference] = [`command-${n}`, `DONE00${n}`];
  const common = { operator, account: `account-${n}`, command: 'line.block', at: before };
  return {
    receipt: {
      ...{ id, ...common, conversation: `talk-${n}`, inputHash: `input-${n}` },
      outcome: { kind: 'done', reference, facts: { number: { phone: line.number } } },
    },
    auditLine: {
      ...{ id: `audit-${n}`, ...common, organisation, channel: 'web', commandId: id, subject: `line:${line.id}` },
      ...{ outcome: 'done', procedure: 'blocking', reference },
    },
  };
}

function customerOf({ n, operator }: Somebody, registeredBy: string): Pick<Things, 'customer' | 'subscription'> {
  const [id, documentNumber] = [`customer-${n}`, `OP00000${n}`];
  return {
    customer: {
      ...{ id, operator, lastName: `Last${n}`, documentType: 'passport', documentNumber, country: 'CD' },
      documentKey: documentKeyOf('passport', 'CD', documentNumber),
      ...{ phone1: `+2438100009${n}`, email: `person${n}@example.com`, registeredAt: before, registeredBy },
      address: { houseNumber: n, avenue: `Avenue ${n}`, commune: `Commune ${n}`, town: 'Kinshasa' },
    },
    subscription: {
      ...{ id: `subscription-${n}`, operator, customer: id, modemSerial: `KN555500${n}` },
      ...{ activationKey: `KEYKEYKEYKEY22${n}`, offer: 'home10', startsAt: before, endsAt: later },
    },
  };
}

export async function putThings(tables: Tables, things: Things): Promise<void> {
  await tables.accounts.put(things.account);
  await tables.accounts.put(things.linkedAccount);
  await tables.organisations.put(things.organisation);
  await tables.billingAccounts.put(things.billingAccount);
  await tables.contracts.put(things.contract);
  await tables.lines.put(things.line);
  await tables.lines.put(things.orderedLine);
  await tables.selections.put(things.selection);
  await tables.selections.put(things.newLines);
  await tables.orders.put(things.order);
  await tables.approvals.put(things.approval);
  await tables.secretCodes.put(things.secretCode);
  await tables.disclosures.put(things.disclosure);
  await tables.receipts.put(things.receipt);
  await tables.audit.put(things.auditLine);
  await tables.requests.put(things.request);
  await tables.profiles.put(things.profile);
  await tables.profiles.put(things.invited);
  await tables.customers.put(things.customer);
  await tables.subscriptions.put(things.subscription);
  await tables.stock.put(things.simCard);
  await tables.stock.put(things.reservedNumber);
  await tables.reports.put(things.report);
}

/** Things as they are in the store now, in the order of `thingsOf`. */
export const storedThings = (tables: ReadTables, things: Things) =>
  Promise.all([
    tables.accounts.get(things.account.id),
    tables.accounts.get(things.linkedAccount.id),
    tables.organisations.get(things.organisation.id),
    tables.billingAccounts.get(things.billingAccount.id),
    tables.contracts.get(things.contract.id),
    tables.lines.get(things.line.id),
    tables.selections.get(things.selection.id),
    tables.lines.get(things.orderedLine.id),
    tables.selections.get(things.newLines.id),
    tables.orders.get(things.order.id),
    tables.approvals.get(things.approval.id),
    tables.secretCodes.get(things.secretCode.id),
    tables.disclosures.get(things.disclosure.id),
    tables.receipts.get(things.receipt.id),
    tables.audit.get(things.auditLine.id),
    tables.requests.get(things.request.id),
    tables.profiles.get(things.profile.id),
    tables.profiles.get(things.invited.id),
    tables.customers.get(things.customer.id),
    tables.subscriptions.get(things.subscription.id),
    tables.stock.get(things.simCard.id),
    tables.stock.get(things.reservedNumber.id),
    tables.reports.get(things.report.id),
  ]);
