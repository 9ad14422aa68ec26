import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { addLine } from '../../../src/domain/orders/addLine.js';
import { addLines } from '../../../src/domain/orders/addLines.js';
import { decideApproval } from '../../../src/domain/orders/decideApproval.js';
import { newLineRows } from '../../../src/domain/orders/newLineRows.js';
import { newLineTemplate } from '../../../src/domain/orders/newLineTemplate.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import type { ReadTables } from '../../../src/domain/records/tables.js';
import { hour, minute } from '../../outbox/fakeTime.js';
import { memoryStore } from '../../support/memoryStore.js';
import { card, checked, number, one, openNewLines, THURSDAY, two, wish } from './newLineOffice.js';

const day = 24 * hour;
type Cells = Readonly<Record<string, string>>;
let office: Awaited<ReturnType<typeof openNewLines>>;
beforeEach(async () => {
  office = await openNewLines(memoryStore());
});

const tables = <T>(look: (all: ReadTables) => Promise<T>) => office.ports.store.read(look);
const row = (n: number, cells: Cells = {}): Cells => ({
  ...{ iccid: card(n), firstName: 'Lara', lastName: 'Exemple', spokenLanguage: 'français' },
  ...{ plan: 'Mobile Start', billingAccount: '100000001', ...cells },
});
const portedRow = (n: number, cells: Cells = {}) =>
  row(n, { number: '0475 12 34 56', provider: 'Proximus', knownBy: 'K-4711', portDay: THURSDAY, ...cells });

async function read(rows: readonly Cells[], actor = one) {
  const asked = rows.map((cells, index) => ({ at: index + 2, cells }));
  const found = await office.door.ask({ query: newLineRows, input: { rows: asked }, actor });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

/** The id of a selection of the rows that can be taken. */
async function kept(rows: readonly Cells[], actor = one): Promise<string> {
  const { wanted } = await read(rows, actor);
  const given = Object.fromEntries(wanted.map((cells) => [randomIds.next(), cells]));
  const { store } = office.ports;
  const selections = makeSelections({ store, clock: office.time, ids: randomIds });
  const made = await selections.keep(actor, Object.keys(given), 1000, undefined, { given });
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
}

const review = async (lines: string, actor = one) => {
  const found = await office.door.foresee({ command: addLines, input: { lines }, actor });
  if (!found.ok || found.value === undefined) throw new Error('nothing is foreseen');
  return found.value;
};
const whyOf = async (cells: Cells) => {
  const { refused } = await read([cells]);
  return refused.flatMap(({ column, problem }) => [column, problem.code]);
};
const lines = () => tables(async (all) => (await all.lines.where({})).filter(({ user }) => user === 'Lara Exemple'));

describe('a row of a list of new lines (T2)', () => {
  it.each<[Cells, string, string]>([
    [{ iccid: '' }, 'iccid', 'value.missing'],
    [{ iccid: '8,93203E+18' }, 'iccid', 'value.simShortened'],
    [{ iccid: '8932030000800000019' }, 'iccid', 'value.simCheck'],
    [{ iccid: checked('893202000080000001') }, 'iccid', 'sim.foreign'],
    [{ iccid: checked('893203000080000701') }, 'iccid', 'sim.unknown'],
    [{ iccid: '8932030000900000019' }, 'iccid', 'sim.taken'],
    [{ firstName: '' }, 'firstName', 'value.missing'],
    [{ lastName: '=1+1' }, 'lastName', 'value.name'],
    [{ spokenLanguage: 'klingon' }, 'spokenLanguage', 'row.choice'],
    [{ plan: 'Mobile Nothing' }, 'plan', 'row.choice'],
    [{ plan: '' }, 'plan', 'value.missing'],
    [{ options: 'Data Everything' }, 'options', 'row.choice'],
    [{ plan: 'Mobile Europe', options: 'Voice National 100 min' }, 'options', 'option.notForPlan'],
    [{ billingAccount: '100000011' }, 'billingAccount', 'row.choice'],
    [{ billingAccount: '' }, 'billingAccount', 'value.missing'],
    [{ splitBill: 'profile 99' }, 'splitBill', 'row.choice'],
    [{ title: 'king' }, 'title', 'row.choice'],
    [{ birthDate: '2025-01-01' }, 'birthDate', 'birth.tooYoung'],
    [{ birthDate: 'last spring' }, 'birthDate', 'value.birthDate'],
    [{ phone: '12345' }, 'phone', 'value.phoneHere'],
    [{ email: 'no address' }, 'email', 'value.email'],
    [{ number: '4,7E+10' }, 'number', 'row.scientific'],
    [{ number: '+33 6 12 34 56 78' }, 'number', 'row.foreign'],
    [{ number: '12' }, 'number', 'row.number'],
    [{ number: '0470 00 00 01' }, 'number', 'row.notFree'],
    [{ number: '0475 12 34 56', provider: 'Proximus' }, 'knownBy', 'value.missing'],
    [{ provider: 'Proximus', knownBy: 'K-4711', portDay: THURSDAY }, 'number', 'value.missing'],
  ])('is refused at its cell: %j', async (cells, column, code) => {
    expect(await whyOf(row(1, cells))).toEqual([column, code]);
  });

  it.each<[Cells, string, string]>([
    [{ provider: 'nobody' }, 'provider', 'row.choice'],
    [{ knownBy: '?' }, 'knownBy', 'value.portedAs'],
    [{ portDay: 'soon' }, 'portDay', 'value.date'],
    [{ portDay: '2026-03-02' }, 'portDay', 'portIn.tooSoon'],
    [{ portDay: '2026-03-07' }, 'portDay', 'portIn.workingDay'],
    [{ portDay: '2026-04-06' }, 'portDay', 'portIn.workingDay'],
    [{ portDay: '2026-12-01' }, 'portDay', 'date.tooFar'],
    [{ portDay: '2026-03-01' }, 'portDay', 'date.past'],
    [{ number: '0470 00 00 01' }, 'number', 'number.inUse'],
  ])('is refused at its cell, with a number of another provider: %j', async (cells, column, code) => {
    expect(await whyOf(portedRow(1, cells))).toEqual([column, code]);
  });

  it('names what is chosen as the lists have it, in any language or by its id; the rest may be missing', async () => {
    const { wanted, refused } = await read([
      row(1, { spokenLanguage: 'Deutsch', options: 'Voice National 100 min; Data Asia tech 3 GB' }),
      row(2, { spokenLanguage: 'ru', plan: 'mobile start +', title: 'Frau', number: '0470 50 00 09' }),
      row(3, { spokenLanguage: 'английский', plan: 'Mobile Start +' }),
    ]);
    expect(refused).toEqual([]);
    expect(wanted).toMatchObject([
      {
        spokenLanguage: 'de',
        plan: 'mobileStart',
        options: 'voiceNational dataAsiaTech',
        splitBill: 'none',
        source: 'new',
      },
      { spokenLanguage: 'ru', plan: 'mobileStartPlus', title: 'ms', newNumber: number(9) },
      { spokenLanguage: 'en', plan: 'mobileStartPlus' },
    ]);
  });

  it('knows whoever has a profile by their e-mail alone', async () => {
    const [profile] = await tables((all) => all.profiles.where({ organisation: one.organisation ?? '' }));
    const bare = { iccid: card(1), plan: 'Mobile Start', billingAccount: '100000001' };
    const email = profile?.email.toUpperCase() ?? '';
    expect((await read([{ ...bare, email }])).wanted).toMatchObject([
      { firstName: profile?.firstName, lastName: profile?.lastName, spokenLanguage: profile?.language },
    ]);
    expect(await whyOf({ ...bare, email: 'nobody@example.com' })).toEqual(['email', 'row.noProfile']);
    expect(await whyOf(bare)).toEqual(['lastName', 'value.missing']);
  });

  it('is the first one’s where the same SIM card or number stands there twice', async () => {
    const { wanted, refused } = await read([row(1), row(1), portedRow(2), portedRow(3)]);
    expect(wanted).toHaveLength(2);
    expect(refused.map(({ at, column, problem }) => [at, column, problem])).toEqual([
      [3, 'iccid', { code: 'row.sameSim', details: { row: 2 } }],
      [5, 'number', { code: 'row.sameNumber', details: { row: 4 } }],
    ]);
  });

  it('is refused for a plan that has ended, which the template does not have', async () => {
    const operator = { ...office.operator, catalogue: { ...office.operator.catalogue } };
    operator.catalogue.plans = operator.catalogue.plans.map((plan) =>
      plan.id === 'mobileStart' ? { ...plan, soldUntil: '2026-03-01' } : plan,
    );
    office = await openNewLines(memoryStore(), undefined, operator);
    expect(await whyOf(row(1))).toEqual(['plan', 'plan.notSold']);
    const asked = { query: newLineTemplate, input: { language: 'fr' as const }, actor: one };
    const found = await office.door.ask(asked);
    const plans = found.ok ? (found.value.find(({ column }) => column === 'plan')?.values ?? []) : [];
    expect([plans.includes('Mobile Start'), plans.includes('Mobile Start +')]).toEqual([false, true]);
  });

  it('is taken or refused exactly as it is one by one', async () => {
    const { plans, options } = office.operator.catalogue;
    const some = fc.record({
      plan: fc.constantFrom(...plans),
      options: fc.subarray(options, { maxLength: 3 }),
      n: fc.integer({ min: 1, max: 9 }),
      digit: fc.boolean(),
      birthDate: fc.constantFrom('', '1990-05-01', '2024-05-01'),
      phone: fc.constantFrom('', '0470 11 22 33', '12345'),
    });
    await fc.assert(
      fc.asyncProperty(some, async ({ plan, options: chosen, n, digit, birthDate, phone }) => {
        const iccid = digit ? card(n) : `${card(n).slice(0, -1)}${(Number(card(n).at(-1)) + 1) % 10}`;
        const cells = row(n, {
          ...{ iccid, plan: `${plan.id}`, options: chosen.map(({ id }) => id).join(', ') },
          ...{ birthDate, phone },
        });
        const { wanted } = await read([cells]);
        const single = wish({
          ...{ iccid, plan: plan.id, options: chosen.map(({ id }) => id), newNumber: number(n) },
          ...(birthDate !== '' && { birthDate }),
          ...(phone !== '' && { phone }),
        });
        const fits = addLine.input.safeParse(single).success
          ? (await office.door.foresee({ command: addLine, input: single, actor: one })).ok
          : false;
        expect([wanted.length === 1, cells]).toEqual([fits, cells]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the lines that a list asks for', () => {
  it('are shown with their numbers and prices before the yes; the numbers are kept from others', async () => {
    const id = await kept([row(1), row(2, { number: number(7) }), portedRow(3)]);
    const { verdicts } = await review(id);
    expect(verdicts.map(({ number: of, user, problem }) => [of, user, problem])).toEqual([
      [number(1), 'Lara Exemple', undefined],
      [number(7), 'Lara Exemple', undefined],
      ['+32475123456', 'Lara Exemple', undefined],
    ]);
    expect(verdicts[0]?.price).toEqual({
      list: [{ money: { minor: 1000, currency: 'EUR' }, per: 'month' }, { money: { minor: 500, currency: 'EUR' } }],
    });
    expect(verdicts[2]?.from).toEqual({ day: THURSDAY });
    const states = await Promise.all([1, 2, 7].map(async (n) => (await office.stockOf('number', number(n)))?.state));
    expect(states).toEqual(['held', 'free', 'held']);
    // Shown once more, they are the same.
    expect((await review(id)).verdicts.map((one) => one.number)).toEqual(verdicts.map((one) => one.number));
    expect((await review(await kept([row(4)], two), two)).verdicts[0]?.number).toBe(number(2));
  });

  it('are ordered together, each with its items; they stand in the list of orders as one', async () => {
    const id = await kept([row(1), row(2), portedRow(3)]);
    await review(id);
    const done = await office.execute(addLines, { lines: id });
    const orders = await office.ordersOf();
    expect(orders.map(({ reference, number: of }) => [reference, of])).toEqual(
      [number(1), number(2), '+32475123456'].map((of) => [done.reference, of]),
    );
    expect(await tables((all) => all.batches.where({ reference: done.reference }))).toMatchObject([
      { lines: 3, left: [] },
    ]);
    await office.carryOut();
    expect((await lines()).map(({ state, iccid }) => [state, iccid])).toEqual([
      ['pendingActive', card(1)],
      ['pendingActive', card(2)],
    ]);
    expect((await office.ordersOf()).map(({ state }) => state)).toEqual(['completed', 'completed', 'held']);
    office.time.pass(3 * day);
    await office.carryOut();
    expect(await lines()).toHaveLength(3);
    // Names are in one place: no order and no receipt has any.
    const written = await tables(async (all) => [await all.orders.where({}), await all.receipts.where({})]);
    expect(JSON.stringify(written)).not.toMatch(/Lara|K-4711/);
  });

  it('are taken back until their day, and what they held is free again', async () => {
    const id = await kept([portedRow(1), portedRow(2, { number: '0475 12 34 57' })]);
    const { reference } = await office.execute(addLines, { lines: id });
    await office.carryOut();
    await office.execute(undoOrders, { reference });
    expect((await office.stockOf('simCard', card(1)))?.state).toBe('free');
    expect(await office.stockOf('number', '+32475123456')).toBeUndefined();
  });

  it('stay out where they are not any more what was shown, and the others are ordered', async () => {
    const id = await kept([row(1), row(2), row(3)]);
    await review(id);
    await office.execute(addLine, wish({ iccid: card(2), newNumber: number(8) }), two);
    office.time.pass(31 * minute);
    await office.execute(addLine, wish({ iccid: card(4), newNumber: number(1) }), two);
    const done = await office.execute(addLines, { lines: id });
    expect(done.verdicts?.map(({ problem }) => problem?.code)).toEqual(['line.otherwise', 'sim.taken', undefined]);
    expect((await office.ordersOf()).filter(({ reference }) => reference === done.reference)).toHaveLength(1);
    expect(await tables((all) => all.batches.where({ reference: done.reference }))).toMatchObject([
      { lines: 3, left: [{ problem: { code: 'line.otherwise' } }, { problem: { code: 'sim.taken' } }] },
    ]);
  });

  it('are refused where there is no free number any more', async () => {
    await office.ports.store.transaction(async ({ stock }) => {
      for (const item of (await stock.where({ kind: 'number', state: 'free' })).slice(1)) await stock.remove(item.id);
    });
    const { verdicts } = await review(await kept([row(1), row(2)]));
    expect(verdicts.map(({ problem }) => problem?.code)).toEqual([undefined, 'number.none']);
  });

  it('are ordered once, however often the yes comes', async () => {
    const command = { commandId: randomIds.next(), command: addLines, input: { lines: await kept([row(1), row(2)]) } };
    const [first, second] = [
      await office.door.execute({ ...command, actor: one }),
      await office.door.execute({ ...command, actor: one }),
    ];
    expect([first.ok, second]).toEqual([true, first]);
    expect(await office.ordersOf()).toHaveLength(2);
  });

  it('are nobody else’s', async () => {
    const id = await kept([row(1)]);
    await expect(office.execute(addLines, { lines: id }, two)).rejects.toThrow('lines.gone');
  });
});

describe('a second administrator', () => {
  beforeEach(async () => {
    office = await openNewLines(memoryStore(), 4000);
  });
  const ask = async () => office.execute(addLines, { lines: await kept([row(1), row(2), row(3)]) });
  const decide = async (decision: 'approve' | 'withdraw', actor = two) => {
    const [approval] = await tables(({ approvals }) => approvals.where({ state: 'waiting' }));
    return office.execute(decideApproval, { approval: approval?.id ?? '', decision }, actor);
  };

  it('is waited for where all of them together cost more, and orders what was asked for', async () => {
    const asked = await ask();
    expect(asked.facts).toHaveProperty('waitsUntil');
    expect([await office.ordersOf(), (await office.stockOf('simCard', card(2)))?.state]).toEqual([[], 'held']);
    expect(await read([row(1)], two)).toMatchObject({ refused: [{ problem: { code: 'sim.taken' } }] });
    office.time.pass(2 * hour);
    expect((await decide('approve')).reference).toBe(asked.reference);
    expect((await office.ordersOf()).map(({ number: of }) => of)).toEqual([number(1), number(2), number(3)]);
    expect(JSON.stringify(await tables(({ approvals }) => approvals.where({})))).not.toContain('Lara');
  });

  it('has nothing to decide once it is withdrawn: cards and numbers are free, and no name stays', async () => {
    await ask();
    await decide('withdraw', one);
    expect((await office.stockOf('simCard', card(2)))?.state).toBe('free');
    expect((await office.stockOf('number', number(2)))?.state).toBe('free');
    expect(JSON.stringify(await tables(({ approvals }) => approvals.where({})))).not.toContain('Lara');
  });
});
