import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noteBatch } from '../../../src/domain/orders/batch.js';
import { changeInternet } from '../../../src/domain/orders/changeInternet.js';
import { amountNeedsSecond } from '../../../src/domain/orders/fourEyes.js';
import { hour } from '../../outbox/fakeTime.js';
import { countedReads } from './countedReads.js';
import { FaultyNetwork } from './faultyNetwork.js';
import { type OrderWorld, openOrders, who } from './orderWorld.js';

/** Orders for more than this in a day need a second administrator here: three times the package without limit, and no fourth. */
const LIMIT = 2_000_000;
const ALL = ['line1', 'line2', 'line3', 'line4'];
const prices = { internet5: 149_000, internet20: 329_000, internetUnlimited: 599_000 } as const;
type Package = keyof typeof prices;

let world: OrderWorld;
beforeEach(async () => {
  world = await openOrders({ network: (time) => new FaultyNetwork(time) });
});
afterEach(() => world.end());

const wish = async (lines: readonly string[], id: string, action: 'change' | 'add' = 'change') => ({
  ...{ action, package: id },
  lines: await world.selected(...lines),
});
const order = async (...asked: Parameters<typeof wish>) => world.execute(changeInternet, await wish(...asked));
const waits = ({ outcome }: Awaited<ReturnType<typeof order>>): boolean =>
  outcome.kind === 'done' && outcome.facts.waitsUntil !== undefined;
const ordered = async () => {
  const all = await world.store.read(({ orders }) => orders.where({}));
  return all.reduce((sum, { price, state }) => sum + (state === 'cancelled' ? 0 : (price?.minor ?? 0)), 0);
};
async function anew(): Promise<void> {
  await world.store.transaction(async ({ orders, approvals, outbox }) => {
    for (const table of [orders, approvals, outbox]) for (const { id } of await table.where({})) await table.remove(id);
  });
}

describe('orders for more than one administrator may', () => {
  it('wait for a second one, at once or in slices, and the review says so', async () => {
    expect(await world.waits(changeInternet, await wish(ALL, 'internetUnlimited'))).toBe(true);
    expect(waits(await order(['line1', 'line2'], 'internetUnlimited'))).toBe(false);
    expect(waits(await order(['line3'], 'internetUnlimited'))).toBe(false);
    expect(await world.waits(changeInternet, await wish(['line4'], 'internetUnlimited'))).toBe(true);
    expect(waits(await order(['line4'], 'internetUnlimited'))).toBe(true);
    expect(await ordered()).toBe(3 * prices.internetUnlimited);
    // What costs less still fits.
    expect(waits(await order(['line4'], 'internet5'))).toBe(false);
  });

  it('count what is paid once as what is paid a month, and what costs nothing not at all', async () => {
    await order(['line1', 'line2', 'line3'], 'internetUnlimited');
    expect(waits(await order(['line4'], 'roaming1', 'add'))).toBe(true);
    const off = { action: 'serviceOff', lines: await world.selected('line4') } as const;
    expect(waits(await world.execute(changeInternet, off))).toBe(false);
  });

  it('count for the operator’s hours, and not when they were taken back before anything happened', async () => {
    await order(['line1', 'line2', 'line3'], 'internetUnlimited');
    world.time.pass(25 * hour);
    const { outcome } = await order(['line4'], 'internetUnlimited');
    expect(outcome).toMatchObject({ kind: 'done', facts: { number: expect.anything() } });
    await anew();
    for (let round = 0; round < 5; round += 1) {
      const { outcome } = await order(['line1', 'line2'], 'internetUnlimited');
      if (outcome.kind !== 'done') throw new Error('refused');
      expect(outcome.facts.waitsUntil).toBeUndefined();
      await world.store.transaction(async ({ orders }) => {
        for (const row of await orders.where({ reference: outcome.reference }))
          await orders.put({ ...row, state: 'cancelled', endedAt: row.orderedAt });
      });
    }
  });

  it('are never for more, however they are cut', async () => {
    const slice = fc.record({
      lines: fc.subarray(ALL, { minLength: 1 }),
      chosen: fc.constantFrom<Package>('internet5', 'internet20', 'internetUnlimited'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(slice, { minLength: 1, maxLength: 6 }), async (cut) => {
        await anew();
        for (const { lines, chosen } of cut) await order(lines, chosen).catch(() => undefined);
        expect(await ordered()).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

describe('what counts for the amount', () => {
  /** Whether so much more waits for a second administrator, and how many rows are read to know it. */
  const asked = async (minor: number) => {
    let read = 0;
    const over = await world.store.read((all) => {
      const tables = countedReads(all, (rows) => {
        read += rows;
      });
      const asking = { tables, actor: who, operator: world.operator, now: world.time.now() };
      return amountNeedsSecond(asking, [{ price: { money: { minor, currency: 'KZT' } } }]);
    });
    return { waits: over !== undefined, read };
  };

  it('is read by itself, whatever the account has ordered before', async () => {
    await order(['line1'], 'internetUnlimited');
    const like = await world.order('line1');
    for (let at = 0; at < 120; at += 1) {
      world.time.pass(hour);
      await world.store.transaction(async (tables) => {
        const commandId = `OLD${at}`;
        const orderedAt = world.time.now().toISOString();
        const lines = Array.from({ length: at % 30 === 0 ? 300 : 3 }, (_, line) => ({
          ...{ ...like, id: `${commandId} ${line}`, commandId, reference: commandId, orderedAt },
          price: { minor: 100, currency: 'KZT' },
        }));
        for (const one of lines) await tables.orders.insert(one);
        await noteBatch(tables, lines, []);
      });
    }
    // Twenty-four hours of three orders each: the batches of 300 lie before.
    const before = await asked(1_900_000);
    expect(before).toEqual({ waits: false, read: expect.any(Number) });
    expect(before.read).toBeLessThan(200);
    expect((await asked(LIMIT - 24 * 3 * 100 + 1)).waits).toBe(true);
    await order(['line2'], 'internetUnlimited');
    expect((await asked(LIMIT - prices.internetUnlimited)).waits).toBe(true);
    expect((await asked(LIMIT - prices.internetUnlimited - 26 * 3 * 100)).waits).toBe(false);
  }, 60_000);
});
