import { afterEach, describe, expect, it } from '@jest/globals';
import { blockLines } from '../../../src/domain/orders/blockLines.js';
import { orders } from '../../../src/domain/orders/orderList.js';
import { orderShown } from '../../../src/domain/orders/ordersShown.js';
import type { Order } from '../../../src/domain/records/order.js';
import { isFinal } from '../../../src/domain/records/standing.js';
import { type FakeTime, hour, minute, second } from '../../outbox/fakeTime.js';
import { type Fault, FaultyNetwork, WORKS } from './faultyNetwork.js';
import { type OrderWorld, openOrders, who } from './orderWorld.js';

let world: OrderWorld;
let network: FaultyNetwork;
afterEach(() => world.end());

async function open(make = (time: FakeTime) => new FaultyNetwork(time)): Promise<void> {
  world = await openOrders({
    network: (time) => {
      network = make(time);
      return network;
    },
  });
}

const block = async (...lines: string[]) =>
  world.execute(blockLines, { action: 'suspend', lines: await world.selected(...lines), reason: 'asked' });

/** What is true at every moment, whatever the network does. */
function watched(line: string): () => Promise<void> {
  let ended: Order | undefined;
  return async () => {
    const order = await world.order(line);
    const { state, stateSince } = await world.line(line);
    // The line is what completed orders made it, and nothing else.
    expect(state).toBe(order.state === 'completed' ? 'suspended' : 'active');
    if (order.state === 'completed') expect(stateSince).toBe(order.endedAt);
    // A final state is the last.
    if (ended !== undefined) expect(order).toEqual(ended);
    if (isFinal(order)) ended = order;
    expect(order.history.at(-1)?.state).toBe(order.state);
    expect(order.history.filter((one) => isFinal(one)).length).toBeLessThanOrEqual(1);
  };
}

const badDays: Readonly<Record<string, readonly Fault[]>> = {
  'says everything twice and in the wrong order': [],
  'is away when it is handed the order': ['lost', 'lost', 'lost'],
  'takes the order and its answer is lost': ['answerLost', 'answerLost'],
  'is slow, then away': [{ takes: 70 * second }, 'lost'],
  'never answers in time': [{ takes: 3 * minute }, { takes: 3 * minute }],
};

describe('an order, over a network that', () => {
  it.each(Object.entries(badDays))('%s, is carried out once and is true at every moment', async (_, faults) => {
    await open();
    network.faults.push(...faults);
    await block('line1');
    await world.live(10 * minute, watched('line1'));
    expect(await world.order('line1')).toMatchObject({ state: 'completed', report: 2 });
    expect(new Set(network.submitted).size).toBe(1);
  });

  it('says nothing by itself, is asked, and less and less often', async () => {
    await open((time) => new FaultyNetwork(time, false));
    await block('line1');
    await world.live(3 * minute, watched('line1'));
    expect((await world.order('line1')).state).toBe('completed');
    const looks = (await world.store.read(({ outbox }) => outbox.where({}))).filter(
      ({ message }) => message.kind === 'network.look',
    );
    const times = looks.map(({ createdAt }) => Date.parse(createdAt) / second);
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 10, 20, 40].slice(0, times.length));
    expect(times.length).toBeGreaterThan(2);
  });

  it('lost its memory, is handed the order again', async () => {
    await open((time) => new FaultyNetwork(time, false));
    await block('line1');
    await world.live(second);
    network.forget();
    await world.live(5 * minute, watched('line1'));
    expect((await world.order('line1')).state).toBe('completed');
    expect(network.submitted).toHaveLength(2);
  });

  it('does not carry it out, fails with the line as it was', async () => {
    await open((time) => new FaultyNetwork(time, true, () => true));
    await block('line1');
    await world.live(2 * minute, watched('line1'));
    expect(await world.order('line1')).toMatchObject({ state: 'failed', problem: { code: 'order.notCarriedOut' } });
  });

  it('contradicts itself after the end, stays ended', async () => {
    await open();
    await block('line1');
    await world.live(2 * minute);
    const { id } = await world.order('line1');
    const check = watched('line1');
    await check();
    network.repeat(id, 'kcell');
    network.claim(id, 'kcell', { state: 'failed', number: 9 });
    network.claim(id, 'kcell', { state: 'inProgress', number: 10 });
    network.claim(id, 'other', { state: 'failed', number: 11 });
    await world.live(second, check);
  });

  it('is away for a day, is held, and goes on when it is replayed', async () => {
    await open();
    network.faults.push(...Array.from({ length: 12 }, () => 'lost' as const));
    await block('line1');
    const told = world.news.length;
    // Twelve tries take some eight hours; how many hours the worker gets through in one pass is not fixed.
    for (let passed = 0; passed < 48 && (await world.order('line1')).state !== 'held'; passed++) {
      world.time.pass(hour);
      await world.live(second);
    }
    expect(await world.order('line1')).toMatchObject({ state: 'held', problem: { code: 'order.held' } });
    expect(world.news.length).toBeGreaterThan(told);
    await world.store.transaction(async ({ outbox }) => {
      const at = world.time.now().toISOString();
      for (const row of await outbox.where({ state: 'parked' }))
        await outbox.put({ ...row, state: 'waiting', attempts: 0, dueAt: at, plannedAt: at });
    });
    await world.live(2 * minute, watched('line1'));
    const { state, problem } = await world.order('line1');
    expect({ state, problem }).toEqual({ state: 'completed', problem: undefined });
  });
});

describe('the orders of a command', () => {
  it('are told together, and nothing is told when nothing has changed', async () => {
    await open();
    const { id } = await block('line1', 'line2', 'line3');
    await world.live(14 * second);
    expect(world.news).toEqual([]);
    await world.live(2 * second);
    expect(world.news).toEqual([id]);
    await world.live(WORKS + 20 * second);
    expect(world.news).toEqual([id, id]);
    await world.live(10 * minute);
    expect(world.news).toEqual([id, id]);
  });

  it('lose nothing when the program is started again in the middle', async () => {
    await open();
    await block('line1', 'line2');
    await world.live(5 * second);
    const { folder, time } = world;
    await world.halt();
    // Meanwhile the network has finished, and nobody heard it.
    time.pass(WORKS);
    world = await openOrders({ folder, time, network: () => network });
    await world.live(3 * minute, watched('line1'));
    expect((await world.order('line1')).state).toBe('completed');
    expect((await world.order('line2')).state).toBe('completed');
    expect(new Set(network.submitted).size).toBe(2);
  });

  it('are seen in the list by state, with a way to undo them', async () => {
    await open();
    await block('line1', 'line2');
    await world.live(2 * minute);
    const undo = orderShown.when((order) => order.undo);
    const list = async (actor: typeof who, state?: string) => {
      const found = await world.ask({ query: orders, input: { state }, actor });
      if (!found.ok || !('rows' in found.value)) throw new Error('there is no list');
      return found.value;
    };
    const done = await list(who, 'completed');
    const { reference } = await world.order('line1');
    const undone = (rows: typeof done) => rows.rowsGiven?.map((given) => given?.fits(undo) === true && given.value);
    expect([done.total, undone(done)]).toEqual([1, [reference]]);
    expect((await list(who, 'failed')).total).toBe(0);
    expect((await list({ ...who, organisation: 'kcell:other' })).total).toBe(0);
    expect(undone(await list({ ...who, account: 'other' }))).toEqual([false]);
  });
});
