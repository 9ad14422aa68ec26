import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { loadOperators } from '../../../src/bot/words/operators.js';
import type { Command } from '../../../src/domain/door/command.js';
import { makeDoor } from '../../../src/domain/door/execute.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { lineChanges } from '../../../src/domain/lines/changes/index.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { endsBetween, monthlyDifference, offeredPlans, planAfter } from '../../../src/domain/lines/plans.js';
import { textsOf } from '../../../src/domain/lines/sought.js';
import { goesWith, type Operator } from '../../../src/domain/operator/index.js';
import { changeBillingAccount, changeSplitBill } from '../../../src/domain/orders/changeBilling.js';
import { changeInternet } from '../../../src/domain/orders/changeInternet.js';
import { changePlan } from '../../../src/domain/orders/changePlan.js';
import { applyReport, beginHandIn } from '../../../src/domain/orders/order.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import type { Actor } from '../../../src/domain/records/account.js';
import type { Line } from '../../../src/domain/records/line.js';
import { FakeTime, hour } from '../../outbox/fakeTime.js';
import { root } from '../../outbox/world.js';
import { memoryStore } from '../../support/memoryStore.js';
import { nothingOutside } from '../../support/nothingOutside.js';

const operators = await loadOperators(`${root}/operators`, ['telenet', 'belarus']);
const found = (id: string): Operator => {
  const operator = operators.get(id);
  if (operator === undefined) throw new Error(`there is no ${id}`);
  return operator;
};
const [telenet, belarus] = [found('telenet'), found('belarus')];

let store: Store;
let time: FakeTime;
/** Telenet as it is here: some test ends a plan. */
let own: Operator;
beforeEach(() => {
  [store, time, own] = [memoryStore(), new FakeTime(), telenet];
});

const operatorOf = (id: string) => (id === 'telenet' ? own : belarus);
const ports = () => ({ store, clock: time, ids: randomIds, changes: lineChanges, operatorOf });
const door = () =>
  makeDoor({ outside: nothingOutside, ...ports(), digest: (text) => text, open: async (sealed) => sealed });
const who = (operator: 'telenet' | 'belarus' = 'telenet'): Actor => ({
  ...{ account: 'boss', operator, organisation: 'fleet', channel: 'web', conversation: 'talk' },
  role: operator === 'telenet' ? 'fleetManager' : 'administrator',
});

/** A line of the demo's kind; `n` makes its number. */
const line = (n: number, changes: Partial<Line> = {}): Line => {
  const number = `+3247000${1000 + n}`;
  return {
    ...{ id: `line${n}`, operator: 'telenet', organisation: 'fleet', number, ...textsOf({ number }) },
    ...{ plan: 'mobileContact', internet: true, packages: [], state: 'active', billingAccount: 'bill' },
    ...{ stateSince: '2026-01-01T00:00:00.000Z', ...changes },
  };
};
/** Options that a line has had for long. */
const on = (...ids: readonly string[]) => ids.map((id) => ({ id, since: '2026-01-01T00:00:00.000Z' }));
const put = (...rows: readonly Line[]) =>
  store.transaction(async ({ lines }) => {
    for (const row of rows) await lines.put(row);
  });
const row = async (id: string): Promise<Line> => {
  const one = await store.read(({ lines }) => lines.get(id));
  if (one === undefined) throw new Error(`there is no ${id}`);
  return one;
};

async function selected(actor: Actor, ...lines: readonly string[]): Promise<string> {
  const kept = await makeSelections(ports()).keep(actor, lines, 1000);
  if (!kept.ok) throw new Error(kept.problem.code);
  return kept.value;
}
async function foreseen<I>(command: Command<I>, input: I, actor = who()) {
  const seen = await door().foresee({ command, input, actor });
  if (!seen.ok) throw new Error(seen.problem.code);
  return seen.value?.verdicts ?? [];
}
/** Carries a command out, and the orders with it; gives its reference, or throws the refusal's code. */
async function execute<I>(
  command: Command<I>,
  input: I,
  { actor = who(), carry = true, counted }: { actor?: Actor; carry?: boolean; counted?: number } = {},
) {
  const receipt = await door().execute({ commandId: randomIds.next(), command, input, actor, counted });
  if (!receipt.ok) throw new Error(receipt.problem.code);
  const { outcome } = receipt.value;
  if (outcome.kind === 'refused') throw new Error(outcome.problem.code);
  if (carry) await carriedOut();
  return outcome;
}
async function carriedOut() {
  const open = await store.read(async ({ orders }) => (await orders.where({})).filter(({ endedAt }) => !endedAt));
  for (const order of open) {
    await beginHandIn(ports(), order);
    await applyReport(ports(), order, { state: 'completed', number: 1 });
  }
}
const changing = async (plan: string, ...lines: readonly string[]) => ({
  lines: await selected(who(), ...lines),
  plan,
});

describe('another plan', () => {
  it('names what ends, with the difference of the month, ends it with the order and brings it back', async () => {
    await put(line(1, { options: on('dataNational', 'dataAsiaTech') }));
    const wish = await changing('mobileLimitless', 'line1');
    expect(await foreseen(changePlan, wish)).toMatchObject([
      {
        now: [{ name: 'Mobile Contact' }],
        after: [{ name: 'Mobile Limitless' }],
        ends: [{ name: 'Data National 10 GB' }],
        // 33 in place of 20, without 25.
        price: { money: { minor: -1200, currency: 'EUR' }, per: 'month', difference: true },
        from: { word: 'atOnce' },
      },
    ]);
    const { reference } = await execute(changePlan, wish);
    expect(await row('line1')).toMatchObject({ plan: 'mobileLimitless', options: on('dataAsiaTech') });
    await execute(undoOrders, { reference });
    expect(await row('line1')).toMatchObject({ plan: 'mobileContact', options: on('dataNational', 'dataAsiaTech') });
  });

  it('is carried out for 300 lines on mixed plans, each for itself', async () => {
    const plans = offeredPlans(telenet);
    const of = (n: number) => plans[n % plans.length] ?? '';
    const states = ['active', 'active', 'active', 'active', 'suspended', 'pendingActive', 'terminated'] as const;
    const rows = Array.from({ length: 300 }, (_, n) => {
      const state = states[n % states.length] ?? 'active';
      const options = goesWith({ plans: ['mobile1', 'mobileStart', 'mobileStartPlus'] }, of(n))
        ? on('voiceNational')
        : [];
      return line(n, { plan: of(n), state, options, ...(state === 'suspended' && { reason: 'asked' as const }) });
    });
    await put(...rows);
    const wish = await changing('mobileEurope', ...rows.map(({ id }) => id));
    const verdicts = await foreseen(changePlan, wish);
    const goes = rows.filter(({ plan, state }) => state === 'active' && plan !== 'mobileEurope').map(({ id }) => id);
    expect(verdicts.filter(({ problem }) => problem === undefined).map(({ line: id }) => id)).toEqual(goes);
    const wrong = verdicts.filter(({ line: id, ends = [] }) => {
      const had = rows.find((one) => one.id === id)?.options ?? [];
      return goes.includes(id) && ends.length !== had.length;
    });
    expect(wrong).toEqual([]);
    await execute(changePlan, wish, { counted: goes.length });
    const after = await Promise.all(goes.map(row));
    expect(after.every(({ plan, options }) => plan === 'mobileEurope' && options === undefined)).toBe(true);
    expect((await row('line4')).plan).toBe(of(4));
  });

  it('refuses the plan in force, one that is not listed or not sold any more, and a line that is not in service', async () => {
    await put(line(1), line(2, { state: 'suspended', reason: 'lost' }), line(3, { state: 'pendingActive' }));
    await put(line(4, { state: 'terminated' }));
    const refused = async (plan: string, id = 'line1') => execute(changePlan, await changing(plan, id));
    await expect(refused('mobileContact')).rejects.toThrow('plan.inForce');
    await expect(refused('moon')).rejects.toThrow('plan.notSold');
    await expect(refused('mobile1', 'line2')).rejects.toThrow('line.suspended');
    await expect(refused('mobile1', 'line3')).rejects.toThrow('line.pending');
    await expect(refused('mobile1', 'line4')).rejects.toThrow('line.terminated');
    own = ended('mobile1', '2026-03-02');
    expect(await foreseen(changePlan, await changing('mobile1', 'line1'))).toMatchObject([
      { after: [{ name: 'Mobile 1' }] },
    ]);
    // On the operator's clocks the next day begins an hour before.
    time.pass(13.5 * hour);
    await expect(refused('mobile1')).rejects.toThrow('plan.notSold');
  });

  it('refuses a line whose plan, or what would end with it, has changed since it was shown', async () => {
    await put(line(1), line(2, { options: on('dataNational') }), line(3));
    const wish = await changing('mobileLimitless', 'line1', 'line2', 'line3');
    await foreseen(changePlan, wish);
    await put(
      { ...(await row('line1')), options: on('dataNational') },
      { ...(await row('line2')), options: undefined },
    );
    expect(await execute(changePlan, wish)).toMatchObject({
      verdicts: [
        { line: 'line1', problem: { code: 'line.planChanged' } },
        { line: 'line2', problem: { code: 'line.planChanged' } },
        { line: 'line3' },
      ],
    });
    expect(await row('line1')).toMatchObject({ plan: 'mobileContact', options: on('dataNational') });
    const other = await changing('mobileEurope', 'line1');
    await foreseen(changePlan, other);
    await put({ ...(await row('line1')), plan: 'mobile1' });
    await expect(execute(changePlan, other)).rejects.toThrow('line.planChanged');
  });

  it('is in the way of an open order about packages, and that in its way', async () => {
    const number = '+375291000001';
    const office = { operator: 'belarus', number, plan: 'office' };
    await put(line(1, office), line(2, { ...office, number: '+375291000002' }));
    const actor = who('belarus');
    const voice = async (id: string) => ({ lines: await selected(actor, id), plan: 'voice' });
    const off = async (id: string) => ({ lines: await selected(actor, id), action: 'serviceOff' as const });
    await execute(changeInternet, await off('line1'), { actor, carry: false });
    await expect(execute(changePlan, await voice('line1'), { actor })).rejects.toThrow('line.orderOpen');
    await execute(changePlan, await voice('line2'), { actor, carry: false });
    await expect(execute(changeInternet, await off('line2'), { actor })).rejects.toThrow('line.orderOpen');
  });

  it('is not undone to a plan that is not sold any more, nor where something came after it', async () => {
    await put(line(1), line(2));
    const { reference } = await execute(changePlan, await changing('mobileEurope', 'line1'));
    own = ended('mobileContact', '2026-01-01');
    await expect(execute(undoOrders, { reference })).rejects.toThrow('plan.notSold');
    own = telenet;
    await put({ ...(await row('line1')), options: on('dataNational') });
    await expect(execute(undoOrders, { reference })).rejects.toThrow('order.overtaken');
  });

  it('leaves nothing on a line that does not fit its plan, whatever it had, and counts what it costs', () => {
    const cases = [telenet, belarus].map((operator) => {
      const { plans, internetPackages, options } = operator.catalogue;
      const had = fc.record({
        operator: fc.constant(operator),
        plan: fc.constantFrom(...plans.map(({ id }) => id)),
        next: fc.constantFrom(...plans.map(({ id }) => id)),
        internet: fc.boolean(),
        packages: fc.subarray(internetPackages.map(({ id }) => ({ id, since: '2026-01-01T00:00:00.000Z' }))),
        options: fc.subarray(on(...options.map(({ id }) => id))),
      });
      return had;
    });
    fc.assert(
      fc.property(fc.oneof(...cases), ({ operator, next, ...before }) => {
        const { catalogue, lineRules } = operator;
        const after = planAfter(operator, before, next, time.now());
        const list = lineRules?.planChange?.after?.[before.plan];
        expect(after.ok).toBe(
          next !== before.plan && offeredPlans(operator).includes(next) && (list?.includes(next) ?? true),
        );
        if (!after.ok) return;
        const fits = (all: readonly { id: string; plans?: string[] | undefined }[], id: string) =>
          all.some((one) => one.id === id && goesWith(one, next));
        const { packages, options = [], internet } = after.value;
        const has = catalogue.plans.find(({ id }) => id === next)?.internet === true;
        expect(packages.every(({ id }) => has && fits(catalogue.internetPackages, id))).toBe(true);
        expect(options.every(({ id }) => fits(catalogue.options, id))).toBe(true);
        expect(internet && !has).toBe(false);
        const gone = before.packages.length - packages.length + (before.options.length - options.length);
        const whole = before.internet && !internet ? 1 : 0;
        expect(endsBetween(operator, before, after.value)).toHaveLength(gone + whole);
        const there = monthlyDifference(operator, before, after.value)?.minor ?? 0;
        expect(monthlyDifference(operator, after.value, before)?.minor ?? 0).toBe(0 - there);
      }),
      { numRuns: 400 },
    );
  });
});

/** Telenet, where this plan could be ordered until a day. */
const ended = (plan: string, soldUntil: string): Operator => ({
  ...telenet,
  catalogue: {
    ...telenet.catalogue,
    plans: telenet.catalogue.plans.map((one) => (one.id === plan ? { ...one, soldUntil } : one)),
  },
});

describe('who pays for a line', () => {
  const account = (number: string, organisation = 'fleet') =>
    store.transaction(async ({ billingAccounts }) => {
      await billingAccounts.insert({ id: number, operator: 'telenet', organisation, number });
    });

  it('is another account of the company; another company’s is answered like one that nobody has', async () => {
    await put(line(1), line(2, { state: 'suspended', reason: 'debt' }), line(3, { state: 'terminated' }));
    await account('100');
    await account('200', 'others');
    const wish = async (number: string) => ({
      lines: await selected(who(), 'line1', 'line2', 'line3'),
      account: number,
    });
    await expect(execute(changeBillingAccount, await wish('200'))).rejects.toThrow('value.choice');
    await expect(execute(changeBillingAccount, await wish('300'))).rejects.toThrow('value.choice');
    const { reference } = await execute(changeBillingAccount, await wish('100'));
    expect((await row('line1')).billingAccount).toBe('100');
    expect((await row('line2')).billingAccount).toBe('100');
    expect((await row('line3')).billingAccount).toBe('bill');
    await execute(undoOrders, { reference });
    expect((await row('line2')).billingAccount).toBe('bill');
  });

  it('is told by the split bill’s profile; that there is none is no profile', async () => {
    await put(line(1), line(2, { splitBill: 'profile2' }));
    const wish = async (profile: string) => ({ lines: await selected(who(), 'line1', 'line2'), profile });
    const moon = await foreseen(changeSplitBill, await wish('moon'));
    expect(moon.map(({ problem }) => problem?.code)).toEqual(['value.choice', 'value.choice']);
    expect(await foreseen(changeSplitBill, await wish('none'))).toMatchObject([
      { problem: { code: 'line.already' } },
      { from: { word: 'nextInvoice' } },
    ]);
    const { reference } = await execute(changeSplitBill, await wish('none'));
    expect((await row('line2')).splitBill).toBeUndefined();
    await execute(undoOrders, { reference });
    expect((await row('line2')).splitBill).toBe('profile2');
  });
});
