import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeNumbers } from '../../../src/domain/lines/stock/choices.js';
import { addLine } from '../../../src/domain/orders/addLine.js';
import { decideApproval } from '../../../src/domain/orders/decideApproval.js';
import { expireApproval } from '../../../src/domain/orders/endedApprovals.js';
import type { NewLine } from '../../../src/domain/orders/newLineInput.js';
import { orders } from '../../../src/domain/orders/orderList.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import { wordOf } from '../../../src/domain/records/standing.js';
import type { ReadTables } from '../../../src/domain/records/tables.js';
import { hour, minute } from '../../outbox/fakeTime.js';
import { memoryStore } from '../../support/memoryStore.js';
import { card, checked, number, one, openNewLines, ported, THURSDAY, two, wish } from './newLineOffice.js';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const day = 24 * hour;
type Office = Awaited<ReturnType<typeof openNewLines>>;
let office: Office;
beforeEach(async () => {
  office = await openNewLines(memoryStore());
});

const tables = <T>(look: (tables: ReadTables) => Promise<T>) => office.ports.store.read(look);
const lineOf = (wanted: string) => tables(async ({ lines }) => (await lines.where({ number: wanted }))[0]);
/** Who was to use a new line: the demo has users of its own. */
const users = () =>
  tables(async ({ lineUsers }) => (await lineUsers.where({})).filter(({ firstName }) => firstName === 'Lara'));
const refused = (input: NewLine, actor = one) => office.execute(addLine, input, actor).then(() => 'done', String);
const states = async (kind: 'simCard' | 'number', value: string) => (await office.stockOf(kind, value))?.state;

describe('a SIM card with its user (T2)', () => {
  it('is an order of its own with what it is made of, and a line that waits once it is carried out', async () => {
    const user = { title: 'ms', email: 'lara@example.com', description: 'Vente', birthDate: '1990-05-01' };
    const done = await office.execute(
      addLine,
      wish({ ...user, options: ['voiceNational', 'dataAsiaTech'], splitBill: 'profile1' }),
    );
    expect(done.facts).toMatchObject({
      number: { phone: number() },
      simCard: { code: card() },
      month: { money: eur(4800) },
    });
    expect(await lineOf(number())).toBeUndefined();
    const order = await office.lastOrder();
    expect(order.items?.map(({ kind, value, state }) => [kind, value, state]).slice(0, 5)).toEqual([
      ['simCard', card(), 'acknowledged'],
      ['number', number(), 'acknowledged'],
      ['plan', 'mobileStart', 'acknowledged'],
      ['option', 'voiceNational', 'acknowledged'],
      ['option', 'dataAsiaTech', 'acknowledged'],
    ]);
    expect([await states('simCard', card()), await states('number', number())]).toEqual(['ordered', 'ordered']);
    await office.carryOut();
    expect(await lineOf(number())).toMatchObject({
      ...{ state: 'pendingActive', iccid: card(), user: 'Lara Exemple', description: 'Vente', language: 'fr' },
      ...{ plan: 'mobileStart', options: [{ id: 'dataAsiaTech' }, { id: 'voiceNational' }], splitBill: 'profile1' },
    });
    expect((await office.lastOrder()).items?.every(({ state }) => state === 'completed')).toBe(true);
    expect([await states('simCard', card()), await states('number', number())]).toEqual(['used', 'used']);
    // Names are in one place: no order and no receipt has any.
    const written = await tables(async (all) => [
      await all.orders.where({}),
      await all.receipts.where({}),
      await all.batches.where({}),
    ]);
    expect(JSON.stringify(written)).not.toMatch(/Lara|lara@|1990-05-01/);
    expect(await users()).toMatchObject([
      { firstName: 'Lara', email: 'lara@example.com', line: (await lineOf(number()))?.id },
    ]);
  });

  it('says what it costs a month and once before the yes', async () => {
    const found = await office.door.foresee({
      command: addLine,
      input: wish({ options: ['dataNational'] }),
      actor: one,
    });
    if (!found.ok) throw new Error(found.problem.code);
    expect(found.value?.costs).toMatchObject({ month: eur(3500), once: eur(500) });
    expect(found.value?.costs?.parts.map(({ month, once }) => (month ?? once)?.minor)).toEqual([1000, 2500, 500]);
  });

  it('is refused for what does not go, before anything is written', async () => {
    await office.execute(addLine, wish({ iccid: card(2), newNumber: number(2) }));
    const cases: readonly [Partial<NewLine>, string][] = [
      [{ iccid: card(2) }, 'sim.taken'],
      [{ iccid: '8932030000900000019' }, 'sim.taken'],
      [{ iccid: checked('893203000080000701') }, 'sim.unknown'],
      [{ iccid: checked('893202000080000001') }, 'sim.foreign'],
      [{ newNumber: number(2) }, 'number.taken'],
      [{ newNumber: '+32470000001' }, 'value.choice'],
      [{ newNumber: undefined }, 'value.missing'],
      [{ plan: 'mobileEurope', options: ['voiceNational'] }, 'option.notForPlan'],
      [{ plan: 'mobileLimitless', options: ['dataNational'] }, 'option.notForPlan'],
      [{ options: ['nothing'] }, 'value.choice'],
      [{ plan: 'nothing' }, 'value.choice'],
      [{ billingAccount: '100000011' }, 'value.choice'],
      [{ splitBill: 'profile9' }, 'value.choice'],
      [{ phone: '12345' }, 'value.phoneHere'],
      [{ birthDate: '2025-01-01' }, 'birth.tooYoung'],
      [{ title: 'king' }, 'value.choice'],
      [ported({ ported: '0470 00 00 01' }), 'number.inUse'],
      [ported({ ported: number(2) }), 'number.inUse'],
      [ported({ ported: '+33 6 12 34 56 78' }), 'value.phoneCountry'],
      [ported({ portDay: '2026-03-02' }), 'portIn.tooSoon'],
      [ported({ portDay: '2026-03-07' }), 'portIn.workingDay'],
      [ported({ portDay: '2026-12-01' }), 'date.tooFar'],
      [ported({ portDay: '2026-03-01' }), 'date.past'],
      [ported({ knownBy: undefined }), 'value.missing'],
      [ported({ provider: 'nobody' }), 'value.choice'],
    ];
    const before = JSON.stringify(await tables(async (all) => [await all.orders.where({}), await all.stock.where({})]));
    for (const [changes, code] of cases)
      expect([changes, await refused(wish(changes))]).toEqual([changes, `Error: ${code}`]);
    expect(JSON.stringify(await tables(async (all) => [await all.orders.where({}), await all.stock.where({})]))).toBe(
      before,
    );
  });

  it('takes every plan with the options that go with it, and no other; the prices add up', async () => {
    const { plans, options } = office.operator.catalogue;
    const some = fc.tuple(fc.constantFrom(...plans), fc.subarray(options));
    await fc.assert(
      fc.asyncProperty(some, async ([plan, chosen]) => {
        const input = wish({ plan: plan.id, options: chosen.map(({ id }) => id) });
        const found = await office.door.foresee({ command: addLine, input, actor: one });
        const fit = chosen.every((option) => option.plans?.includes(plan.id) ?? true);
        expect(found.ok).toBe(fit);
        const sum = [plan, ...chosen].reduce((minor, { price }) => minor + (price?.minor ?? 0), 0);
        if (found.ok) expect(found.value?.costs?.month).toEqual(eur(sum));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a number of another provider', () => {
  it('is held until its day, says so, and brings the line then', async () => {
    await office.execute(addLine, ported());
    await office.carryOut();
    const held = await office.lastOrder();
    expect(held).toMatchObject({
      state: 'held',
      problem: { code: 'order.porting', details: { day: { day: THURSDAY } } },
    });
    expect(wordOf(held, office.time.now())).toBe('porting');
    expect(held.items?.map(({ state }) => state)).toEqual(['acknowledged', 'held', 'acknowledged', 'acknowledged']);
    expect(await lineOf('+32475123456')).toBeUndefined();
    expect(await refused(ported({ iccid: card(2) }), two)).toBe('Error: number.inUse');
    office.time.pass(2 * day);
    await office.carryOut();
    expect(wordOf(await office.lastOrder(), office.time.now())).toBe('porting');
    office.time.pass(day);
    await office.carryOut();
    expect(await lineOf('+32475123456')).toMatchObject({ state: 'pendingActive', iccid: card(), user: 'Lara Exemple' });
    const done = await office.lastOrder();
    expect([done.state, JSON.stringify(done).includes('K-4711')]).toEqual(['completed', false]);
  });

  it('can be taken back until its day: card and number are free, the user is forgotten, the network is told', async () => {
    const { reference } = await office.execute(addLine, ported());
    await office.carryOut();
    const undone = await office.execute(undoOrders, { reference });
    expect(undone.verdicts).toMatchObject([
      { number: '+32475123456', now: [{ word: 'porting' }], after: [{ word: 'cancelled' }] },
    ]);
    expect(await office.lastOrder()).toMatchObject({ state: 'cancelled' });
    expect([await states('simCard', card()), await office.stockOf('number', '+32475123456')]).toEqual([
      'free',
      undefined,
    ]);
    expect(await users()).toEqual([]);
    expect(await tables(({ outbox }) => outbox.where({ state: 'waiting' }))).toContainEqual(
      expect.objectContaining({ message: expect.objectContaining({ kind: 'network.withdraw' }) }),
    );
    // A report that comes too late brings no line.
    office.time.pass(7 * day);
    await office.carryOut();
    expect(await lineOf('+32475123456')).toBeUndefined();
    expect(await refused(ported({ portDay: '2026-03-12' }))).toBe('done');
  });

  it('cannot be taken back on its day, nor once the line is there', async () => {
    const { reference } = await office.execute(addLine, ported());
    await office.carryOut();
    office.time.pass(3 * day);
    const undo = () => office.execute(undoOrders, { reference }).then(() => 'done', String);
    expect(await undo()).toBe('Error: order.cannotUndo');
    await office.carryOut();
    expect(await undo()).toBe('Error: order.cannotUndo');
  });

  it('fails where the number is in another company’s line, and nothing stays of it', async () => {
    await office.execute(addLine, ported({ ported: '+32470000701' }));
    await office.carryOut();
    expect(await office.lastOrder()).toMatchObject({ state: 'failed', problem: { code: 'number.inUse' } });
    expect([await states('simCard', card()), await users()]).toEqual(['free', []]);
  });
});

describe('the list of orders', () => {
  it('shows such an order with its number and how it stands, and within it each thing for itself', async () => {
    const { reference } = await office.execute(addLine, ported({ options: ['voiceNational'] }));
    await office.carryOut();
    const ask = async (input: object) => {
      const found = await office.door.ask({ query: orders, input, actor: two });
      if (!found.ok || !('rows' in found.value)) throw new Error('no list');
      return found.value;
    };
    expect(await ask({ state: 'porting' })).toMatchObject({
      rows: [
        {
          number: { phone: '+32475123456' },
          state: { word: 'porting' },
          reason: { problem: { code: 'order.porting' } },
        },
      ],
      rowsOpen: [{ field: 'order', value: reference }],
    });
    expect(await ask({ state: 'held' })).toMatchObject({ total: 0 });
    expect((await ask({ order: reference })).rows).toEqual([
      { simCard: { code: card() }, once: { money: eur(500) }, state: { word: 'acknowledged' } },
      { number: { phone: '+32475123456' }, state: { word: 'porting' } },
      { plan: { name: 'Mobile Start' }, month: { money: eur(1000) }, state: { word: 'acknowledged' } },
      { option: { name: 'Voice National 100 min' }, month: { money: eur(300) }, state: { word: 'acknowledged' } },
      { user: { text: 'Lara Exemple' } },
    ]);
  });
});

describe('a number that was chosen', () => {
  const take = (value: string, actor = one) => office.door.take(freeNumbers, actor, {}, value);
  const offered = async (actor = one) => {
    const find = { language: 'fr' as const, page: 0, pageSize: 5 };
    return (await office.door.find(freeNumbers, actor, {}, find)).choices.map(({ value }) => value);
  };

  it('is kept from others until another one is chosen, or for half an hour', async () => {
    expect(await take(number(3))).toMatchObject({ ok: true });
    expect(await take(number(3), two)).toMatchObject({ ok: false, problem: { code: 'number.taken' } });
    expect([(await offered())[0], (await offered(two)).includes(number(3))]).toEqual([number(3), false]);
    expect(await refused(wish({ newNumber: number(3) }), two)).toBe('Error: number.taken');
    await take(number(4));
    expect([await states('number', number(3)), await take(number(3), two)]).toMatchObject(['free', { ok: true }]);
    expect(await take(number(4), two)).toMatchObject({ ok: false });
    office.time.pass(31 * minute);
    expect(await take(number(4), two)).toMatchObject({ ok: true });
  });
});

/** Whether what was asked for still says for whom. */
const namesAsked = async (): Promise<boolean> =>
  /Lara|firstName/.test(JSON.stringify(await tables(({ approvals }) => approvals.where({}))));

describe('a second administrator', () => {
  beforeEach(async () => {
    office = await openNewLines(memoryStore(), 4000);
  });
  const decide = async (decision: 'approve' | 'refuse' | 'withdraw', actor = two) => {
    const [approval] = await tables(({ approvals }) => approvals.where({ state: 'waiting' }));
    return office.execute(decideApproval, { approval: approval?.id ?? '', decision, reason: 'too dear' }, actor);
  };

  it('is waited for where the month and what is paid once come to more; what was asked for is kept till then', async () => {
    expect((await office.execute(addLine, wish({ options: ['dataNational'] }))).facts).not.toHaveProperty('waitsUntil');
    const dear = wish({ iccid: card(2), newNumber: number(2) });
    const asked = await office.execute(addLine, dear);
    expect(asked.facts).toHaveProperty('waitsUntil');
    expect(await office.ordersOf()).toHaveLength(1);
    expect(await refused(wish({ iccid: card(2), newNumber: number(5), plan: 'mobile1' }), two)).toBe(
      'Error: sim.taken',
    );
    expect((await decide('approve')).reference).toBe(asked.reference);
    await office.carryOut();
    expect(await lineOf(number(2))).toMatchObject({ state: 'pendingActive' });
    expect(await office.lastOrder()).toMatchObject({ account: 'one', reference: asked.reference });
  });

  it('is asked once for a SIM card and a number: what waits keeps them, from oneself, too', async () => {
    await office.execute(addLine, wish({ plan: 'mobileEurope' }));
    const again = (changes: Partial<NewLine>) => refused(wish({ plan: 'mobileEurope', ...changes }));
    expect(await again({ newNumber: number(2) })).toBe('Error: sim.taken');
    expect(await again({ iccid: card(2) })).toBe('Error: number.taken');
    // Another number that is chosen meanwhile, and one that is let go of, free nothing of what waits.
    await office.door.take(freeNumbers, one, {}, number(5));
    await office.door.take(freeNumbers, one, {}, number(6));
    expect([await states('simCard', card()), await states('number', number())]).toEqual(['held', 'held']);
    expect(await again({ iccid: card(2), newNumber: number(6) })).toBe('done');
    await decide('withdraw', one);
    expect([await states('simCard', card()), await states('simCard', card(2))]).toEqual(['free', 'held']);
    expect(await refused(wish({ plan: 'mobile1', iccid: card(2), newNumber: number(7) }), two)).toBe(
      'Error: sim.taken',
    );
    await decide('approve');
    await office.carryOut();
    expect(await lineOf(number(6))).toMatchObject({ state: 'pendingActive', iccid: card(2) });
  });

  it('can approve a number of another provider, which is nobody else’s to bring meanwhile', async () => {
    await office.execute(addLine, ported({ plan: 'mobileEurope' }));
    const other = ported({ iccid: card(2), plan: 'mobileEurope' });
    expect([await refused(other), await refused(other, two)]).toEqual(['Error: number.inUse', 'Error: number.inUse']);
    await decide('approve');
    await office.carryOut();
    office.time.pass(3 * day);
    await office.carryOut();
    expect(await lineOf('+32475123456')).toMatchObject({ state: 'pendingActive', iccid: card() });
  });

  it('can refuse a number of another provider, which can be brought again then', async () => {
    await office.execute(addLine, ported({ plan: 'mobileEurope' }));
    await decide('refuse');
    expect(await office.stockOf('number', '+32475123456')).toBeUndefined();
    expect(await refused(ported({ iccid: card(2), plan: 'mobileEurope' }), two)).toBe('done');
  });

  it('can refuse, and whoever asked can withdraw: card and number are free again', async () => {
    for (const [decision, actor] of [
      ['refuse', two],
      ['withdraw', one],
    ] as const) {
      await office.execute(addLine, wish({ plan: 'mobileEurope' }));
      expect([await states('simCard', card()), await states('number', number())]).toEqual(['held', 'held']);
      await decide(decision, actor);
      expect([await states('simCard', card()), await states('number', number())]).toEqual(['free', 'free']);
      expect(await users()).toEqual([]);
    }
    // Nor does what was asked for keep a name once it is decided.
    expect(await namesAsked()).toBe(false);
  });

  it('who does not decide in time leaves nobody’s name either; before that nothing is taken out', async () => {
    await office.execute(addLine, wish({ plan: 'mobileEurope' }));
    const [approval] = await tables(({ approvals }) => approvals.where({ state: 'waiting' }));
    const id = approval?.id ?? '';
    await expireApproval(office.ports, id, office.time.now());
    expect(await namesAsked()).toBe(true);
    office.time.pass(day + minute);
    await expireApproval(office.ports, id, office.time.now());
    expect(await namesAsked()).toBe(false);
    await expect(decide('approve')).rejects.toThrow('approval.expired');
  });

  it('is told of it as it expires, whether somebody asks or not', async () => {
    await office.execute(addLine, wish({ plan: 'mobileEurope' }));
    const waiting = await tables(({ outbox }) => outbox.where({ state: 'waiting' }));
    const [approval] = await tables(({ approvals }) => approvals.where({ state: 'waiting' }));
    const ends = waiting.filter(({ message }) => message.kind === 'approval.expired');
    expect(ends).toMatchObject([{ message: { approval: approval?.id }, dueAt: approval?.expiresAt }]);
  });
});
