import type { Row } from '../../src/domain/records/tables.js';
import { approval, order } from './rows.js';

const ended = '2026-03-02T10:00:00.000Z';
const later = '2026-04-01T10:00:00.000Z';
const replaced = { code: 'order.replaced', details: { reference: 'R9' } } as const;

/** Orders and requests as a version wrote them that counted no commands. */
export const olderOrders: readonly Row<'orders'>[] = [
  { ...order('x1'), commandId: 'x' },
  { ...order('x2', ended), commandId: 'x' },
  { ...order('y1', ended), commandId: 'y', state: 'cancelled', problem: replaced },
  { ...order('y2', later), commandId: 'y', state: 'cancelled' },
  { ...order('z1'), commandId: 'z', state: 'acknowledged', dueAt: later },
];
export const olderApprovals: readonly Row<'approvals'>[] = [
  { ...approval('asked', later), commandId: 'w', lines: ['l1', 'l2'] },
  { ...approval('approved', later), commandId: 'x', state: 'approved' },
];

const at = '2026-03-01T10:00:00.000Z';
const own = {
  ...{ operator: 'konnect', organisation: 'o1', account: 'a1', command: 'lines.suspend', reference: 'R1' },
  ...{ left: [], orderedAt: at, dueAt: at, changedAt: at },
};

/** What they are counted as, by command. */
export const theirBatches: Readonly<Record<string, object>> = {
  w: { ...own, id: 'w', commandId: 'w', approval: 'asked', lines: 2, standings: {}, sought: '|', endedAt: later },
  x: {
    ...{ ...own, id: 'x', commandId: 'x', approval: 'approved', lines: 2, changedAt: ended },
    standings: { inProgress: 1, completed: 1 },
  },
  y: {
    ...{ ...own, id: 'y', commandId: 'y', lines: 2, changedAt: later, endedAt: later },
    standings: { replaced: 1, cancelled: 1 },
  },
  z: { ...own, id: 'z', commandId: 'z', lines: 1, dueAt: later, standings: { acknowledged: 1 }, sought: '|scheduled|' },
};

/** The batches of a store by command; in which order the states of one are sought, nobody cares, and what it is looked for by is told elsewhere. */
export const byCommand = (batches: readonly Row<'batches'>[]): Record<string, object> =>
  Object.fromEntries(
    batches.map(({ sought: all, names: _, ...batch }) => {
      const [sought = ''] = all.split('§');
      const states = sought.split('|').filter((state) => state !== '');
      expectSame(states, Object.keys(batch.standings));
      return [batch.id, states.length === 1 || batch.approval === 'asked' ? { ...batch, sought } : batch];
    }),
  );

function expectSame(sought: readonly string[], standings: readonly string[]): void {
  const known = standings.map((state) => (state === 'acknowledged' ? 'scheduled' : state));
  if (sought.toSorted().join() !== known.toSorted().join()) throw new Error(`${sought} is sought for ${standings}`);
}
