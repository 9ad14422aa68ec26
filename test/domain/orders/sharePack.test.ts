import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { addToContract } from '../../../src/domain/agreements/addToContract.js';
import { packNotice } from '../../../src/domain/agreements/packNotice.js';
import type { Command } from '../../../src/domain/door/command.js';
import { makeDoor } from '../../../src/domain/door/execute.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { lineChanges } from '../../../src/domain/lines/changes/index.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { textsOf } from '../../../src/domain/lines/sought.js';
import { changePlan } from '../../../src/domain/orders/changePlan.js';
import { applyReport, beginHandIn } from '../../../src/domain/orders/order.js';
import { sharePack } from '../../../src/domain/orders/sharePack.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import type { Actor } from '../../../src/domain/records/account.js';
import type { Line } from '../../../src/domain/records/line.js';
import { money } from '../../../src/domain/terms/money.js';
import { FakeTime, hour } from '../../outbox/fakeTime.js';
import { root } from '../../outbox/world.js';
import { memoryStore } from '../../support/memoryStore.js';
import { nothingOutside } from '../../support/nothingOutside.js';

const telenet = (await loadOperators(`${root}/operators`, ['telenet'])).get('telenet');
if (telenet === undefined) throw new Error('there is no telenet');
const operatorOf = () => telenet;
const boss: Actor = {
  ...{ account: 'boss', operator: 'telenet', organisation: 'fleet', channel: 'web', conversation: 'talk' },
  role: 'fleetManager',
};

let store: Store;
let time: FakeTime;
const ports = () => ({ store, clock: time, ids: randomIds, changes: lineChanges, operatorOf });
const door = () =>
  makeDoor({ outside: nothingOutside, ...ports(), digest: (text) => text, open: async (sealed) => sealed });

const line = (n: number, changes: Partial<Line> = {}): Line => {
  const number = `+3247000${1000 + n}`;
  return {
    ...{ id: `line${n}`, operator: 'telenet', organisation: 'fleet', number, ...textsOf({ number }) },
    ...{ plan: 'mobileContact', internet: true, packages: [], state: 'active', billingAccount: 'bill' },
    ...{ stateSince: '2026-01-01T00:00:00.000Z', ...changes },
  };
};
const contract = {
  ...{ id: 'contract', operator: 'telenet', organisation: 'fleet', number: '0000012345', billingAccounts: ['bill'] },
  ...{ plans: ['mobileContact'], options: [], packs: ['groupData5'] },
};

beforeEach(async () => {
  [store, time] = [memoryStore(), new FakeTime()];
  await store.transaction(({ contracts }) => contracts.put(contract));
});
const put = (...rows: readonly Line[]) =>
  store.transaction(async ({ lines }) => {
    for (const row of rows) await lines.put(row);
  });
const row = (id: string) => store.read(({ lines }) => lines.get(id));
const contractNow = () => store.read(({ contracts }) => contracts.get('contract'));

async function asked<I>(command: Command<I>, input: I, commandId = randomIds.next()): Promise<string> {
  const receipt = await door().execute({ commandId, command, input, actor: boss });
  if (!receipt.ok) throw new Error(receipt.problem.code);
  const { outcome } = receipt.value;
  return outcome.kind === 'refused' ? outcome.problem.code : outcome.reference;
}
async function carriedOut() {
  const open = await store.read(async ({ orders }) => (await orders.where({})).filter(({ endedAt }) => !endedAt));
  for (const order of open) {
    await beginHandIn(ports(), order);
    await applyReport(ports(), order, { state: 'completed', number: 1 });
  }
}
async function sharing(action: 'join' | 'move' | 'leave', pack: string | undefined, ...lines: readonly string[]) {
  const kept = await makeSelections(ports()).keep(boss, lines, 1000);
  return { lines: kept.ok ? kept.value : '', action, pack };
}
const verdict = async (wish: Awaited<ReturnType<typeof sharing>>) => {
  const seen = await door().foresee({ command: sharePack, input: wish, actor: boss });
  return seen.ok ? seen.value?.verdicts[0] : undefined;
};

describe('a group pack', () => {
  it('is shared from the order on, at its price, and left again when that is undone', async () => {
    await put(line(1));
    const wish = await sharing('join', 'groupData5', 'line1');
    expect(await verdict(wish)).toMatchObject({
      ...{ now: [{ word: 'noGroupPack' }], after: [{ name: 'Group Data 5 GB' }] },
      price: { money: { minor: 700, currency: 'EUR' }, per: 'month' },
    });
    const reference = await asked(sharePack, wish);
    await carriedOut();
    expect(await row('line1')).toMatchObject({ groupPack: 'groupData5', groupPackSince: time.now().toISOString() });
    await asked(undoOrders, { reference });
    await carriedOut();
    expect((await row('line1'))?.groupPack).toBeUndefined();
  });

  it('is ordered once, however often that is pressed', async () => {
    await put(line(1));
    const [wish, id] = [await sharing('join', 'groupData5', 'line1'), randomIds.next()];
    const reference = await asked(sharePack, wish, id);
    expect(await asked(sharePack, wish, id)).toBe(reference);
    expect(await store.read(({ orders }) => orders.where({}))).toHaveLength(1);
    // As an order of its own it is in the way of itself.
    expect(await asked(sharePack, await sharing('join', 'groupData5', 'line1'))).toBe('line.orderOpen');
  });

  it.each<[string, Partial<Line>, 'join' | 'move' | 'leave', string | undefined, string]>([
    ['is in another one already', { groupPack: 'groupVoice' }, 'join', 'groupData5', 'pack.other'],
    ['is in this one already', { groupPack: 'groupData5' }, 'move', 'groupData5', 'line.already'],
    ['is in none', {}, 'leave', undefined, 'pack.none'],
    ['is in none that could be changed', {}, 'move', 'groupData5', 'pack.none'],
    ['has a plan that it does not go with', { plan: 'mobileLimitless' }, 'join', 'groupData5', 'pack.otherPlan'],
    ['has a contract without it', {}, 'join', 'groupData10', 'pack.notInContract'],
    ['has no contract', { billingAccount: 'elsewhere' }, 'join', 'groupData5', 'pack.notInContract'],
    ['has ended', { state: 'terminated' }, 'join', 'groupData5', 'line.terminated'],
    ['waits to be activated', { state: 'pendingActive' }, 'join', 'groupData5', 'line.pending'],
    ['is to have one that there is not', {}, 'join', 'moon', 'value.choice'],
    ['is to have one that is not said', {}, 'join', undefined, 'value.missing'],
  ])('is not for a line that %s', async (_why, changes, action, pack, problem) => {
    await put(line(1, changes));
    expect(await asked(sharePack, await sharing(action, pack, 'line1'))).toBe(problem);
    expect(await row('line1')).toEqual(line(1, changes));
  });

  it('does not come to a line that has ended before its day', async () => {
    await put(line(1));
    const on = new Date(time.now().getTime() + 48 * hour).toISOString().slice(0, 10);
    await asked(sharePack, { ...(await sharing('join', 'groupData5', 'line1')), on });
    await put(line(1, { state: 'terminated' }));
    await carriedOut();
    expect(await row('line1')).toEqual(line(1, { state: 'terminated' }));
    expect(await store.read(({ orders }) => orders.where({}))).toMatchObject([
      { state: 'failed', problem: { code: 'line.terminated' } },
    ]);
  });

  it('ends with a plan that it does not go with, and comes back when that is undone', async () => {
    await put(line(1, { groupPack: 'groupData5' }));
    const { lines } = await sharing('leave', undefined, 'line1');
    const wish = { lines, plan: 'mobileLimitless' };
    const seen = await door().foresee({ command: changePlan, input: wish, actor: boss });
    // 33 in place of 20, without 7.
    expect(seen.ok && seen.value?.verdicts).toMatchObject([
      { ends: [{ name: 'Group Data 5 GB' }], price: { money: { minor: 600 } } },
    ]);
    const reference = await asked(changePlan, wish);
    await carriedOut();
    expect(await row('line1')).toMatchObject({ plan: 'mobileLimitless', groupPack: undefined });
    await asked(undoOrders, { reference });
    await carriedOut();
    expect(await row('line1')).toMatchObject({ plan: 'mobileContact', groupPack: 'groupData5' });
  });
});

describe('what a contract lacks', () => {
  const data50 = { contract: contract.number, kind: 'plan', id: 'data50' } as const;

  it('is added once: a second press says the same, a second wish is refused', async () => {
    const id = randomIds.next();
    expect(await asked(addToContract, data50, id)).toBe(await asked(addToContract, data50, id));
    expect(await asked(addToContract, data50)).toBe('contract.has');
    expect(await contractNow()).toEqual({ ...contract, plans: ['mobileContact', 'data50'] });
  });

  it('is added side by side by two people', async () => {
    const wishes = ['data12', 'data20', 'mobile1'].map((id) => asked(addToContract, { ...data50, id }));
    await Promise.all(wishes);
    expect((await contractNow())?.plans.toSorted()).toEqual(['data12', 'data20', 'mobile1', 'mobileContact']);
  });

  it.each([
    { ...data50, id: 'moon' },
    { ...data50, kind: 'pack' as const },
    { ...data50, contract: '0000099999' },
  ])('is something that there is: %j', async (wish) => {
    expect(await asked(addToContract, wish)).toBe('value.choice');
    expect(await contractNow()).toEqual(contract);
  });
});

describe('notifications for group packs', () => {
  const eur = (minor: number) => money(minor, 'EUR');
  const off = { contract: contract.number, told: true, was: { told: false } };

  it('are turned on at an amount, changed and turned off, each as it was seen', async () => {
    await asked(packNotice, { ...off, amount: eur(2500) });
    expect((await contractNow())?.notice).toEqual(eur(2500));
    // Seen before that: somebody else has changed it.
    expect(await asked(packNotice, { ...off, amount: eur(100) })).toBe('record.changed');
    const was = { told: true, amount: eur(2500) };
    expect(await asked(packNotice, { ...off, amount: eur(2500), was })).toBe('record.unchanged');
    await asked(packNotice, { ...off, told: false, was });
    expect((await contractNow())?.notice).toBeUndefined();
  });

  it.each([
    [undefined, 'value.missing'],
    [eur(0), 'value.amount'],
    [eur(-1), 'value.amount'],
    [money(2500, 'USD'), 'value.currency'],
    [eur(100_001), 'notice.tooMuch'],
  ])('have an amount that can be: %j', async (amount, problem) => {
    expect(await asked(packNotice, { ...off, amount })).toBe(problem);
    expect(await contractNow()).toEqual(contract);
  });
});
