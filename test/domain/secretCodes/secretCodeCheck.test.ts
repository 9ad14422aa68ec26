import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../../src/domain/door/ports.js';
import { type CodeOffice, line, openCodeOffice } from '../../support/codeOffice.js';
import { memoryStore } from '../../support/memoryStore.js';
import { SetClock } from '../office.js';

const NUMBER = '+243800000101';
const WITHOUT = '+243800000303';
const day = 24 * 60;

let clock: SetClock;
let store: Store;
let office: CodeOffice;
beforeEach(() => reopen());

async function reopen(limit?: number) {
  clock = new SetClock();
  store = memoryStore();
  office = openCodeOffice({ store, clock, ...(limit === undefined ? {} : { limit }) });
  await office.put(line('one', NUMBER), line('two', '+243800000202'), line('without', WITHOUT));
}

const wrong = { ok: false, problem: { code: 'code.wrong', details: {} } };

describe('a secret code that is tried', () => {
  it('lets its own number read, and no other', async () => {
    const code = await office.sent();
    await office.sent('two');
    expect(await office.try(NUMBER, code)).toEqual({ ok: true, value: 'one' });
    expect(await office.try('+243800000202', code)).toEqual(wrong);
    expect(await office.try(NUMBER, code, 'a1', 'other')).toEqual(wrong);
  });

  it('is refused in the same words, whatever is wrong', async () => {
    const code = await office.sent();
    const unknown = await office.try('+243800000999', code);
    const without = await office.try(WITHOUT, code);
    const notRight = await office.try(NUMBER, '00000000');
    clock.pass(30 * day);
    expect([unknown, without, notRight, await office.try(NUMBER, code)]).toEqual([wrong, wrong, wrong, wrong]);
  });

  it('of a line that is not in service is none', async () => {
    const code = await office.sent();
    await office.put(line('one', NUMBER, { state: 'suspended', reason: 'stolen' }));
    expect(await office.try(NUMBER, code)).toEqual(wrong);
  });

  it('is locked for an hour after five wrong tries, and whoever sent it is told; a right one clears the count', async () => {
    const code = await office.sent();
    for (const _ of [1, 2, 3, 4]) await office.try(NUMBER, 'wrong');
    expect((await office.try(NUMBER, code)).ok).toBe(true);
    for (const _ of [1, 2, 3, 4, 5]) await office.try(NUMBER, 'wrong');
    expect(await office.try(NUMBER, code)).toEqual(wrong);
    const told = await store.read(({ outbox }) => outbox.where({}));
    const locked = told.filter(({ message }) => message.kind === 'email.codeLocked');
    expect(locked).toMatchObject([{ message: { line: 'one', account: 'boss', organisation: 'fleet' } }]);
    clock.pass(59);
    expect(await office.try(NUMBER, code)).toEqual(wrong);
    clock.pass(2);
    for (const _ of [1, 2, 3, 4]) await office.try(NUMBER, 'wrong');
    expect((await office.try(NUMBER, code)).ok).toBe(true);
  });

  it('ten times at once is compared five times at the most', async () => {
    const code = await office.sent();
    await Promise.all(Array.from({ length: 10 }, () => office.try(NUMBER, 'wrong')));
    expect(office.compared).toHaveLength(5);
    expect(await office.try(NUMBER, code)).toEqual(wrong);
  });

  it('in a message that is delivered again is no new try', async () => {
    await office.sent();
    expect(await office.try(NUMBER, 'wrong', 'same')).toEqual(wrong);
    expect(await office.try(NUMBER, 'wrong', 'same')).toEqual(wrong);
    expect((await office.held('one'))?.wrong).toBe(1);
  });

  it('is none when it is deleted while it is compared', async () => {
    const code = await office.sent();
    office.beforeCompare(() => office.remove('one'));
    expect(await office.try(NUMBER, code)).toEqual(wrong);
    expect(office.compared).toEqual([code]);
  });

  it('is refused, and not counted, when too many are tried over all lines', async () => {
    await reopen(0);
    const code = await office.sent();
    const busy = { ok: false, problem: { code: 'code.busy', details: {} } };
    expect(await office.try(NUMBER, code)).toEqual(busy);
    expect(await office.try('+243800000999', code)).toEqual(busy);
    expect(await office.held('one')).toMatchObject({ wrong: 0, tries: [] });
  });

  it('gets new tries with a new code', async () => {
    await office.sent();
    for (const _ of [1, 2, 3, 4, 5]) await office.try(NUMBER, 'wrong');
    clock.pass(10);
    expect((await office.try(NUMBER, await office.sent())).ok).toBe(true);
  });
});
