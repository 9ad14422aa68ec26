import type { Role } from '../../../src/domain/records/account.js';
import type { OperatorId } from './authorisationCells.js';
import type { Things } from './authorisationThings.js';

/** Who may ask a query; what it tells of other companies and operators is nothing. */
export interface QueryRow {
  /** The guides' rows. */
  readonly guide: string;
  /** `everybody`: whoever is signed in, about what is theirs. */
  readonly who: 'everybody' | Readonly<Partial<Record<OperatorId, readonly Role[]>>>;
  /** What it is asked with. */
  readonly asked: (things: Things, operator: OperatorId) => object;
}

const fleets = { telenet: ['fleetManager'], belarus: ['administrator'], kcell: ['administrator'] } as const;
/** Every role of every operator. */
const everyRole: Readonly<Record<OperatorId, readonly Role[]>> = {
  ...{ konnect: ['agent', 'administrator'], telenet: ['fleetManager', 'subscriber'], belarus: ['administrator'] },
  ...{ kcell: ['administrator', 'subscriber'], comuniq: ['reseller'] },
};
const sellers = { konnect: ['agent'] } as const;
const aQuestionOf = {
  ...{ konnect: 'erasure', telenet: 'pending', belarus: 'debt', kcell: 'debt', comuniq: 'extension' },
} as const satisfies Record<OperatorId, string>;
/** The bill that the other system has for an account. */
const billNumbered = ({ billingAccount: { number } }: Things) => ({ bill: number.padStart(12, '0') });
const verdictOf = ({ line: { id, number } }: Things) => ({
  ...{ line: id, number, now: [], after: [], seen: { state: 'active' as const } },
});

/** Written by hand after the operators' guides, as the table of commands. */
export const queryTable: Readonly<Record<string, QueryRow>> = {
  'account.companyHistory': {
    ...{ guide: 'C19', who: { ...fleets, comuniq: ['reseller'] } },
    asked: ({ selection: { id } }) => ({ lines: id }),
  },
  'account.companyReceipt': {
    ...{ guide: 'C19', who: { ...fleets, comuniq: ['reseller'] } },
    asked: ({ receipt: { id } }) => ({ command: id }),
  },
  'account.disclosure': { guide: 'C6', who: 'everybody', asked: ({ disclosure: { id } }) => ({ command: id }) },
  'account.header': { guide: 'K1', who: 'everybody', asked: () => ({}) },
  'account.history': { guide: 'C19', who: 'everybody', asked: () => ({}) },
  'account.organisation': { guide: 'C4', who: 'everybody', asked: () => ({}) },
  'account.receipt': { guide: 'C19', who: 'everybody', asked: ({ receipt: { id } }) => ({ command: id }) },
  'account.teamsLinks': { guide: 'C4', who: 'everybody', asked: () => ({}) },
  'account.usedLately': { guide: 'K1', who: 'everybody', asked: () => ({}) },
  'approval.ofCommand': {
    guide: 'C12',
    who: 'everybody',
    asked: ({ order: { commandId } }) => ({ command: commandId }),
  },
  'approval.standing': { guide: 'C12', who: 'everybody', asked: ({ approval: { id } }) => ({ id }) },
  'approval.waiting': { guide: 'C12', who: 'everybody', asked: () => ({}) },
  // Whoever runs the program: nobody who is signed in.
  'import.judge': {
    ...{ guide: 'none', who: {} },
    asked: ({ line: { number } }) => ({ kind: 'numbers', rows: [{ at: 2, cells: { number } }] }),
  },
  'audit.export': {
    ...{ guide: 'none', who: {} },
    asked: () => ({ from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' }),
  },
  'import.export': { ...{ guide: 'none', who: {} }, asked: () => ({ kind: 'lines' }) },
  'line.companyNumbers': {
    ...{ guide: 'C20', who: { belarus: ['administrator'], kcell: ['administrator'] } },
    asked: () => ({}),
  },
  'buckets.remaining': {
    ...{ guide: 'C7, C11', who: { kcell: ['administrator', 'subscriber'] } },
    asked: ({ selection: { id } }) => ({ lines: id }),
  },
  'line.devices': {
    ...{ guide: 'C14', who: { kcell: ['administrator'] } },
    asked: ({ selection: { id } }) => ({ lines: id }),
  },
  'line.newRows': {
    ...{ guide: 'T2', who: { telenet: ['fleetManager'] } },
    asked: ({ simCard, billingAccount }) => ({
      rows: [{ at: 1, cells: { iccid: simCard.value, plan: 'mobile1', billingAccount: billingAccount.number } }],
    }),
  },
  'line.newTemplate': {
    ...{ guide: 'T2', who: { telenet: ['fleetManager'] } },
    asked: () => ({ language: 'fr' as const }),
  },
  'line.named': { guide: 'none', who: 'everybody', asked: (things) => ({ verdicts: [verdictOf(things)] }) },
  'line.overview': {
    ...{ guide: 'T5, B5, C5', who: { ...fleets, comuniq: ['reseller'] } },
    asked: ({ selection: { id } }) => ({ lines: id }),
  },
  'line.own': {
    ...{ guide: 'C11', who: { kcell: ['subscriber'] } },
    asked: ({ selection: { id } }) => ({ lines: id }),
  },
  'line.ownServices': {
    ...{ guide: 'C8, C11', who: { kcell: ['subscriber'] } },
    asked: ({ selection: { id } }) => ({ lines: id }),
  },
  'line.rows': {
    guide: 'B7',
    who: 'everybody',
    asked: ({ line: { number } }) => ({ rows: [{ at: 1, cells: { number } }], values: {} }),
  },
  'contract.noticed': {
    ...{ guide: 'T14', who: { telenet: ['fleetManager'] } },
    asked: ({ contract: { id } }) => ({ id }),
  },
  'order.unusual': { guide: 'C5', who: 'everybody', asked: () => ({ command: 'command-1' }) },
  'order.awaitingSim': { guide: 'O2', who: 'everybody', asked: () => ({}) },
  'order.simsAwaited': { guide: 'O3', who: { comuniq: ['reseller'] }, asked: () => ({ day: '2026-01-01' }) },
  'report.standing': { guide: 'C20', who: 'everybody', asked: ({ report: { id } }) => ({ id }) },
  // A company's people see the company's orders; every role that an operator has may ask.
  'order.list': {
    guide: 'O3',
    who: everyRole,
    asked: () => ({}),
  },
  'order.ofCommand': { guide: 'O3', who: 'everybody', asked: ({ order: { commandId } }) => ({ command: commandId }) },
  'order.result': { guide: 'none', who: 'everybody', asked: ({ order: { commandId } }) => ({ command: commandId }) },
  'profile.list': {
    guide: 'T16',
    who: { telenet: ['fleetManager'] },
    asked: ({ profile }) => ({ search: profile.email }),
  },
  'report.sent': { guide: 'C20', who: 'everybody', asked: () => ({}) },
  'request.list': { guide: 'B6', who: 'everybody', asked: () => ({}) },
  'request.standing': { guide: 'B6', who: 'everybody', asked: ({ request: { id } }) => ({ id }) },
  // For the operators' own people alone: what they see stands in test/domain/tickets/staff.test.ts.
  'staff.requests': { guide: 'B6', who: {}, asked: () => ({}) },
  'staff.request': { guide: 'B6', who: {}, asked: ({ request: { id } }) => ({ id }) },
  'staff.requestNow': { guide: 'B6', who: {}, asked: ({ request: { id } }) => ({ id }) },
  'staff.file': { guide: 'B6', who: {}, asked: ({ request: { id } }) => ({ request: id, file: 'any' }) },
  'ticket.employeeRows': {
    ...{ guide: 'T18', who: { telenet: ['fleetManager'] } },
    asked: () => ({ rows: [{ at: 1, cells: { lastName: 'Exemple', firstName: 'Anna' } }] }),
  },
  'ticket.employeeTemplate': {
    ...{ guide: 'T18', who: { telenet: ['fleetManager'] } },
    asked: () => ({ language: 'fr' as const }),
  },
  'sale.commissions': { guide: 'K6', who: sellers, asked: () => ({}) },
  'sale.customer': { guide: 'K2', who: sellers, asked: ({ receipt }) => ({ reference: receipt.id }) },
  'sale.transactions': { guide: 'K5', who: sellers, asked: () => ({}) },
  'usage.callDetails': {
    ...{ guide: 'C10, C11, B19', who: { belarus: ['administrator'], kcell: ['administrator', 'subscriber'] } },
    asked: ({ selection: { id } }) => ({ lines: id }),
  },
  'usage.ownDetails': {
    ...{ guide: 'C10, C11', who: { kcell: ['subscriber'] } },
    asked: () => ({ period: undefined }),
  },
  'usage.charges': {
    ...{ guide: 'B18', who: { belarus: ['administrator'] } },
    asked: ({ selection: { id } }) => ({ lines: id }),
  },
  'payments.ofLine': {
    ...{ guide: 'C17', who: { kcell: ['administrator'] } },
    asked: ({ selection: { id } }) => ({ lines: id }),
  },
  'payments.ofAccounts': {
    ...{ guide: 'B2', who: { belarus: ['administrator'], kcell: ['administrator'] } },
    asked: ({ billingAccount: { number } }) => ({ account: number }),
  },
  'buckets.packUse': {
    ...{ guide: 'T15', who: { telenet: ['fleetManager'] } },
    asked: ({ contract: { number } }) => ({ pack: `${number} pack groupData5` }),
  },
  'agreements.contract': {
    ...{ guide: 'T21', who: { telenet: ['fleetManager'] } },
    asked: ({ contract: { number } }) => ({ contract: number, part: 'plans' }),
  },
  'agreements.company': { guide: 'B1', who: { belarus: ['administrator'] }, asked: () => ({}) },
  'bills.register': {
    ...{ guide: 'C22', who: { kcell: ['administrator'] } },
    asked: ({ billingAccount: { number } }) => ({ account: number }),
  },
  'bills.ofAccount': {
    ...{ guide: 'T20', who: { telenet: ['fleetManager'] } },
    asked: ({ billingAccount: { number } }) => ({ account: number }),
  },
  'bills.one': { guide: 'T20', who: { telenet: ['fleetManager'] }, asked: billNumbered },
  'bills.page': { guide: 'T22', who: { telenet: ['fleetManager'] }, asked: () => ({}) },
  'payment.standing': { guide: 'T20', who: 'everybody', asked: ({ receipt: { id } }) => ({ id }) },
  'bills.reconciliation': {
    ...{ guide: 'C23', who: { kcell: ['administrator'] } },
    asked: () => ({ period: { from: '2026-10-01', until: '2026-10-30' } }),
  },
  'bills.invoice': {
    ...{ guide: 'B3', who: { belarus: ['administrator'] } },
    asked: ({ billingAccount: { number } }) => ({ account: number, month: '2026-10' }),
  },
  'bills.certificate': {
    ...{ guide: 'C21', who: { kcell: ['administrator'] } },
    asked: ({ billingAccount: { number } }) => ({ account: number, month: '2026-10' }),
  },
  'instalments.list': { guide: 'B4', who: { belarus: ['administrator'] }, asked: () => ({}) },
  'questions.answered': {
    guide: 'C24',
    who: everyRole,
    asked: (_, operator) => ({ question: aQuestionOf[operator] }),
  },
  // In no guide: whoever gave the codes (C11) sees whose data can be read.
  'secretCode.list': { guide: 'none', who: { kcell: ['administrator'] }, asked: () => ({}) },
};
