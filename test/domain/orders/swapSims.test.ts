import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockLines } from '../../../src/domain/orders/blockLines.js';
import { decideApproval } from '../../../src/domain/orders/decideApproval.js';
import { endLines } from '../../../src/domain/orders/endLines.js';
import { swapSims } from '../../../src/domain/orders/swapSims.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import { simNumber } from '../../../src/domain/values/identifiers.js';
import { luhnDigit } from '../../../src/domain/values/luhn.js';
import { hour, minute } from '../../outbox/fakeTime.js';
import { type Desk, openDesk } from './desk.js';

const ANNA = '+32470000001';
const OTHERS = ['09', '10', '11'].map((end) => `+324700000${end}`);
const LOST = '+32470000007';
const STOPPED = '+32470000012';
const withDigit = (digits: string) => digits + luhnDigit(digits);
/** Of the company's stock, in order. */
const card = (n: number) => withDigit(String(893203000080000000n + BigInt(n)));
const OTHER_COMPANYS = withDigit('893203000080000701');

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('telenet', 'fleetManager', 'fleet1');
});
afterEach(() => desk.app.stop());

const swap = async (number: string, iccid: string, login = 'fleet1') =>
  desk.run(swapSims, { lines: await desk.select([number], login), iccid }, login);
const stock = async (iccid: string) =>
  (await desk.app.store.read((tables) => tables.stock.get(`telenet:simCard:${iccid}`)))?.state;
const orders = () => desk.app.store.read((tables) => tables.orders.where({}));
const sms = async (): Promise<string[]> => {
  const folder = `${desk.app.dataDir}/sms`;
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'utf8')));
};

describe('another SIM card', () => {
  it('is told to the user on the old one, which ends minutes later and does not come back', async () => {
    const old = (await desk.line(ANNA)).iccid;
    expect([await swap(ANNA, card(1)), (await desk.line(ANNA)).iccid, await stock(card(1))]).toEqual([
      'done',
      old,
      'ordered',
    ]);
    const [told] = await sms();
    expect(told).toContain(ANNA);
    expect(told).toContain('11:05');
    await desk.pass(5 * minute);
    expect(await desk.line(ANNA)).toMatchObject({ iccid: card(1), simReplacedAt: desk.time.now().toISOString() });
    expect(await stock(card(1))).toBe('used');
    const reference = (await orders()).at(-1)?.reference ?? '';
    expect(await desk.run(undoOrders, { reference })).toBe('order.cannotUndo');
    expect(await swap(OTHERS[0] ?? '', card(1))).toBe('sim.taken');
  });

  it('is taken back until then, and the new card is free again', async () => {
    const old = (await desk.line(ANNA)).iccid;
    await swap(ANNA, card(1));
    const reference = (await orders()).at(-1)?.reference ?? '';
    expect(await desk.run(undoOrders, { reference })).toBe('done');
    await desk.pass(hour);
    expect([(await desk.line(ANNA)).iccid, await stock(card(1))]).toEqual([old, 'free']);
  });

  it('replaces one that is lost, and nobody is told: whoever has it reads its SMS', async () => {
    expect(await swap(LOST, card(1))).toBe('done');
    expect(await sms()).toEqual([]);
    await desk.pass(5 * minute);
    expect(await desk.line(LOST)).toMatchObject({ iccid: card(1), state: 'suspended', reason: 'lost' });
  });

  it('is refused where it is nobody’s to give, or the line’s already, or for a number that is stopped', async () => {
    const own = (await desk.line(ANNA)).iccid ?? '';
    const cases = [
      [ANNA, own, 'sim.same'],
      [ANNA, OTHER_COMPANYS, 'sim.unknown'],
      [ANNA, (await desk.line(LOST)).iccid ?? '', 'sim.taken'],
      [ANNA, '89997020000000001005', 'sim.foreign'],
      [STOPPED, card(1), 'line.terminated'],
    ] as const;
    for (const [number, iccid, code] of cases) expect([code, await swap(number, iccid)]).toEqual([code, code]);
    expect(await orders()).toEqual([]);
  });

  it('waits for whatever else is open on the line', async () => {
    const ending = { lines: await desk.select([ANNA]), becomes: 'released' as const, on: '2026-03-20' };
    expect(await desk.run(endLines, ending)).toBe('done');
    expect(await swap(ANNA, card(1))).toBe('line.orderOpen');
  });

  it('goes to one line of two that are to have it', async () => {
    const [first = '', second = ''] = OTHERS;
    const given = { [first]: { iccid: card(1) }, [second]: { iccid: card(1) } };
    const lines = await desk.select([first, second], 'fleet1', given);
    const seen = await desk.app.door.foresee({
      command: swapSims,
      input: { lines },
      actor: await desk.actor('fleet1'),
    });
    expect(seen).toMatchObject({
      ok: true,
      value: { verdicts: [{ number: first }, { problem: { code: 'sim.twice' } }] },
    });
    expect(await desk.run(swapSims, { lines })).toBe('done');
    expect((await orders()).map(({ number }) => number)).toEqual([first]);
  });

  it('goes to whoever comes first of two at once', async () => {
    const [first = '', second = ''] = OTHERS;
    const done = await Promise.all([swap(first, card(1)), swap(second, card(1), 'fleet2')]);
    expect(done.toSorted()).toEqual(['done', 'sim.taken']);
  });

  it('comes to nothing where the line is stopped before', async () => {
    await swap(ANNA, card(1));
    await desk.change(ANNA, { state: 'terminated' });
    await desk.pass(5 * minute);
    expect((await orders()).at(-1)).toMatchObject({ state: 'failed', problem: { code: 'line.terminated' } });
    expect(await stock(card(1))).toBe('free');
  });

  it('is for whoever has shown their password, and for a second one who approves it, too', async () => {
    const actor = await desk.actor('fleet1');
    const input = { lines: await desk.select([ANNA]), iccid: card(1) };
    expect(await desk.app.door.proofs({ command: swapSims, input, actor })).toEqual(['password']);
    expect(await desk.app.door.execute({ commandId: 'c1', command: swapSims, input, actor })).toMatchObject({
      ok: false,
      problem: { code: 'proof.missing' },
    });
  });
});

describe('a second fleet manager', () => {
  const approval = async () => (await desk.app.store.read((tables) => tables.approvals.where({}))).at(-1)?.id ?? '';
  const approve = async () => desk.run(decideApproval, { approval: await approval(), decision: 'approve' }, 'fleet2');
  const reset = async (daysAgo: number) => {
    const { account } = await desk.actor('fleet1');
    const passwordResetAt = new Date(desk.time.now().getTime() - daysAgo * 24 * hour).toISOString();
    await desk.app.store.transaction(async ({ accounts }) => {
      const row = await accounts.get(account);
      if (row !== undefined) await accounts.put({ ...row, passwordResetAt });
    });
  };

  it('is waited for within a week of a reset of the password, and no longer', async () => {
    await reset(6);
    expect(await swap(ANNA, card(1))).toBe('waits');
    await desk.pass(hour);
    expect((await desk.line(ANNA)).iccid).not.toBe(card(1));
    const asked = { command: decideApproval, input: { approval: await approval(), decision: 'approve' as const } };
    expect(await desk.app.door.proofs({ ...asked, actor: await desk.actor('fleet2') })).toEqual(['password']);
    expect(await approve()).toBe('done');
    await desk.pass(5 * minute);
    expect((await desk.line(ANNA)).iccid).toBe(card(1));
    await reset(8);
    expect(await swap(OTHERS[0] ?? '', card(2))).toBe('done');
  });

  it('is waited for from the fourth of a day on, and carries out what the list said of each', async () => {
    for (const [index, number] of OTHERS.entries()) expect(await swap(number, card(index + 1))).toBe('done');
    const lines = await desk.select([ANNA], 'fleet1', { [ANNA]: { iccid: card(4) } });
    expect(await desk.run(swapSims, { lines })).toBe('waits');
    expect(await approve()).toBe('done');
    await desk.pass(5 * minute);
    expect((await desk.line(ANNA)).iccid).toBe(card(4));
  });

  it('finds that a card is gone meanwhile', async () => {
    await reset(0);
    await swap(ANNA, card(1));
    expect(await swap(OTHERS[0] ?? '', card(1), 'fleet2')).toBe('done');
    expect(await approve()).toBe('sim.taken');
  });

  it('does not keep a stolen phone’s number from being blocked', async () => {
    await reset(0);
    await swap(ANNA, card(1));
    const block = { lines: await desk.select([ANNA]), action: 'suspend', reason: 'stolen' } as const;
    expect(await desk.run(blockLines, block)).toBe('done');
  });
});

describe('the number of a SIM card', () => {
  const iccid = fc
    .tuple(fc.stringMatching(/^89\d{16}$/), fc.boolean())
    .map(([digits, long]) => withDigit(long ? `${digits}7` : digits));
  const between = fc.constantFrom('', ' ', '\u00a0', '\u202f', '\u2009', '-', '\u2011', '\u200e', '\u200f', '\u2060');

  it('is read however it was pasted', () => {
    fc.assert(
      fc.property(iccid, fc.array(between, { minLength: 20, maxLength: 20 }), (right, signs) => {
        const pasted = [...right].map((digit, at) => digit + (signs[at] ?? '')).join('');
        expect(simNumber.parse(pasted)).toBe(right);
      }),
      { numRuns: 300 },
    );
  });

  it('is none with another check digit', () => {
    fc.assert(
      fc.property(iccid, fc.integer({ min: 1, max: 9 }), (right, by) => {
        const wrong = right.slice(0, -1) + ((Number(right.at(-1)) + by) % 10);
        expect(simNumber.safeParse(wrong).error?.issues[0]?.message).toBe('value.simCheck');
      }),
      { numRuns: 300 },
    );
  });

  it('is told to be shortened where a spreadsheet has made a power of ten of it', () => {
    const shortened = fc
      .tuple(
        fc.stringMatching(/^[1-9]$/),
        fc.stringMatching(/^\d{0,15}$/),
        fc.constantFrom('.', ','),
        fc.integer({ min: 17, max: 20 }),
      )
      .map(([first, rest, point, power]) => `${first}${rest === '' ? '' : point + rest}E+${power}`);
    fc.assert(
      fc.property(shortened, fc.boolean(), (text, small) => {
        const typed = small ? text.toLowerCase() : text;
        expect(simNumber.safeParse(typed).error?.issues[0]?.message).toBe('value.simShortened');
      }),
      { numRuns: 300 },
    );
  });
});
