import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../../src/domain/door/ports.js';
import type { Actor } from '../../../src/domain/records/account.js';
import { administrator, type CodeOffice, codeOperator, line, openCodeOffice } from '../../support/codeOffice.js';
import { memoryStore } from '../../support/memoryStore.js';
import { SetClock } from '../office.js';

const NUMBER = '+243800000101';
const FOREIGN = '+243800000303';
const day = 24 * 60;

let store: Store;
let clock: SetClock;
let office: CodeOffice;
beforeEach(() => reopen());

async function reopen(operator = codeOperator) {
  store = memoryStore();
  clock = new SetClock();
  office = openCodeOffice({ store, clock, operator });
  await office.put(
    line('one', NUMBER),
    line('two', '+243800000202'),
    line('foreign', FOREIGN, { organisation: 'another' }),
    line('elsewhere', '+243800000404', { operator: 'other' }),
  );
}

const refused = (code: string, details = {}) => ({
  ok: true,
  value: expect.objectContaining({ outcome: { kind: 'refused', problem: { code, details } } }),
});
const notAllowed = { ok: false, problem: { code: 'actor.notAllowed', details: {} } };
const wrong = { ok: false, problem: { code: 'code.wrong', details: {} } };
const outbox = () => store.read((tables) => tables.outbox.where({}));

describe('sending a secret code', () => {
  it('posts an SMS that has no code in it, and tells the administrator none', async () => {
    const receipt = await office.send('one', administrator, 'c1');
    expect(receipt).toMatchObject({
      value: { outcome: { kind: 'done', facts: { number: { phone: NUMBER }, validDays: { count: 30 } } } },
    });
    const message = { kind: 'sms.secretCode', line: 'one', organisation: 'fleet', language: 'fr' };
    expect(await outbox()).toMatchObject([{ key: 'c1:sms.secretCode:one', state: 'waiting', message }]);
    expect(await office.held('one')).toMatchObject({ organisation: 'fleet', wrong: 0, tries: [] });
    expect(office.codes).toEqual([]);
    const audit = await store.read((tables) => tables.audit.where({ commandId: 'c1' }));
    expect(audit).toMatchObject([{ command: 'secretCode.send', subject: 'line:one', outcome: 'done' }]);
  });

  it('is refused where a machine uses the line', async () => {
    const [plan] = codeOperator.catalogue.plans;
    const plans = [{ ...plan, id: 'basic', name: 'Meters', internet: true, machines: true as const }];
    await reopen({ ...codeOperator, catalogue: { ...codeOperator.catalogue, plans } });
    expect(await office.send('one')).toEqual(refused('line.machine'));
    expect(await outbox()).toEqual([]);
  });

  it('happens once however often it is confirmed', async () => {
    const first = await office.send('one', administrator, 'c1');
    clock.pass(11);
    expect(await office.send('one', administrator, 'c1')).toEqual(first);
    expect(await outbox()).toHaveLength(1);
  });

  it('has a pause of ten minutes for each line, which a deletion does not end', async () => {
    await office.sent();
    await office.remove('one');
    const until = { until: { instant: '2026-11-01T10:10:00.000Z' } };
    clock.pass(9);
    expect(await office.send('one')).toEqual(refused('code.pause', until));
    await office.sent('two');
    clock.pass(1);
    await office.sent();
  });

  it.each([
    ['pendingActive', 'line.pending'],
    ['suspended', 'line.suspended'],
    ['terminated', 'line.terminated'],
  ] as const)('to a line that is %s is refused', async (state, code) => {
    await office.put(line('one', NUMBER, { state }));
    expect(await office.send('one')).toEqual(refused(code));
    expect(await outbox()).toEqual([]);
  });

  it('to a line of another company, of another operator, or of nobody is refused in the same words', async () => {
    for (const other of ['foreign', 'elsewhere', 'nobody']) {
      expect(await office.send(other)).toEqual(refused('lines.gone'));
      expect(await office.remove(other)).toEqual(refused('lines.gone'));
    }
  });

  it('is for one line at a time', async () => {
    expect(await office.send(['one', 'two'])).toEqual(refused('value.choices', { maximum: 1 }));
  });

  it.each(['agent', 'fleetManager', 'reseller', 'subscriber'] as const)('is not for a %s', async (role) => {
    const actor: Actor = { ...administrator, role };
    expect(await office.send('one', actor)).toEqual(notAllowed);
    expect(await office.remove('one', actor)).toEqual(notAllowed);
  });

  it('is refused where the operator has none', async () => {
    const { lineRules, ...operator } = codeOperator;
    await reopen(operator);
    expect(lineRules).toBeDefined();
    expect(await office.send('one')).toEqual(notAllowed);
    expect(await office.remove('one')).toEqual(notAllowed);
  });
});

describe('deleting a secret code', () => {
  it('makes an end of it', async () => {
    const code = await office.sent();
    const receipt = await office.remove('one');
    expect(receipt).toMatchObject({ value: { outcome: { kind: 'done', facts: { number: { phone: NUMBER } } } } });
    expect((await office.held('one'))?.hash).toBeUndefined();
    expect(await office.try(NUMBER, code)).toEqual(wrong);
  });

  it('that is on its way keeps it from going out', async () => {
    await office.send('one');
    await office.remove('one');
    expect(await office.arrive()).toBeUndefined();
  });

  it('of a line that was blocked since is possible', async () => {
    await office.sent();
    await office.put(line('one', NUMBER, { state: 'suspended', reason: 'stolen' }));
    expect(await office.remove('one')).toMatchObject({ value: { outcome: { kind: 'done' } } });
    expect((await office.held('one'))?.hash).toBeUndefined();
  });

  it('is refused where there is none: never sent, deleted or expired', async () => {
    expect(await office.remove('one')).toEqual(refused('code.none'));
    await office.sent();
    await office.remove('one');
    expect(await office.remove('one')).toEqual(refused('code.none'));
    clock.pass(11);
    await office.sent();
    clock.pass(30 * day);
    expect(await office.remove('one')).toEqual(refused('code.none'));
    // One that is locked can be deleted still.
    await office.sent();
    for (const _ of [1, 2, 3, 4, 5]) await office.try(NUMBER, 'wrong');
    expect(await office.remove('one')).toMatchObject({ value: { outcome: { kind: 'done' } } });
  });
});

describe('a code that goes out', () => {
  it('has eight digits, and is kept as a hash that ends after the operator’s days', async () => {
    const code = await office.sent();
    expect(code).toMatch(/^\d{8}$/);
    const held = await office.held('one');
    expect(held).toMatchObject({ expiresAt: '2026-12-01T10:00:00.000Z', wrong: 0 });
    expect(held?.hash).toMatch(/^scrypt\$/);
    expect(JSON.stringify(held)).not.toContain(code);
  });

  it('replaces the one before: at once when a new one is ordered, and when it goes out again', async () => {
    const first = await office.sent();
    const again = await office.arrive();
    expect(await office.try(NUMBER, first)).toEqual(wrong);
    expect(await office.try(NUMBER, String(again))).toEqual({ ok: true, value: 'one' });
    clock.pass(10);
    await office.send('one');
    expect(await office.try(NUMBER, String(again))).toEqual(wrong);
  });

  it('does not, when another one was ordered since', async () => {
    const orderedAt = clock.now().toISOString();
    await office.send('one');
    clock.pass(10);
    await office.sent();
    expect(await office.arrive('one', orderedAt)).toBeUndefined();
  });

  it('does not, when the line was blocked since', async () => {
    await office.send('one');
    await office.put(line('one', NUMBER, { state: 'suspended', reason: 'lost' }));
    expect(await office.arrive()).toBeUndefined();
  });
});
