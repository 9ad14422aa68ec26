import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyedDigest, randomIds } from '../../../src/bot/secrets/hashing.js';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { makeDoor } from '../../../src/domain/door/execute.js';
import { lineChanges } from '../../../src/domain/lines/changes/index.js';
import { batchOf, noteBatch } from '../../../src/domain/orders/batch.js';
import { blockLines } from '../../../src/domain/orders/blockLines.js';
import { applyReport, type OrderPorts } from '../../../src/domain/orders/order.js';
import { orders } from '../../../src/domain/orders/orderList.js';
import { orderShown } from '../../../src/domain/orders/ordersShown.js';
import type { Order } from '../../../src/domain/records/order.js';
import type { Rows, ShownList } from '../../../src/domain/terms/shown.js';
import { minute } from '../../outbox/fakeTime.js';
import { root } from '../../outbox/world.js';
import { nothingOutside } from '../../support/nothingOutside.js';
import { countedReads } from './countedReads.js';
import { FaultyNetwork } from './faultyNetwork.js';
import { type OrderWorld, openOrders, who } from './orderWorld.js';

let world: OrderWorld;
beforeEach(async () => {
  world = await openOrders({ network: (time) => new FaultyNetwork(time) });
});
afterEach(() => world.end());

const number = (at: number) => `+7701${String(at).padStart(7, '0')}`;

/** An order like one that was placed, to be changed. */
async function placed(): Promise<Order> {
  await world.execute(blockLines, {
    action: 'suspend',
    lines: await world.selected('line1', 'line2'),
    reason: 'asked',
  });
  return world.order('line1');
}

/** A batch of so many orders like this one, in as many states as there are. */
async function batch(like: Order, name: string, size: number, states: readonly Order['state'][]): Promise<void> {
  const own = Array.from({ length: size }, (_, at): Order => {
    const state = states[at % states.length] ?? 'completed';
    return {
      ...like,
      ...{
        id: `${name} ${at}`,
        commandId: name,
        reference: name,
        line: `${name} line ${at}`,
        number: number(at),
        state,
      },
      orderedAt: world.time.now().toISOString(),
    };
  });
  await world.store.transaction(async (tables) => {
    for (const order of own) await tables.orders.insert(order);
    await noteBatch(tables, own, [{ number: number(999), problem: { code: 'line.terminated', details: {} } }]);
  });
}

/** Asks for the list, and counts the rows that are read for it. */
async function listed(
  input: { state?: string; order?: string },
  rows?: Rows,
): Promise<{ list: ShownList; read: number }> {
  let read = 0;
  const operators = await loadOperators(`${root}/operators`, ['kcell']);
  const door = makeDoor({
    outside: nothingOutside,
    store: {
      ...world.store,
      transaction: (work) => world.store.transaction(work),
      read: (work) =>
        world.store.read((all) =>
          work(
            countedReads(all, (rows) => {
              read += rows;
            }),
          ),
        ),
    },
    clock: world.time,
    ids: randomIds,
    digest: keyedDigest(new Uint8Array(32)),
    operatorOf: (id) => operators.get(id) ?? never(),
    open: async (sealed) => sealed,
  });
  const found = await door.ask({ query: orders, input, actor: who, rows });
  if (!found.ok || !('rows' in found.value)) throw new Error('there is no list');
  return { list: found.value, read };
}

describe('the list of orders, with 200 batches and 300 lines in each of some', () => {
  beforeEach(async () => {
    const like = await placed();
    for (let at = 0; at < 199; at++) {
      world.time.pass(minute);
      const large = at % 40 === 0;
      await batch(like, `BATCH${at}`, large ? 300 : 3, large ? ['completed', 'failed'] : ['completed']);
    }
  }, 120_000);

  it('has an entry for each, newest first, and reads little more than it shows', async () => {
    const { list, read } = await listed({}, { from: 0, most: 10 });
    expect(list.total).toBe(200);
    expect(list.rows.map(({ reference }) => reference)).toEqual(
      Array.from({ length: 10 }, (_, at) => ({ text: `BATCH${198 - at}` })),
    );
    expect(read).toBeLessThan(300);
    const { list: last } = await listed({}, { from: 190, most: 10 });
    expect(last.rows).toHaveLength(10);
    expect(last.rows[9]).toMatchObject({ lines: { count: 2 } });
    expect(last.rows[8]).toMatchObject({
      lines: { count: 301 },
      state: { standings: { completed: 150, failed: 150 }, left: 1 },
    });
  });

  it('is narrowed to a state by what is in it, whole or in part', async () => {
    const { list, read } = await listed({ state: 'failed' });
    expect(list.total).toBe(5);
    expect(list.rows.map(({ reference }) => reference)).toContainEqual({ text: 'BATCH160' });
    expect(read).toBeLessThan(200);
    expect((await listed({ state: 'held' })).list.total).toBe(0);
  });

  it('opens a batch page by page, with each line’s undoing and the lines that were left out at the end', async () => {
    const { list, read } = await listed({ order: 'BATCH160' }, { from: 20, most: 10 });
    expect(list.total).toBe(301);
    expect(list.rows.map((row) => row.number)).toEqual(
      Array.from({ length: 10 }, (_, at) => ({ phone: number(20 + at) })),
    );
    expect(read).toBeLessThan(100);
    const { list: end } = await listed({ order: 'BATCH160' }, { from: 295, most: 10 });
    expect(end.rows).toHaveLength(6);
    expect(end.rows[5]).toEqual({
      number: { phone: number(999) },
      left: { problem: { code: 'line.terminated', details: {} } },
    });
  });
});

it('an opened batch gives each line its own undoing', async () => {
  const { reference } = await placed();
  await world.live(2 * minute);
  const { list } = await listed({ order: reference });
  const lines = list.rows.map(({ number }) => (number !== undefined && 'phone' in number ? number.phone : ''));
  expect(list.rowsGiven).toMatchObject(lines.map((line) => ({ value: `${reference} ${line}` })));
  const canBeUndone = orderShown.when(({ undo }) => undo);
  expect(list.rowsGiven?.map((one) => one?.fits(canBeUndone))).toEqual(lines.map(() => true));
});

it('what is counted of a batch is what its orders are, whatever the network says of them', async () => {
  const like = await placed();
  await world.live(2 * minute);
  const operators = await loadOperators(`${root}/operators`, ['kcell']);
  const ports: OrderPorts = {
    ...{ store: world.store, clock: world.time, ids: randomIds, changes: lineChanges },
    operatorOf: (id) => operators.get(id) ?? never(),
  };
  const said = fc.record({
    at: fc.nat({ max: 3 }),
    state: fc.constantFrom('inProgress', 'pending', 'held', 'completed', 'failed', 'cancelled'),
    number: fc.integer({ min: 1, max: 9 }),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(said, { maxLength: 8 }), async (reports) => {
      const name = `RUN${run++}`;
      const handedIn = { ...like, handedInAt: like.orderedAt, endedAt: undefined, report: 0, history: [] };
      await batch(handedIn, name, 4, ['acknowledged']);
      for (const { at, ...report } of reports) {
        const key = { id: `${name} ${at}`, operator: 'kcell' };
        await applyReport(ports, key, report);
      }
      const [kept, own] = await world.store.read(async (tables) => [
        await tables.batches.get(name),
        await tables.orders.where({ commandId: name }),
      ]);
      const { standings, sought, endedAt } = batchOf(own) ?? never();
      expect(kept?.standings).toEqual(standings);
      expect(kept?.sought.split('|').sort()).toEqual(sought.split('|').sort());
      expect(kept?.endedAt === undefined).toBe(endedAt === undefined);
    }),
    { numRuns: 200 },
  );
}, 60_000);

function never(): never {
  throw new Error('there is no such thing');
}
