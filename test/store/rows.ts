import type { Row } from '../../src/domain/records/tables.js';

/** Invented rows, complete as their schemas want them. */
export const wallet = (id: string, minor = 0, account = 'a1'): Row<'wallets'> => ({
  id,
  operator: 'konnect',
  account,
  currency: 'USD',
  minor,
});

export const entry = (id: string, walletId: string, minor: number): Row<'entries'> => ({
  id,
  operator: 'konnect',
  wallet: walletId,
  minor,
  balance: minor,
  at: '2026-03-01T10:00:00.000Z',
  reason: 'opening',
});

export const account = (id: string, login: string): Row<'accounts'> => ({
  id,
  operator: 'konnect',
  login,
  name: 'Agent',
  role: 'agent',
  language: 'fr',
  pin: { hash: 'h', wrong: 0, tries: [] },
});

export const start = (id: string) => ({
  id,
  operator: 'konnect',
  account: 'a1',
  channel: 'webchat',
  createdAt: '2026-03-01T10:00:00.000Z',
});

export const auditLine = (id: string, at: string): Row<'audit'> => ({
  id,
  operator: 'konnect',
  at,
  account: 'a1',
  channel: 'webchat',
  command: 'pin.check',
  commandId: `c-${id}`,
  subject: 'account:a1',
  outcome: 'refused',
  problem: 'pin.wrong',
});

export const receipt = (id: string, conversation: string, at: string): Row<'receipts'> => ({
  id,
  operator: 'konnect',
  command: 'customer.register',
  account: 'a1',
  conversation,
  inputHash: 'h',
  at,
  outcome: { kind: 'refused', problem: { code: 'proof.missing', details: {} } },
});

const at = '2026-03-01T10:00:00.000Z';

export const line = (id: string, number: string, rest: Partial<Row<'lines'>> = {}): Row<'lines'> => ({
  ...{ id, operator: 'konnect', organisation: 'o1', number, plan: 'pro', internet: true, packages: [] },
  ...{ sought: number, state: 'active', stateSince: at, billingAccount: 'b1', ...rest },
});

/** What somebody ordered, asked for or chose. */
const asked = {
  ...{ operator: 'konnect', organisation: 'o1', account: 'a1', conversation: 'c1', commandId: 'x' },
  ...{ command: 'lines.suspend', reference: 'R1' },
};

export const order = (id: string, endedAt?: string): Row<'orders'> => ({
  ...{ ...asked, id, line: 'l1', number: '+243811234567', now: [], after: [], report: 0, history: [] },
  change: { kind: 'suspend', reason: 'asked' },
  before: { state: 'active', internet: true, packages: [] },
  ...{ orderedAt: at, dueAt: at, changedAt: endedAt ?? at },
  ...(endedAt === undefined ? { state: 'inProgress' } : { state: 'completed', endedAt }),
});

export const approval = (id: string, expiresAt: string): Row<'approvals'> => ({
  ...{ ...asked, id, input: {}, lines: ['l1'], state: 'waiting', askedAt: at, expiresAt },
});

export const selection = (id: string, expiresAt: string): Row<'selections'> => ({
  ...{ id, operator: 'konnect', organisation: 'o1', account: 'a1', lines: ['l1'], expiresAt },
});
