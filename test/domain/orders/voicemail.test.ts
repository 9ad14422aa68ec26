import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { forwardCalls } from '../../../src/domain/orders/forwardCalls.js';
import { setVoicemail } from '../../../src/domain/orders/setVoicemail.js';
import { undoOrders } from '../../../src/domain/orders/undoOrders.js';
import type { Actor } from '../../../src/domain/records/account.js';
import type { Line } from '../../../src/domain/records/line.js';
import type { Fact } from '../../../src/domain/terms/fact.js';
import { email } from '../../../src/domain/values/text.js';
import { startApp, type TestApp } from '../../support/app.js';

const clock = { now: () => new Date('2027-02-10T12:00:00.000Z') };
let app: TestApp;
let actor: Actor;
beforeEach(async () => {
  app = await startApp({ of: 'belarus', clock });
  const account = await app.accountId('belarus', 'admin1');
  const own = await app.store.read(async ({ accounts }) => (await accounts.get(account))?.organisations?.[0]);
  actor = { account, operator: 'belarus', role: 'administrator', channel: 'web', conversation: 'talk' };
  actor = { ...actor, organisation: own };
});
afterEach(() => app.stop());

const ANNA = '+375291000001';
const PETER = '+375291000002';
/** Its calls go to Anna where nobody replies. */
const ALENA = '+375291000003';
/** It has voicemail, with copies. */
const OLGA = '+375291000007';
const METER = '+375291000015';
const MINSK = '+375171234567';

async function line(number: string): Promise<Line> {
  const [found] = await app.store.read(({ lines }) => lines.where({ number }));
  if (found === undefined) throw new Error(`there is no line ${number}`);
  return found;
}

async function chosen(numbers: readonly string[]): Promise<string> {
  const ids = await Promise.all(numbers.map(async (number) => (await line(number)).id));
  const kept = await makeSelections({ store: app.store, clock, ids: randomIds }).keep(actor, ids, 1000, undefined);
  if (!kept.ok) throw new Error(kept.problem.code);
  return kept.value;
}

async function set(numbers: readonly string[], input: { state: string; email?: string }) {
  const lines = await chosen(numbers);
  const done = await app.door.execute({
    ...{ commandId: randomIds.next(), command: setVoicemail, input: { ...input, lines }, actor },
  });
  await app.outbox.idle();
  if (!done.ok) throw new Error(done.problem.code);
  return done.value.outcome;
}

async function codes(numbers: readonly string[], input: { state: string; email?: string }) {
  const outcome = await set(numbers, input);
  return outcome.kind === 'done' ? outcome.verdicts?.map(({ problem }) => problem?.code) : [outcome.problem.code];
}

/** What a review says that a number becomes. */
async function becomes(number: string, input: { state: string; email?: string }): Promise<Fact[]> {
  const lines = await chosen([number]);
  const found = await app.door.foresee({ command: setVoicemail, input: { ...input, lines }, actor });
  return found.ok ? (found.value?.verdicts[0]?.after ?? []) : [];
}

const PAST = { word: 'pastVoicemail' };

describe('voicemail', () => {
  it('is turned on with an address for copies, changed and turned off, and costs where it is new', async () => {
    const outcome = await set([PETER, OLGA], { state: 'on', email: 'both@example.com' });
    const prices = outcome.kind === 'done' ? outcome.verdicts?.map(({ price }) => price) : [];
    expect(prices).toEqual([{ money: { minor: 190, currency: 'BYN' }, per: 'month' }, undefined]);
    expect([(await line(PETER)).voicemail, (await line(OLGA)).voicemail]).toEqual([
      { email: 'both@example.com' },
      { email: 'both@example.com' },
    ]);
    expect(await codes([PETER], { state: 'on' })).toEqual([undefined]);
    expect((await line(PETER)).voicemail).toEqual({});
    expect(await codes([PETER], { state: 'on' })).toEqual(['line.already']);
    expect(await codes([PETER], { state: 'off' })).toEqual([undefined]);
    expect((await line(PETER)).voicemail).toBeUndefined();
    expect(await codes([PETER], { state: 'off' })).toEqual(['line.already']);
  });

  it('is undone to what there was, with its address', async () => {
    for (const input of [{ state: 'off' }, { state: 'on' }, { state: 'on', email: 'other@example.com' }]) {
      const outcome = await set([OLGA], input);
      const reference = outcome.kind === 'done' ? outcome.reference : '';
      await app.door.execute({ commandId: randomIds.next(), command: undoOrders, input: { reference }, actor });
      await app.outbox.idle();
      expect((await line(OLGA)).voicemail).toEqual({ email: 'priemnaya@example.com' });
    }
  });

  it('says which calls it does not get, and forwarding says it the other way round', async () => {
    expect(await becomes(PETER, { state: 'on' })).toEqual([{ word: 'on' }]);
    expect(await becomes(ALENA, { state: 'on' })).toMatchObject([{ word: 'on' }, { to: ANNA, after: 20 }, PAST]);
    await set([ALENA], { state: 'on' });
    expect(await becomes(ALENA, { state: 'off' })).toEqual([{ word: 'off' }]);
    const lines = await chosen([ALENA]);
    const forwarded = async (input: { action: 'set' | 'cancel'; condition: string; to?: string }) => {
      const found = await app.door.foresee({ command: forwardCalls, input: { ...input, lines }, actor });
      return found.ok ? found.value?.verdicts[0]?.after : found.problem;
    };
    expect(await forwarded({ action: 'set', condition: 'CFB', to: MINSK })).toMatchObject([{ to: MINSK }, PAST]);
    expect(await forwarded({ action: 'cancel', condition: 'all' })).toMatchObject([{ on: false }]);
    const others = await chosen([PETER]);
    const input = { action: 'set' as const, condition: 'CFB', to: MINSK, lines: others };
    const found = await app.door.foresee({ command: forwardCalls, input, actor });
    expect(found.ok && found.value?.verdicts[0]?.after).toMatchObject([{ to: MINSK }]);
  });

  it('is for nobody where the SIM card is in a device, and is turned off there', async () => {
    expect(await codes([METER, PETER], { state: 'on' })).toEqual(['voicemail.machine', undefined]);
    const meter = await line(METER);
    await app.store.transaction(({ lines }) => lines.put({ ...meter, voicemail: {} }));
    expect(await codes([METER], { state: 'off' })).toEqual([undefined]);
  });

  it('takes no state and no address that was not offered', async () => {
    for (const state of ['', 'ON', 'true', 'constructor'])
      expect(await codes([PETER], { state })).toEqual(['value.choice']);
    await expect(set([PETER], { state: 'on', email: 'nobody' })).rejects.toThrow();
    expect((await line(PETER)).voicemail).toBeUndefined();
  });

  it('reads one address however it was pasted, and takes none that is no address or more than one', () => {
    const part = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/);
    const around = ['', ' ', '\u00a0', '\u200b', '\t', '\u202a'];
    fc.assert(
      fc.property(
        ...([part, part, fc.constantFrom(...around), fc.constantFrom('', 'mailto:', '<')] as const),
        (name, domain, blank, before) => {
          const address = `${name}@${domain}.by`;
          const typed = `${blank}${before}${address}${before === '<' ? '>' : ''}${blank}`;
          expect(email.safeParse(typed)).toEqual({ success: true, data: address });
        },
      ),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        ...([part, part, part, fc.constantFrom(', ', ';', ' ', '\n', '\t', ' и ', '/', ',')] as const),
        (name, other, domain, between) => {
          const two = `${name}@${domain}.by${between}${other}@${domain}.by`;
          expect(email.safeParse(two).success).toBe(false);
          for (const none of [name, `${name}@`, `@${domain}.by`, `${name}@${domain}`, `${name}@@${domain}.by`])
            expect(email.safeParse(none).success).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
