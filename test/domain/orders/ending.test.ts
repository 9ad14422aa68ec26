import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { changeUser } from '../../../src/domain/lines/changeUser.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { freeNumbers } from '../../../src/domain/lines/stock/choices.js';
import { userDataOf, userOf } from '../../../src/domain/lines/userData.js';
import { addLine } from '../../../src/domain/orders/addLine.js';
import { blockLines } from '../../../src/domain/orders/blockLines.js';
import { decideApproval } from '../../../src/domain/orders/decideApproval.js';
import { endingDay, endLines } from '../../../src/domain/orders/endLines.js';
import { applyReport, beginHandIn } from '../../../src/domain/orders/order.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import { hour } from '../../outbox/fakeTime.js';
import { memoryStore } from '../../support/memoryStore.js';
import { type Desk, openDesk } from './desk.js';
import { one, openNewLines, wish } from './newLineOffice.js';

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

describe('a number that the company keeps', () => {
  const find = { language: 'fr' as const, page: 0, pageSize: 10, text: ANNA };
  const offered = async (login: string) =>
    (await desk.app.door.find(freeNumbers, await desk.actor(login), {}, find)).choices.map(({ value }) => value);
  const end = async (becomes: 'released' | 'portedOut' | 'kept') =>
    desk.run(endLines, { lines: await desk.select([ANNA]), becomes });

  it('can be given to a new line of the same company as soon as its line has ended, and by nobody else', async () => {
    expect(await offered('fleet1')).toEqual([]);
    expect(await end('kept')).toBe('done');
    expect([await offered('fleet1'), await offered('fleet2'), await offered('fleet3')]).toEqual([[ANNA], [ANNA], []]);
    expect(await desk.run(addLine, wish({ newNumber: ANNA }))).toBe('done');
    expect(await offered('fleet1')).toEqual([]);
    const lines = await desk.app.store.read((tables) => tables.lines.where({ number: ANNA }));
    expect(lines.map(({ state }) => state).toSorted()).toEqual(['pendingActive', 'terminated']);
  });

  it.each(['released', 'portedOut'] as const)('is none where it is %s', async (becomes) => {
    expect(await end(becomes)).toBe('done');
    expect(await offered('fleet1')).toEqual([]);
  });

  it('is none where somebody had given the line up before', async () => {
    await desk.run(endLines, { lines: await desk.select([ANNA]), becomes: 'kept', on: inDays(3) });
    await desk.change(ANNA, { state: 'terminated', numberAfter: 'released' });
    await desk.pass(3 * day);
    expect(await offered('fleet1')).toEqual([]);
  });
});

describe('a number that nobody keeps', () => {
  const DAYS = 180;
  const FREE = '+32470500009';
  const stocked = (number: string) => desk.app.store.read(({ stock }) => stock.get(`telenet:number:${number}`));
  const isOffered = async (number: string) => {
    const find = { language: 'fr' as const, page: 0, pageSize: 10, text: number };
    const all = ['fleet1', 'fleet3'].map(async (login) =>
      desk.app.door.find(freeNumbers, await desk.actor(login), {}, find),
    );
    return (await Promise.all(all)).map(({ total }) => total === 1);
  };
  const order = async () => desk.run(addLine, wish({ newNumber: ANNA }));
  const end = async (becomes: 'released' | 'portedOut') =>
    desk.run(endLines, { lines: await desk.select([ANNA]), becomes });

  it('rests when its line has ended, and goes to nobody before its days are over', async () => {
    await end('released');
    const until = new Date(desk.time.now().getTime() + DAYS * day).toISOString();
    expect(await stocked(ANNA)).toMatchObject({ state: 'quarantined', freeAt: until });
    expect([await isOffered(ANNA), await order()]).toEqual([[false, false], 'value.choice']);
    await desk.pass((DAYS - 1) * day);
    expect([await isOffered(ANNA), await order()]).toEqual([[false, false], 'value.choice']);
    await desk.pass(day);
    expect(await order()).toBe('done');
  });

  it('does not rest before its day, nor where the order is taken back', async () => {
    await desk.run(endLines, { lines: await desk.select([ANNA]), becomes: 'released', on: inDays(3) });
    await desk.pass(2 * day);
    expect(await stocked(ANNA)).toBeUndefined();
    await desk.run(undoOrders, { reference: await lastReference() });
    await desk.pass(2 * day);
    expect(await stocked(ANNA)).toBeUndefined();
  });

  it('rests as its type, where it came from the pool', async () => {
    await desk.run(addLine, wish({ newNumber: FREE }));
    await desk.change(FREE, { state: 'active' });
    await desk.run(endLines, { lines: await desk.select([FREE]), becomes: 'released' });
    expect(await stocked(FREE)).toMatchObject({ state: 'quarantined', kind: 'number', operator: 'telenet' });
    expect(await stocked(FREE)).not.toHaveProperty('takenBy');
  });

  it('is the other provider’s again where it came from there, or goes there: nobody gets it here', async () => {
    const id = `telenet:number:${ANNA}`;
    const row = { id, operator: 'telenet', kind: 'number', value: ANNA, state: 'used' } as const;
    for (const [becomes, ported] of [
      ['released', { ported: true } as const],
      ['portedOut', {}],
    ] as const) {
      await desk.app.store.transaction(({ stock }) => stock.put({ ...row, ...ported }));
      await end(becomes);
      expect([await stocked(ANNA), await isOffered(ANNA), await order()]).toEqual([
        undefined,
        [false, false],
        'value.choice',
      ]);
      await desk.change(ANNA, { state: 'active', numberAfter: undefined });
    }
  });

  it('rests once: a line that the operator’s staff had ended before gives nothing back', async () => {
    await desk.run(endLines, { lines: await desk.select([ANNA]), becomes: 'released', on: inDays(3) });
    await desk.change(ANNA, { state: 'terminated', numberAfter: 'kept' });
    await desk.pass(3 * day);
    expect(await stocked(ANNA)).toBeUndefined();
  });
});

describe('a number that goes to another provider', () => {
  const leave = async (on?: string) =>
    desk.run(endLines, { lines: await desk.select([ANNA]), becomes: 'portedOut', ...(on !== undefined && { on }) });

  it('goes on a working day: on no weekend and on no holiday', async () => {
    // A Saturday and a Sunday, then Easter Monday 2026.
    expect([await leave('2026-03-07'), await leave('2026-03-08'), await leave('2026-04-06')]).toEqual(
      Array.from({ length: 3 }, () => 'portIn.workingDay'),
    );
    const actor = await desk.actor('fleet1');
    const typed = (becomes: string, on: string) => desk.app.door.check(endingDay, actor, { becomes }, on);
    const next = { day: { day: '2026-04-07' } };
    expect(await typed('portedOut', '2026-04-04')).toMatchObject({ problem: { details: next } });
    expect(await typed('kept', '2026-03-07')).toEqual({ ok: true, value: '2026-03-07' });
    expect(await leave('2026-03-09')).toBe('done');
  });

  it('does not go at once on a Sunday', async () => {
    await desk.pass(6 * day);
    expect(await leave()).toBe('portIn.workingDay');
    await desk.pass(day);
    expect(await leave()).toBe('done');
  });
});

describe('what was handed in before a number was given up, and is done after it', () => {
  it('brings nobody the line back', async () => {
    const office = await openNewLines(memoryStore());
    const { store } = office.ports;
    const lineOf = async () => (await store.read(({ lines }) => lines.where({ number: '+32470000007' })))[0];
    const kept = await makeSelections({ store, clock: office.time, ids: randomIds }).keep(
      one,
      [(await lineOf())?.id ?? ''],
      1,
    );
    await office.execute(blockLines, { lines: kept.ok ? kept.value : '', action: 'resume' });
    const order = await office.lastOrder();
    await beginHandIn(office.ports, order);
    await store.transaction(async ({ lines }) => {
      const line = await lineOf();
      if (line !== undefined) await lines.put({ ...line, state: 'terminated', reason: undefined });
    });
    expect(await applyReport(office.ports, order, { state: 'completed', number: 1 })).toMatchObject({
      state: 'completed',
    });
    expect(await lineOf()).toMatchObject({ state: 'terminated' });
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
