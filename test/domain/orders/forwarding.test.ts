import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { forwardTarget } from '../../../src/domain/lines/forwarding.js';
import { forwardCalls } from '../../../src/domain/orders/forwardCalls.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import type { Actor } from '../../../src/domain/records/account.js';
import type { Line } from '../../../src/domain/records/line.js';
import { startApp, type TestApp } from '../../support/app.js';

const operators = await loadOperators('operators', ['belarus']);
const clock = { now: () => new Date('2027-02-10T12:00:00.000Z') };
let app: TestApp;
let actor: Actor;
beforeEach(async () => {
  app = await startApp({ of: 'belarus', clock });
  const account = await app.accountId('belarus', 'admin1');
  actor = { account, operator: 'belarus', role: 'administrator', channel: 'web', conversation: 'talk' };
  const own = await app.store.read(async ({ accounts }) => (await accounts.get(account))?.organisations?.[0]);
  actor = { ...actor, organisation: own };
});
afterEach(() => app.stop());

const ANNA = '+375291000001';
const PETER = '+375291000002';
const ALENA = '+375291000003';
const JOHN = '+375291000004';
const ANOTHERS = '+375291000702';
const MINSK = '+375171234567';

async function line(number: string): Promise<Line> {
  const [found] = await app.store.read(({ lines }) => lines.where({ number }));
  if (found === undefined) throw new Error(`there is no line ${number}`);
  return found;
}

async function forward(numbers: readonly string[], input: { condition: string; to?: string; seconds?: string }) {
  const ids = await Promise.all(numbers.map(async (number) => (await line(number)).id));
  const kept = await makeSelections({ store: app.store, clock, ids: randomIds }).keep(actor, ids, 1000, undefined);
  if (!kept.ok) throw new Error(kept.problem.code);
  const action = input.to === undefined ? ('cancel' as const) : ('set' as const);
  return app.door.execute({
    commandId: randomIds.next(),
    command: forwardCalls,
    input: { ...input, action, lines: kept.value },
    actor,
  });
}

/** What becomes of each number: the refusal's code, or nothing. */
async function codes(done: Awaited<ReturnType<typeof forward>>): Promise<(string | undefined)[]> {
  if (!done.ok) return [done.problem.code];
  const { outcome } = done.value;
  if (outcome.kind !== 'done') return [outcome.problem.code];
  return (outcome.verdicts ?? []).map(({ problem }) => problem?.code);
}

async function forwarded(numbers: readonly string[], input: Parameters<typeof forward>[1]): Promise<unknown[]> {
  const done = await codes(await forward(numbers, input));
  await app.outbox.idle();
  return done;
}

describe('call forwarding', () => {
  it('keeps what is not named, in the order of 3GPP', async () => {
    await forwarded([PETER], { condition: 'CFNRc', to: MINSK });
    await forwarded([PETER], { condition: 'CFNRy', to: JOHN, seconds: '30' });
    await forwarded([PETER], { condition: 'CFU', to: MINSK });
    await forwarded([PETER], { condition: 'CFB', to: JOHN });
    const { forwarding = {} } = await line(PETER);
    expect(Object.keys(forwarding)).toEqual(['CFU', 'CFB', 'CFNRy', 'CFNRc']);
    expect(forwarding.CFNRy).toEqual({ to: JOHN, after: 30 });
    await forwarded([PETER], { condition: 'CFB' });
    expect(Object.keys((await line(PETER)).forwarding ?? {})).toEqual(['CFU', 'CFNRy', 'CFNRc']);
    await forwarded([PETER], { condition: 'all' });
    expect((await line(PETER)).forwarding).toBeUndefined();
  });

  it('is undone to what was there before, and touches nothing else', async () => {
    await forwarded([ALENA], { condition: 'CFNRc', to: MINSK });
    const done = await forward([ALENA], { condition: 'CFNRy', to: JOHN, seconds: '5' });
    await app.outbox.idle();
    const reference = done.ok && done.value.outcome.kind === 'done' ? done.value.outcome.reference : '';
    await app.door.execute({ commandId: randomIds.next(), command: undoOrders, input: { reference }, actor });
    await app.outbox.idle();
    expect((await line(ALENA)).forwarding).toEqual({ CFNRy: { to: ANNA, after: 20 }, CFNRc: { to: MINSK } });
  });

  it('never leads back, over several numbers neither', async () => {
    expect(await forwarded([PETER], { condition: 'CFB', to: ALENA })).toEqual([undefined]);
    // Alena rings through to Anna.
    expect(await forwarded([ANNA], { condition: 'CFNRc', to: PETER })).toEqual(['forwarding.loop']);
    expect(await forwarded([ANNA, JOHN], { condition: 'CFNRc', to: PETER })).toEqual(['forwarding.loop', undefined]);
    expect(await forwarded([ANNA, ALENA], { condition: 'CFU', to: ANNA })).toEqual(['forwarding.itself', undefined]);
  });

  it('makes no loop of two that are ordered at a time', async () => {
    const both = await Promise.all([
      forward([PETER], { condition: 'CFU', to: JOHN }),
      forward([JOHN], { condition: 'CFB', to: PETER }),
    ]);
    await app.outbox.idle();
    const [one, other] = [(await line(PETER)).forwarding, (await line(JOHN)).forwarding];
    expect([one, other].filter((forwarding) => forwarding !== undefined)).toHaveLength(1);
    expect((await Promise.all(both.map(codes))).flat().toSorted()).toEqual(['forwarding.loop', undefined]);
  });

  it('does not say what another customer has', async () => {
    const others = await line(ANOTHERS);
    await app.store.transaction(({ lines }) => lines.put({ ...others, forwarding: { CFU: { to: PETER } } }));
    expect(await forwarded([PETER], { condition: 'CFU', to: ANOTHERS })).toEqual([undefined]);
  });

  it('is not set where calls cannot go out, and is ended there', async () => {
    const peter = await line(PETER);
    await app.store.transaction(({ lines }) =>
      lines.put({ ...peter, bars: ['callsOut'], forwarding: { CFU: { to: MINSK } } }),
    );
    expect(await forwarded([PETER, JOHN], { condition: 'CFB', to: MINSK })).toEqual(['forwarding.barred', undefined]);
    expect(await forwarded([PETER], { condition: 'all' })).toEqual([undefined]);
  });

  it('takes no answer that was not offered', async () => {
    for (const seconds of ['', '1', '35', '20.5'])
      expect(await forwarded([PETER], { condition: 'CFNRy', to: MINSK, seconds })).toEqual(['value.choice']);
    expect(await forwarded([PETER], { condition: 'CFNRy', to: MINSK })).toEqual(['value.missing']);
    for (const condition of ['', 'cfu', 'all', 'CFNR'])
      expect(await forwarded([PETER], { condition, to: MINSK })).toEqual(['value.choice']);
    expect(await forwarded([PETER], { condition: 'nothing' })).toEqual(['value.choice']);
    expect((await line(PETER)).forwarding).toBeUndefined();
  });

  it('takes no premium number, however it is dialled', () => {
    const operator = operators.get('belarus');
    if (operator === undefined) throw new Error('there is no such operator');
    fc.assert(
      fc.property(
        fc.constantFrom('+375', '375', '00375', '00 375', '8 ', '８', ''),
        fc.constantFrom(' ', '', '-', '\u00a0'),
        fc.integer({ min: 1_000_000, max: 9_999_999 }),
        (prefix, between, rest) => {
          const read = forwardTarget(operator, `${prefix}${between}902${between}${rest}`);
          expect([prefix, read.ok ? read.value : read.problem.code]).toEqual([prefix, 'forwarding.premium']);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads a number however it is typed, and refuses what is none to forward to', () => {
    const operator = operators.get('belarus');
    if (operator === undefined) throw new Error('there is no such operator');
    const groups = [' ', '-', '\u2011', '\u00a0', '.', '\u200b', '\u202a'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 9_999_999 }),
        fc.array(fc.constantFrom(...groups), { minLength: 3, maxLength: 3 }),
        fc.constantFrom('+375 29', '375 29', '8 029', '00375 29', '29'),
        (rest, [a = ' ', b = ' ', c = ' '], prefix) => {
          const digits = String(rest);
          const typed = `${prefix}${a}${digits.slice(0, 3)}${b}${digits.slice(3, 5)}${c}${digits.slice(5)}`;
          expect(forwardTarget(operator, typed)).toEqual({ ok: true, value: `+37529${digits}` });
        },
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999_999 }), (short) => {
        const read = forwardTarget(operator, String(short));
        expect(read.ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
