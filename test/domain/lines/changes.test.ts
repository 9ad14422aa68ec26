import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import type { Command } from '../../../src/domain/door/command.js';
import { makeDoor } from '../../../src/domain/door/execute.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { changeKind } from '../../../src/domain/lines/changes/change.js';
import { changesOf } from '../../../src/domain/lines/changes/changesOf.js';
import { lineChanges } from '../../../src/domain/lines/changes/index.js';
import { internet } from '../../../src/domain/lines/changes/internet.js';
import { resume } from '../../../src/domain/lines/changes/resume.js';
import { suspend } from '../../../src/domain/lines/changes/suspend.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { inState } from '../../../src/domain/lines/states.js';
import { dueOn } from '../../../src/domain/operator/calendar.js';
import { lineCommand } from '../../../src/domain/orders/lineCommand.js';
import { applyReport, beginHandIn } from '../../../src/domain/orders/order.js';
import { canUndo, undoable } from '../../../src/domain/orders/undo.js';
import { undoOf } from '../../../src/domain/orders/undoOrders.js';
import { Line } from '../../../src/domain/records/line.js';
import { Order } from '../../../src/domain/records/order.js';
import type { ProblemCode } from '../../../src/domain/terms/problems.js';
import { ok } from '../../../src/domain/terms/result.js';
import { FakeTime } from '../../outbox/fakeTime.js';
import { administrator, codeOperator, line } from '../../support/codeOffice.js';
import { memoryStore } from '../../support/memoryStore.js';
import { nothingOutside } from '../../support/nothingOutside.js';

/** A kind that the house does not have: a line gets another billing account; its description says the day for which it waits. */
const movedSaying = (changed?: ProblemCode) =>
  changeKind({
    kind: 'billingAccount',
    offered: () => true,
    about: 'billingAccount',
    holds: z.object({ to: z.string() }),
    columns: Line.pick({ billingAccount: true }),
    reads: { facts: (_operator, { billingAccount }) => [{ text: billingAccount }], ...(changed && { changed }) },
    ways: () => [{ to: 'other' }],
    fits: (_operator, _held, row) => inState(row, 'active', 'suspended'),
    applied: ({ to }, row) => ({ ...row, billingAccount: to }),
    opposite: (_held, { billingAccount }) => ({ kind: 'billingAccount', to: billingAccount }),
    dated: (row, day) => ({ ...row, description: day }),
  });
const moved = movedSaying('lines.gone');

const changes = changesOf([suspend, resume, internet, moved]);
const Input = z.object({ lines: z.string(), to: z.string(), on: z.iso.date().optional() });
const move = lineCommand<z.output<typeof Input>>(
  {
    ...{ name: 'test.move', allowed: ['administrator'], input: Input },
    decide: ({ input }) => ok({ change: moved.of({ to: input.to }) }),
    due: (operator, { on }, now) => dueOn(on, operator, now, 30),
    reads: moved.reads,
  },
  changes,
);
const rights = { allowed: ['administrator'], input: z.object({ lines: z.string() }) } as const;
const block = lineCommand(
  { ...{ ...rights, name: 'test.block' }, decide: () => ok({ change: suspend.of({ reason: 'asked' }) }) },
  changes,
);
const internetOff = lineCommand(
  {
    ...{ ...rights, name: 'test.internet', reads: internet.reads },
    decide: () => ok({ change: internet.of({ internet: false, packages: [] }) }),
  },
  changes,
);
const undo = undoOf(changes);

let store: Store;
let time: FakeTime;
beforeEach(async () => {
  store = memoryStore();
  time = new FakeTime();
  await put(line('one', '+77010000001'), line('two', '+77010000002'));
});

const ports = () => ({ store, clock: time, ids: randomIds, changes, operatorOf: () => codeOperator });
const door = () =>
  makeDoor({ outside: nothingOutside, ...ports(), digest: (text) => text, open: async (sealed) => sealed });
const put = (...rows: readonly Line[]) =>
  store.transaction(async ({ lines }) => {
    for (const row of rows) await lines.put(row);
  });

async function selected(...lines: readonly string[]): Promise<string> {
  const kept = await makeSelections(ports()).keep(administrator, lines, 10);
  if (!kept.ok) throw new Error(kept.problem.code);
  return kept.value;
}

async function foreseen<I>(command: Command<I>, input: I) {
  const found = await door().foresee({ command, input, actor: administrator });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value?.verdicts ?? [];
}

/** Carries a command out; gives what was done, or throws the refusal's code. */
async function execute<I>(command: Command<I>, input: I) {
  const receipt = await door().execute({ commandId: randomIds.next(), command, input, actor: administrator });
  if (!receipt.ok) throw new Error(receipt.problem.code);
  const { outcome } = receipt.value;
  if (outcome.kind === 'refused') throw new Error(outcome.problem.code);
  return outcome;
}

const moving = async (to = 'other', on?: string) => execute(move, { lines: await selected('one'), to, on });

async function lineOne(): Promise<Line> {
  const row = await store.read(({ lines }) => lines.get('one'));
  if (row === undefined) throw new Error('there is no such line');
  return row;
}

const openOrders = () =>
  store.read(async ({ orders }) => (await orders.where({ line: 'one' })).filter(({ endedAt }) => !endedAt));

/** The network carries out what is open on the line; gives what it was told to do. */
async function carriedOut() {
  const done = (await openOrders()).map(async (order) => {
    const taken = await beginHandIn(ports(), order);
    await applyReport(ports(), order, { state: 'completed', number: 1 });
    return taken?.change;
  });
  return Promise.all(done);
}

describe('a kind of change that was added', () => {
  it('is read aloud before it is confirmed, in its own words', async () => {
    const lines = await selected('one');
    expect(await foreseen(move, { lines, to: 'other' })).toMatchObject([
      { line: 'one', now: [{ text: 'bill' }], after: [{ text: 'other' }], from: { word: 'atOnce' } },
    ]);
  });

  it('becomes an order, which a store gives back as it was, and changes the line once it is carried out', async () => {
    await moving();
    const [order] = await openOrders();
    expect(order).toMatchObject({
      change: { kind: 'billingAccount', to: 'other' },
      before: { state: 'active', internet: false, packages: [], billingAccount: 'bill' },
      now: [{ text: 'bill' }],
      after: [{ text: 'other' }],
    });
    expect(Order.parse(JSON.parse(JSON.stringify(order)))).toEqual(JSON.parse(JSON.stringify(order)));
    expect((await lineOne()).billingAccount).toBe('bill');
    expect(await carriedOut()).toEqual([{ kind: 'billingAccount', to: 'other' }]);
    expect((await lineOne()).billingAccount).toBe('other');
  });

  it('is undone', async () => {
    const { reference } = await moving();
    await carriedOut();
    const orders = await store.read(async (tables) => {
      const all = await tables.orders.where({ reference });
      return { can: all.map((order) => canUndo(order, time.now(), changes)), all, tables };
    });
    expect(orders.can).toEqual([true]);
    expect(await undoable(orders.tables, orders.all, time.now(), changes)).toHaveLength(1);
    expect(await foreseen(undo, { reference })).toMatchObject([
      { now: [{ text: 'other' }], after: [{ text: 'bill' }] },
    ]);
    await execute(undo, { reference });
    await carriedOut();
    expect((await lineOne()).billingAccount).toBe('bill');
  });

  it('is not undone where its own column has changed since, and is where another has', async () => {
    const { reference } = await moving();
    await carriedOut();
    await put({ ...(await lineOne()), billingAccount: 'third' });
    await expect(execute(undo, { reference })).rejects.toThrow('order.overtaken');
    await put({ ...(await lineOne()), billingAccount: 'other', state: 'suspended', reason: 'lost', internet: true });
    expect(await execute(undo, { reference })).toMatchObject({ verdicts: [{ line: 'one' }] });
  });

  it('has its own rule at the dry run, at the confirmation and when it goes to the network', async () => {
    await put(line('two', '+77010000002', { state: 'pendingActive' }));
    const lines = await selected('two');
    expect(await foreseen(move, { lines, to: 'other' })).toMatchObject([
      { now: [{ text: 'bill' }], after: [], problem: { code: 'line.pending' } },
    ]);
    await expect(execute(move, { lines, to: 'other' })).rejects.toThrow('line.pending');
    await moving();
    await put({ ...(await lineOne()), state: 'terminated' });
    const [order] = await openOrders();
    expect(await carriedOut()).toEqual([undefined]);
    expect(await store.read(({ orders }) => orders.get(order?.id ?? ''))).toMatchObject({
      state: 'failed',
      problem: { code: 'line.terminated' },
    });
  });

  it('says in its own words that what was shown is so no more', async () => {
    const lines = await selected('one');
    await foreseen(move, { lines, to: 'other' });
    await put({ ...(await lineOne()), billingAccount: 'third' });
    await expect(execute(move, { lines, to: 'other' })).rejects.toThrow('lines.gone');
  });

  it('says so in everybody’s words where it has none of its own', async () => {
    const plain = movedSaying();
    const asked = lineCommand(
      { ...rights, name: 'test.plain', decide: () => ok({ change: plain.of({ to: 'other' }) }), reads: plain.reads },
      changesOf([suspend, plain]),
    );
    const lines = await selected('one');
    await foreseen(asked, { lines });
    await put({ ...(await lineOne()), billingAccount: 'third' });
    await expect(execute(asked, { lines })).rejects.toThrow('line.otherwise');
  });

  it('is not ordered for a line that is so already', async () => {
    const lines = await selected('one', 'two');
    await put(line('two', '+77010000002', { billingAccount: 'other' }));
    const verdicts = await foreseen(move, { lines, to: 'other' });
    expect(verdicts.map(({ problem }) => problem?.code)).toEqual([undefined, 'line.already']);
    expect(await execute(move, { lines, to: 'other' })).toMatchObject({
      verdicts: [{ line: 'one' }, { line: 'two', now: [{ text: 'other' }], problem: { code: 'line.already' } }],
    });
    await expect(moving('bill')).rejects.toThrow('line.orderOpen');
    await carriedOut();
    await expect(moving()).rejects.toThrow('line.already');
  });

  it('shows on the line for which day it waits, until it is cancelled', async () => {
    const { reference } = await moving('other', '2026-03-05');
    expect((await lineOne()).description).toBe('2026-03-05');
    await execute(undo, { reference });
    expect(await lineOne()).toEqual({ ...line('one', '+77010000001'), description: undefined });
  });
});

describe('two orders on a line', () => {
  it('exclude each other where they are about the same thing', async () => {
    const { reference } = await moving();
    const again = await selected('one');
    expect(await foreseen(move, { lines: again, to: 'third' })).toMatchObject([
      { problem: { code: 'line.orderOpen', details: { reference } } },
    ]);
    await expect(moving('third')).rejects.toThrow('line.orderOpen');
    await carriedOut();
    await moving('third');
  });

  it('go side by side where they are not', async () => {
    await put({ ...(await lineOne()), internet: true });
    const one = await selected('one');
    await moving();
    await execute(internetOff, { lines: one });
    await execute(block, { lines: one });
    expect(await openOrders()).toHaveLength(3);
    await expect(execute(block, { lines: one })).rejects.toThrow('line.orderOpen');
    await expect(execute(internetOff, { lines: one })).rejects.toThrow('line.orderOpen');
    await carriedOut();
    expect(await lineOne()).toMatchObject({ billingAccount: 'other', state: 'suspended', internet: false });
  });
});

describe('the kinds of change that there are', () => {
  it('read what older versions kept, and find the way back in the list', () => {
    const packages = [{ id: 'big', since: '2026-01-01T00:00:00.000Z' }];
    const kept = Order.pick({ change: true, before: true });
    const back = (change: unknown, before: object) =>
      lineChanges.opposite(kept.parse({ change, before: { state: 'active', internet: true, packages, ...before } }))
        ?.row;
    expect(back({ kind: 'activate' }, { state: 'pendingActive' })).toBeUndefined();
    expect(back({ kind: 'suspend', reason: 'lost' }, {})).toEqual({ kind: 'resume' });
    expect(back({ kind: 'suspend', reason: 'lost' }, { state: 'suspended', reason: 'asked' })).toBeUndefined();
    const blocked = { state: 'suspended', reason: 'asked' };
    expect(back({ kind: 'resume' }, blocked)).toEqual({ kind: 'suspend', reason: 'asked' });
    const off = { kind: 'internet', internet: false, packages: [] };
    expect(back(off, {})).toEqual({ kind: 'internet', internet: true, packages });
  });

  it('refuse a name that is not in the list, and a change that does not hold what it has to', () => {
    expect(() => lineChanges.of({ kind: 'billingAccount', to: 'other' })).toThrow('billingAccount');
    expect(() => lineChanges.of({ kind: 'suspend', reason: 'bored' })).toThrow(z.ZodError);
  });
});
