import { beforeEach, describe, expect, it } from '@jest/globals';
import { scopedReads } from '../../../src/domain/door/scope.js';
import { linesFor } from '../../../src/domain/lines/find/choices.js';
import type { LineUse } from '../../../src/domain/lines/find/use.js';
import { textsOf } from '../../../src/domain/lines/sought.js';
import { Catalogue, LineRules, type Operator } from '../../../src/domain/operator/index.js';
import type { Actor } from '../../../src/domain/records/account.js';
import type { Line } from '../../../src/domain/records/line.js';
import type { Choices, Find } from '../../../src/domain/terms/choices.js';
import { memoryStore } from '../../support/memoryStore.js';
import { operator as acme } from '../office.js';

const now = new Date('2026-11-01T10:00:00.000Z');
const operator: Operator = {
  profile: { ...acme.profile, country: 'KZ' },
  catalogue: Catalogue.parse({
    plans: [
      { id: 'talk', name: 'Talk', internet: false },
      { id: 'smart', name: 'Smart', internet: true },
    ],
    internetPackages: [
      { id: 'big', name: 'Big', price: { minor: 100, currency: 'KZT' }, use: 'main' },
      { id: 'old', name: 'Old', price: { minor: 100, currency: 'KZT' }, use: 'additional' },
    ],
  }),
  lineRules: LineRules.parse({
    stateNames: { pendingActive: 'Waiting', active: 'Active', suspended: 'Blocked', terminated: 'Gone', debt: 'Debt' },
    shows: ['balance'],
    blocking: {
      actions: [{ id: 'suspend', name: 'Block' }],
      reasons: [{ id: 'asked', name: 'Wish' }],
      daysAhead: 30,
      debt: 'Pay first.',
    },
  }),
};

const line = (end: string, changed: Partial<Line> = {}): Line => {
  const number = `+7701000${end}`;
  const { user, description } = changed;
  return {
    ...{ id: `line${end}`, operator: 'acme', organisation: 'one', number, plan: 'smart', internet: true, packages: [] },
    ...{ state: 'active', stateSince: now.toISOString(), billingAccount: '100' },
    ...changed,
    ...textsOf({ number, user, description }),
  };
};
const rows = [
  line('0001', { user: 'Anna', balance: { minor: 500, currency: 'KZT' } }),
  line('0002', {
    description: 'Lift',
    packages: [
      { id: 'big', since: now.toISOString() },
      { id: 'old', since: now.toISOString(), until: '2026-10-31T00:00:00.000Z' },
    ],
  }),
  line('0003', { state: 'suspended', reason: 'debt', billingAccount: '200' }),
  line('0004', { state: 'suspended', reason: 'asked', plan: 'talk', internet: false }),
  line('0005', { state: 'pendingActive' }),
  line('0006', { state: 'terminated' }),
  line('0007', { organisation: 'two' }),
  line('0008', { operator: 'rival' }),
];

const who: Actor = {
  ...{ account: 'admin', operator: 'acme', organisation: 'one' },
  ...{ role: 'administrator', channel: 'web', conversation: 'talk' },
};
let lines: (use: LineUse, find?: Partial<Find>, actor?: Actor) => Promise<Choices>;
beforeEach(async () => {
  const store = memoryStore();
  await store.transaction(async (tables) => {
    for (const row of rows) await tables.lines.insert(row);
    for (const number of ['100', '200'])
      await tables.billingAccounts.insert({ id: number, operator: 'acme', organisation: 'one', number });
  });
  lines = (use, find = {}, actor = who) =>
    store.read((all) =>
      linesFor(use).find(
        { actor, operator, tables: scopedReads(all, actor), now },
        {},
        { language: 'en', page: 0, pageSize: 10, ...find },
      ),
    );
});

const ends = async (found: ReturnType<typeof lines>) =>
  (await found).choices.map(({ value }) => value.slice(-1)).join('');
const closed = async (use: LineUse) => {
  const { choices } = await lines(use, { text: '%' });
  return Object.fromEntries(choices.map((choice) => [choice.value.slice(-1), choice.closed?.code ?? 'open']));
};

describe('the lines of a company', () => {
  it('are listed by number, with who uses them or what they are for, plan, state and balance', async () => {
    const { choices, total } = await lines('any');
    expect(total).toBe(6);
    expect(choices.slice(0, 2)).toEqual([
      {
        value: 'line0001',
        title: '+7 701 000 0001',
        facts: [{ text: 'Anna' }, { name: 'Smart' }, { name: 'Active' }, { money: { minor: 500, currency: 'KZT' } }],
        cells: {
          ...{ number: { phone: '+77010000001' }, user: { text: 'Anna' }, plan: { name: 'Smart' } },
          ...{ state: { name: 'Active' }, billingAccount: { text: '100' } },
          balance: { money: { minor: 500, currency: 'KZT' } },
        },
      },
      {
        value: 'line0002',
        title: expect.any(String),
        facts: [{ text: 'Lift' }, { name: 'Smart' }, { name: 'Active' }],
        cells: expect.objectContaining({ user: { text: 'Lift' } }),
      },
    ]);
  });

  it('show for mobile internet the packages that still run', async () => {
    const { choices } = await lines('internet');
    expect(choices.map(({ facts = [] }) => facts.at(-2))).toEqual([
      { name: 'Active' },
      { name: 'Big' },
      { word: 'planInternet' },
      { word: 'internetOff' },
      { word: 'planInternet' },
      { word: 'planInternet' },
    ]);
  });

  it('are none of another company, of another operator, or of nobody’s', async () => {
    for (const text of ['87010000007', '87010000008', '87010000009'])
      expect(await ends(lines('any', { text }))).toBe('');
    for (const value of ['line0007', 'line0008', 'line0009'])
      expect(await lines('any', { value })).toEqual({ choices: [], total: 0 });
    expect(await lines('any', {}, { ...who, organisation: undefined })).toEqual({ choices: [], total: 0 });
  });

  it('are closed where they cannot be taken, with the reason', async () => {
    expect(await closed('any')).toEqual({ 1: 'open', 2: 'open', 3: 'open', 4: 'open', 5: 'open', 6: 'open' });
    const gone = { 5: 'line.pending', 6: 'line.terminated' };
    const blocked = { 3: 'line.suspended', 4: 'line.suspended', ...gone };
    const already = { 3: 'line.alreadySuspended', 4: 'line.alreadySuspended', ...gone };
    expect(await closed('suspend')).toEqual({ 1: 'open', 2: 'open', ...already });
    expect(await closed('secretCode')).toEqual({ 1: 'open', 2: 'open', ...blocked });
    expect(await closed('internet')).toEqual({ 1: 'open', 2: 'open', ...blocked });
    expect(await closed('resume')).toEqual({ 1: 'line.active', 2: 'line.active', 3: 'line.debt', 4: 'open', ...gone });
    expect(await closed('activate')).toMatchObject({ 1: 'line.notPending', 5: 'open', 6: 'line.terminated' });
    const { choices } = await lines('resume', { value: 'line0003' });
    expect(choices[0]?.closed?.details).toEqual({ pay: { name: 'Pay first.' } });
  });
});

describe('the list', () => {
  it('begins with the state that lines are in for what is done, and hides nothing that is looked for', async () => {
    expect([await ends(lines('suspend')), await ends(lines('resume')), await ends(lines('activate'))]).toEqual([
      '12',
      '34',
      '5',
    ]);
    expect(await ends(lines('activate', { text: '%' }))).toBe('123456');
    expect(await ends(lines('activate', { text: 'anna' }))).toBe('1');
    expect(await ends(lines('activate', { text: '701000%' }))).toBe('123456');
    expect(await ends(lines('resume', { filters: { state: '' } }))).toBe('123456');
  });

  it('finds a whole number whatever it is narrowed by', async () => {
    const filters = { state: 'terminated', billingAccount: '200' };
    expect(await ends(lines('any', { text: '+7 701 000 0001', filters }))).toBe('1');
    expect(await ends(lines('any', { text: '0001', filters }))).toBe('');
  });

  it('is narrowed by plan, chosen or typed, beside the other filters', async () => {
    expect(await ends(lines('any', { filters: { plan: 'talk' } }))).toBe('4');
    expect(await ends(lines('any', { filters: { plan: 'smart' } }))).toBe('12356');
    expect(await ends(lines('any', { text: 'TALK' }))).toBe('4');
    expect(await ends(lines('any', { filters: { plan: 'smart', state: 'suspended' } }))).toBe('3');
    expect(await ends(lines('any', { filters: { plan: 'talk', billingAccount: '200' } }))).toBe('');
    expect(await ends(lines('any', { filters: { plan: 'invented' } }))).toBe('');
  });

  it('is sorted by each column that the operator shows, both ways; the same come by number', async () => {
    const sorted = (order: Find['order']) => ends(lines('any', { ...(order && { order }) }));
    expect((await lines('any')).columns).toEqual(['number', 'user', 'plan', 'state', 'balance']);
    for (const by of ['number', 'user', 'plan', 'state', 'balance'] as const) {
      const up = await sorted({ by });
      expect([...up].sort().join('')).toBe('123456');
      // Those that have none come last either way.
      const down = await sorted({ by, backwards: true });
      expect([...down].sort().join('')).toBe('123456');
      if (by !== 'user' && by !== 'balance') expect(down).toBe([...up].reverse().join(''));
      expect((await lines('any', { order: { by } })).order).toEqual({ by });
    }
    // Only one has a balance: the others come after it, by their numbers.
    expect(await sorted({ by: 'balance' })).toBe('123456');
    expect(await sorted({ by: 'user' })).toMatch(/^1/);
    // Not shown by this operator.
    expect((await lines('any', { order: { by: 'billingAccount' } })).order).toEqual({ by: 'number' });
  });

  it('is narrowed by state, by its reason, by billing account, and by their names when they are typed', async () => {
    expect(await ends(lines('any', { filters: { state: 'suspended' } }))).toBe('34');
    expect(await ends(lines('any', { filters: { state: 'suspended.debt' } }))).toBe('3');
    expect(await ends(lines('any', { filters: { billingAccount: '200' } }))).toBe('3');
    expect(await ends(lines('any', { filters: { state: 'invented', billingAccount: 'invented' } }))).toBe('');
    const typed = await lines('any', { text: 'DEBT' });
    expect([typed.text, typed.filters?.map(({ value }) => value), typed.total]).toEqual([
      '',
      ['suspended.debt', '', ''],
      1,
    ]);
    expect((await lines('any', { text: '200' })).filters?.map(({ value }) => value)).toEqual(['', '', '200']);
  });
});
