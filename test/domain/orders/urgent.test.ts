import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockLines } from '../../../src/domain/orders/blockLines.js';
import { wordOf } from '../../../src/domain/records/standing.js';
import { hour, minute, second } from '../../outbox/fakeTime.js';
import { FaultyNetwork } from './faultyNetwork.js';
import { type OrderWorld, openOrders } from './orderWorld.js';

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

type Reason = 'asked' | 'lost' | 'stolen';
/** The world begins on 2 March. */
const dayAt = (days: number): string | undefined =>
  days === 0 ? undefined : new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10);
const block = async (reason: Reason, days: number, ...lines: string[]) =>
  world.execute(blockLines, {
    action: 'suspend',
    lines: await world.selected(...lines),
    reason,
    on: dayAt(days),
  });
const ordersOf = (line: string) => world.store.read(({ orders }) => orders.where({ line }));
const wordsOf = async (line: string) => (await ordersOf(line)).map((order) => wordOf(order, world.time.now()));

describe('an urgent suspension', () => {
  it.each(['lost', 'stolen'] as const)(
    'goes over one that is scheduled, and says what it replaces: %s',
    async (reason) => {
      await open();
      const { outcome: planned } = await block('asked', 3, 'line1', 'line2');
      const { outcome } = await block(reason, 0, 'line1');
      if (planned.kind !== 'done' || outcome.kind !== 'done') throw new Error('refused');
      expect(outcome.verdicts).toMatchObject([
        { line: 'line1', replaces: expect.arrayContaining([{ code: planned.reference }]) },
      ]);
      const [replaced] = await ordersOf('line1');
      expect(replaced).toMatchObject({
        problem: { code: 'order.replaced', details: { reference: outcome.reference } },
      });
      expect(await wordsOf('line1')).toEqual(['replaced', 'acknowledged']);
      await world.live(2 * minute);
      expect(await world.line('line1')).toMatchObject({ state: 'suspended', reason });
      // The rest of the batch stays planned; what was replaced never goes out.
      expect(await wordsOf('line2')).toEqual(['scheduled']);
      world.time.pass(4 * 24 * hour);
      await world.live(2 * minute);
      expect(network.submitted).toHaveLength(2);
      expect(await world.line('line1')).toMatchObject({ state: 'suspended', reason });
      expect(await wordsOf('line1')).toEqual(['replaced', 'completed']);
    },
  );

  it('is said at the review before, and refused where something else would be replaced by the confirmation', async () => {
    await open();
    const lines = await world.selected('line1');
    const stolen = { action: 'suspend', lines, reason: 'stolen' } as const;
    const seen = await world.foresee(blockLines, stolen);
    expect(seen[0]?.replaces).toBeUndefined();
    await block('asked', 2, 'line1');
    await expect(world.execute(blockLines, stolen)).rejects.toThrow('line.otherwise');
    expect((await world.foresee(blockLines, stolen))[0]?.replaces).toBeDefined();
    await world.execute(blockLines, stolen);
    expect(await wordsOf('line1')).toEqual(['replaced', 'acknowledged']);
  });

  it('replaces nothing that has begun, and nothing that comes sooner than itself', async () => {
    await open();
    await block('asked', 1, 'line1');
    await expect(block('stolen', 4, 'line1')).rejects.toThrow('line.orderOpen');
    world.time.pass(36 * hour);
    await world.live(20 * second);
    await expect(block('stolen', 0, 'line1')).rejects.toThrow('line.orderOpen');
  });

  it('is the only one that does, whatever is scheduled and whenever', async () => {
    await open();
    const reasons = fc.constantFrom<Reason>('asked', 'lost', 'stolen');
    const days = fc.integer({ min: 1, max: 20 });
    await fc.assert(
      fc.asyncProperty(reasons, days, reasons, fc.integer({ min: 0, max: 20 }), async (first, at, later, then) => {
        await world.store.transaction(async ({ orders }) => {
          for (const { id } of await orders.where({ line: 'line1' })) await orders.remove(id);
        });
        await block(first, at, 'line1');
        const done = await block(later, then, 'line1').then(
          () => true,
          () => false,
        );
        expect(done).toBe(later !== 'asked' && then <= at);
        expect(await wordsOf('line1')).toEqual(
          done ? ['replaced', then === 0 ? 'acknowledged' : 'scheduled'] : ['scheduled'],
        );
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
