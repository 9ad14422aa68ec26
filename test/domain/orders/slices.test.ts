import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { suspend } from '../../../src/domain/lines/changes/suspend.js';
import { blockLines } from '../../../src/domain/orders/blockLines.js';
import { moreThanAlone } from '../../../src/domain/orders/fourEyes.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import { hour, minute } from '../../outbox/fakeTime.js';
import { FaultyNetwork } from './faultyNetwork.js';
import { type OrderWorld, openOrders, who } from './orderWorld.js';

/** More than three lines in a day need a second administrator here. */
const OVER = 3;
const ALL = ['line1', 'line2', 'line3', 'line4'];

let world: OrderWorld;
beforeEach(async () => {
  world = await openOrders({ network: (time) => new FaultyNetwork(time) });
});
afterEach(() => world.end());

const block = async (...lines: string[]) =>
  world.execute(blockLines, { action: 'suspend', lines: await world.selected(...lines), reason: 'stolen' });
const waits = (receipt: Awaited<ReturnType<typeof block>>): boolean =>
  receipt.outcome.kind === 'done' && receipt.outcome.facts.waitsUntil !== undefined;
const blocked = async () => new Set((await world.store.read(({ orders }) => orders.where({}))).map(({ line }) => line));

/** As at the first moment: every line in service, and nothing ordered or asked for. */
async function anew(): Promise<void> {
  await world.store.transaction(async ({ orders, approvals, outbox }) => {
    for (const table of [orders, approvals, outbox]) for (const { id } of await table.where({})) await table.remove(id);
  });
  for (const id of ALL) await world.put({ ...(await world.line(id)), state: 'active', reason: undefined });
}

describe('blocking in slices', () => {
  it('needs a second administrator as soon as the slices together are more than one may', async () => {
    expect(waits(await block('line1', 'line2'))).toBe(false);
    expect(waits(await block('line3'))).toBe(false);
    const lines = await world.selected('line4');
    expect(await world.waits(blockLines, { action: 'suspend', lines, reason: 'stolen' })).toBe(true);
    expect(waits(await block('line4'))).toBe(true);
    expect(await blocked()).toEqual(new Set(['line1', 'line2', 'line3']));
  });

  it('begins anew when the operator’s hours are over', async () => {
    await block('line1', 'line2', 'line3');
    world.time.pass(23 * hour);
    expect(waits(await block('line4'))).toBe(true);
    await anew();
    await block('line1', 'line2', 'line3');
    world.time.pass(25 * hour);
    expect(waits(await block('line4'))).toBe(false);
  });

  it('does not count a line twice, nor what was taken back before anything happened', async () => {
    for (let round = 0; round < 5; round++) {
      const later = { action: 'suspend', lines: await world.selected('line1', 'line2'), reason: 'asked' } as const;
      const { outcome } = await world.execute(blockLines, { ...later, on: '2026-03-10' });
      if (outcome.kind !== 'done') throw new Error('refused');
      expect(outcome.facts.waitsUntil).toBeUndefined();
      await world.execute(undoOrders, { reference: outcome.reference });
    }
    expect(waits(await block('line1', 'line3', 'line4'))).toBe(false);
  });

  it('is no way around by undoing what was unblocked', async () => {
    for (const id of ['line1', 'line2'])
      await world.put({ ...(await world.line(id)), state: 'suspended', reason: 'asked' });
    const lines = await world.selected('line1', 'line2');
    const { outcome } = await world.execute(blockLines, { action: 'resume', lines });
    if (outcome.kind !== 'done') throw new Error('refused');
    await world.live(2 * minute);
    await block('line3', 'line4');
    await expect(world.execute(undoOrders, { reference: outcome.reference })).rejects.toThrow('order.needsSecond');
  });

  it('is counted for the company, too, where the operator says so: two administrators are no way around', async () => {
    await block('line1', 'line2');
    const other = { ...who, account: 'other' };
    const asked = (rule: { readonly over: number; readonly companyOver?: number }) =>
      world.store.read((tables) =>
        moreThanAlone(
          { tables, actor: other, now: world.time.now() },
          ['line3', 'line4'],
          { ...rule, withinHours: 24 },
          ({ kind }) => kind === suspend.kind,
        ),
      );
    expect(await asked({ over: OVER })).toBe(false);
    expect(await asked({ over: OVER, companyOver: 4 })).toBe(false);
    expect(await asked({ over: OVER, companyOver: 3 })).toBe(true);
    world.time.pass(25 * hour);
    expect(await asked({ over: OVER, companyOver: 3 })).toBe(false);
  });

  it('is never more than one may, however it is cut', async () => {
    const slices = fc.array(fc.subarray(ALL, { minLength: 1 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(slices, async (cut) => {
        await anew();
        for (const slice of cut) await block(...slice).catch(() => undefined);
        expect((await blocked()).size).toBeLessThanOrEqual(OVER);
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});
