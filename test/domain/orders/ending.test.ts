import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { changeUser } from '../../../src/domain/lines/changeUser.js';
import { userDataOf, userOf } from '../../../src/domain/lines/userData.js';
import { blockLines } from '../../../src/domain/orders/blockLines.js';
import { decideApproval } from '../../../src/domain/orders/decideApproval.js';
import { endLines } from '../../../src/domain/orders/endLines.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import { hour } from '../../outbox/fakeTime.js';
import { type Desk, openDesk } from './desk.js';

const [ANNA, BRUNO, DEBT, STOPPED] = ['+32470000001', '+32470000002', '+32470000005', '+32470000012'];
const SIX = ['01', '07', '08', '09', '10', '11'].map((end) => `+324700000${end}`);
const day = 24 * hour;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('telenet', 'fleetManager', 'fleet1');
});
afterEach(() => desk.app.stop());

/** A day so many days from today, on the operator's clocks. */
const inDays = (days: number): string =>
  DateTime.fromJSDate(desk.time.now(), { zone: 'Europe/Brussels' }).plus({ days }).toFormat('yyyy-MM-dd');
const orders = () => desk.app.store.read((tables) => tables.orders.where({}));
const lastReference = async () => (await orders()).at(-1)?.reference ?? '';

describe('a number that is stopped', () => {
  it.each(['released', 'portedOut', 'kept'] as const)(
    'ends by itself on its day, not before, and is then %s',
    async (becomes) => {
      expect(await desk.run(endLines, { lines: await desk.select([ANNA]), becomes, on: inDays(3) })).toBe('done');
      await desk.pass(2 * day);
      expect(await desk.line(ANNA)).toMatchObject({ state: 'active' });
      await desk.pass(day);
      expect(await desk.line(ANNA)).toMatchObject({ state: 'terminated', numberAfter: becomes });
      // It does not come back.
      expect(await desk.run(undoOrders, { reference: await lastReference() })).toBe('order.cannotUndo');
      expect(await desk.run(endLines, { lines: await desk.select([ANNA]), becomes })).toBe('line.terminated');
    },
  );

  it('is taken back until its day', async () => {
    await desk.run(endLines, { lines: await desk.select([ANNA]), becomes: 'released', on: inDays(3) });
    expect(await desk.run(undoOrders, { reference: await lastReference() })).toBe('done');
    await desk.pass(5 * day);
    expect(await desk.line(ANNA)).toMatchObject({ state: 'active' });
  });

  it('is stopped once: a second order waits for the first to be taken back', async () => {
    const ending = async () => ({ lines: await desk.select([ANNA]), becomes: 'released' as const, on: inDays(3) });
    expect([await desk.run(endLines, await ending()), await desk.run(endLines, await ending())]).toEqual([
      'done',
      'line.orderOpen',
    ]);
  });

  it('can be reported stolen until then, and still ends on its day', async () => {
    await desk.run(endLines, { lines: await desk.select([ANNA]), becomes: 'released', on: inDays(3) });
    const block = { lines: await desk.select([ANNA]), action: 'suspend', reason: 'stolen' } as const;
    expect(await desk.run(blockLines, block)).toBe('done');
    expect(await desk.line(ANNA)).toMatchObject({ state: 'suspended', reason: 'stolen' });
    await desk.pass(3 * day);
    expect(await desk.line(ANNA)).toMatchObject({ state: 'terminated' });
    expect((await desk.line(ANNA)).reason).toBeUndefined();
  });

  it('is refused where nothing is to be stopped, on a day that is over, and on one too far ahead', async () => {
    const refused = async (number: string, on?: string) =>
      desk.run(endLines, { lines: await desk.select([number]), becomes: 'kept', ...(on !== undefined && { on }) });
    expect([
      await refused(BRUNO),
      await refused(STOPPED),
      await refused(ANNA, inDays(-1)),
      await refused(ANNA, inDays(91)),
    ]).toEqual(['line.neverActive', 'line.terminated', 'date.past', 'date.tooFar']);
    expect(await orders()).toEqual([]);
  });

  it('is warned of where an invoice is open, and not forbidden', async () => {
    const input = { lines: await desk.select([DEBT]), becomes: 'released' } as const;
    const seen = await desk.app.door.foresee({ command: endLines, input, actor: await desk.actor('fleet1') });
    expect(seen).toMatchObject({ ok: true, value: { warnings: [{ code: 'line.billOpen' }] } });
    expect(await desk.run(endLines, input)).toBe('done');
  });

  it('fails on its day where it has been stopped meanwhile', async () => {
    await desk.run(endLines, { lines: await desk.select([ANNA]), becomes: 'released', on: inDays(3) });
    await desk.change(ANNA, { state: 'terminated' });
    await desk.pass(3 * day);
    expect((await orders()).at(-1)).toMatchObject({ state: 'failed', problem: { code: 'line.terminated' } });
  });
});

describe('a card that somebody else takes over', () => {
  const handOver = async (newUser?: string) =>
    desk.run(endLines, {
      lines: await desk.select([ANNA]),
      becomes: 'handedOver',
      ...(newUser !== undefined && { newUser }),
    });

  it('stays in service under the new name; what was known of the one who leaves is forgotten', async () => {
    const was = userDataOf(
      await desk.line(ANNA),
      await desk.app.store.read(async (t) => userOf(t, await desk.line(ANNA))),
    );
    const user = { firstName: 'Anna', lastName: 'Exemple', email: 'anna@example.com' };
    await desk.run(changeUser, { lines: await desk.select([ANNA]), user, was });
    expect(await handOver('Léa Fictive')).toBe('done');
    const line = await desk.line(ANNA);
    expect(line).toMatchObject({ state: 'active', user: 'Léa Fictive', sought: expect.stringContaining('fictive') });
    expect(await desk.app.store.read((tables) => tables.lineUsers.where({ line: line.id }))).toEqual([]);
    expect(userDataOf(line, undefined)).not.toHaveProperty('email');
  });

  it('needs a name', async () => {
    expect(await handOver()).toBe('value.missing');
  });
});

describe('stopping many numbers', () => {
  it('waits for a second fleet manager, slices too, and ends nothing until then', async () => {
    const end = async (numbers: readonly string[]) =>
      desk.run(endLines, { lines: await desk.select(numbers), becomes: 'released', on: inDays(1) });
    expect(await end(SIX.slice(0, 4))).toBe('done');
    expect(await end(SIX.slice(4))).toBe('waits');
    await desk.pass(day);
    expect((await desk.line(SIX[5] ?? '')).state).toBe('active');
    const [approval] = await desk.app.store.read((tables) => tables.approvals.where({}));
    const decide = (login: string) =>
      desk.run(decideApproval, { approval: approval?.id ?? '', decision: 'approve' }, login);
    expect(await decide('fleet1')).toBe('approval.own');
    expect(await decide('fleet3')).toBe('approval.unknown');
  });

  it('is carried out as the second one says', async () => {
    await desk.run(endLines, { lines: await desk.select(SIX), becomes: 'kept', on: inDays(2) });
    const [approval] = await desk.app.store.read((tables) => tables.approvals.where({}));
    const decided = { approval: approval?.id ?? '', decision: 'approve' } as const;
    expect(await desk.run(decideApproval, decided, 'fleet2')).toBe('done');
    await desk.pass(2 * day);
    for (const number of SIX)
      expect(await desk.line(number)).toMatchObject({ state: 'terminated', numberAfter: 'kept' });
  });
});
