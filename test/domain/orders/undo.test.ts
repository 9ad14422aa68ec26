import { afterEach, describe, expect, it } from '@jest/globals';
import { linesFor } from '../../../src/domain/lines/find/choices.js';
import { lineOverview } from '../../../src/domain/lines/overview.js';
import { activateLines } from '../../../src/domain/orders/activateLines.js';
import { blockLines } from '../../../src/domain/orders/blockLines.js';
import { undoableOrders } from '../../../src/domain/orders/undoable.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import { hour, minute, second } from '../../outbox/fakeTime.js';
import { FaultyNetwork } from './faultyNetwork.js';
import { type OrderWorld, openOrders, who } from './orderWorld.js';

let world: OrderWorld;
let network: FaultyNetwork;
afterEach(() => world.end());

async function open(): Promise<void> {
  world = await openOrders({
    network: (time) => {
      network = new FaultyNetwork(time);
      return network;
    },
  });
}

const block = async (...lines: string[]) =>
  world.execute(blockLines, { action: 'suspend', lines: await world.selected(...lines), reason: 'asked' });

describe('an order for another day', () => {
  const tomorrow = '2026-03-03';
  const later = async (...lines: string[]) =>
    world.execute(blockLines, {
      action: 'suspend',
      lines: await world.selected(...lines),
      reason: 'asked',
      on: tomorrow,
    });

  it('does not reach the network before', async () => {
    await open();
    await later('line1');
    await world.live(minute);
    expect(network.submitted).toEqual([]);
    world.time.pass(24 * hour);
    await world.live(2 * minute);
    expect((await world.order('line1')).state).toBe('completed');
  });

  it('fails when its line does not allow it any more', async () => {
    await open();
    await later('line1');
    await world.put({ ...(await world.line('line1')), state: 'terminated' });
    world.time.pass(24 * hour);
    await world.live(minute);
    expect(network.submitted).toEqual([]);
    expect(await world.order('line1')).toMatchObject({ state: 'failed', problem: { code: 'line.terminated' } });
  });

  it('is cancelled by undoing it, and then never goes out', async () => {
    await open();
    const { outcome } = await later('line1', 'line2');
    if (outcome.kind !== 'done') throw new Error('refused');
    const undone = await world.execute(undoOrders, { reference: outcome.reference });
    expect(undone.outcome).toMatchObject({ facts: { cancelled: { count: 2 } } });
    world.time.pass(24 * hour);
    await world.live(minute);
    expect(network.submitted).toEqual([]);
    expect((await world.order('line1')).state).toBe('cancelled');
    await expect(world.execute(undoOrders, { reference: outcome.reference })).rejects.toThrow('lines.allRefused');
  });

  it('is either cancelled or handed in, when both happen at once', async () => {
    await open();
    const { outcome } = await later('line1');
    if (outcome.kind !== 'done') throw new Error('refused');
    world.time.pass(24 * hour);
    const undone = await world.execute(undoOrders, { reference: outcome.reference }).then(
      () => true,
      () => false,
    );
    await world.live(2 * minute);
    expect((await world.order('line1')).state).toBe(undone ? 'cancelled' : 'completed');
    expect(network.submitted).toHaveLength(undone ? 0 : 1);
  });
});

describe('undoing', () => {
  it('brings the lines back, once, and leaves out what has changed since', async () => {
    await open();
    const { outcome } = await block('line1', 'line2');
    if (outcome.kind !== 'done') throw new Error('refused');
    await world.live(second);
    await expect(world.execute(undoOrders, { reference: outcome.reference })).rejects.toThrow('lines.allRefused');
    await world.live(2 * minute);
    await world.put({ ...(await world.line('line2')), reason: 'stolen' });
    const undone = await world.execute(undoOrders, { reference: outcome.reference });
    expect(undone.outcome).toMatchObject({
      verdicts: [{ line: 'line1' }, { line: 'line2', problem: { code: 'order.overtaken' } }],
    });
    await world.live(2 * minute);
    expect((await world.line('line1')).state).toBe('active');
    expect((await world.line('line2')).reason).toBe('stolen');
    await expect(world.execute(undoOrders, { reference: outcome.reference })).rejects.toThrow('lines.allRefused');
  });

  it('does not go around the second administrator', async () => {
    await open();
    const all = ['line1', 'line2', 'line3', 'line4'];
    for (const id of all) await world.put({ ...(await world.line(id)), state: 'suspended', reason: 'asked' });
    const lines = await world.selected(...all);
    const { outcome } = await world.execute(blockLines, { action: 'resume', lines });
    if (outcome.kind !== 'done') throw new Error('refused');
    await world.live(2 * minute);
    expect((await world.line('line1')).state).toBe('active');
    await expect(world.execute(undoOrders, { reference: outcome.reference })).rejects.toThrow('order.needsSecond');
  });

  it('finds nothing under a reference of somebody else', async () => {
    await open();
    await expect(world.execute(undoOrders, { reference: 'NOTTHERE' })).rejects.toThrow('order.unknown');
  });
});

describe('an activation for another day (T3)', () => {
  const activate = async () => {
    await open();
    await world.put({ ...(await world.line('line1')), state: 'pendingActive' });
    const lines = await world.selected('line1');
    return world.execute(activateLines, { lines, on: '2026-03-04' }, 'fleetManager');
  };

  it('shows the day on the line until it is active', async () => {
    await activate();
    expect(await world.line('line1')).toMatchObject({ state: 'pendingActive', activatesOn: '2026-03-04' });
    world.time.pass(48 * hour);
    await world.live(2 * minute);
    const { state, activatesOn } = await world.line('line1');
    expect({ state, activatesOn }).toEqual({ state: 'active', activatesOn: undefined });
  });

  it('leaves no day on the line when it is cancelled', async () => {
    const { outcome } = await activate();
    if (outcome.kind !== 'done') throw new Error('refused');
    await world.execute(undoOrders, { reference: outcome.reference }, 'fleetManager');
    expect((await world.line('line1')).activatesOn).toBeUndefined();
  });
});

describe('undoing one line of a batch', () => {
  const batch = async (on?: string) => {
    await open();
    const lines = await world.selected('line1', 'line2', 'line3');
    const { outcome } = await world.execute(blockLines, { action: 'suspend', lines, reason: 'asked', on });
    if (outcome.kind !== 'done') throw new Error('refused');
    return outcome.reference;
  };
  const state = async (line: string) => (await world.order(line)).state;

  it('cancels that one, and leaves the others planned', async () => {
    const reference = await batch('2026-03-05');
    const undone = await world.execute(undoOrders, { reference: `${reference} +77010000002` });
    expect(undone.outcome).toMatchObject({ verdicts: [{ line: 'line2' }], facts: { cancelled: { count: 1 } } });
    expect([await state('line1'), await state('line2'), await state('line3')]).toEqual([
      'acknowledged',
      'cancelled',
      'acknowledged',
    ]);
    await expect(world.execute(undoOrders, { reference: `${reference} +77019999999` })).rejects.toThrow(
      'order.unknown',
    );
  });

  it('brings that one back, and leaves the others as they are', async () => {
    const reference = await batch();
    await world.live(2 * minute);
    await world.execute(undoOrders, { reference: `${reference} +77010000002` });
    await world.live(2 * minute);
    expect((await world.line('line2')).state).toBe('active');
    expect((await world.line('line1')).state).toBe('suspended');
  });

  it('is found by its number, however much of it is typed, and by nothing else', async () => {
    const reference = await batch('2026-03-05');
    const find = { language: 'en', page: 0, pageSize: 10 } as const;
    for (const text of ['+77010000002', '0000002', '+7 701 000 0002']) {
      const { choices } = await world.find(undoableOrders, { ...find, text });
      expect(choices.map(({ value }) => value)).toEqual([`${reference} +77010000002`]);
    }
    expect((await world.find(undoableOrders, { ...find, text: '0000' })).total).toBe(3);
    expect((await world.find(undoableOrders, find)).choices.map(({ value }) => value)).toEqual([reference]);
    expect((await world.find(undoableOrders, { ...find, text: reference })).total).toBe(1);
  });

  it('is seen on the line before: what is scheduled stands on its card and in the list', async () => {
    const reference = await batch('2026-03-05');
    const shown = await world.ask({ query: lineOverview, input: { lines: await world.selected('line2') }, actor: who });
    expect(JSON.stringify(shown)).toContain(`"scheduled":{"list":[`);
    expect(JSON.stringify(shown)).toContain(reference);
    const { choices } = await world.find(linesFor('any'), { language: 'en', page: 0, pageSize: 10 });
    expect(choices.map(({ facts = [] }) => JSON.stringify(facts).includes('scheduled'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
