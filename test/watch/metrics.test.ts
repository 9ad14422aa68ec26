import { afterEach, describe, expect, it } from '@jest/globals';
import { blockingInText } from '../guides/lines/blockingOne.js';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.js';
import { directTalk, play } from '../support/directTalk.js';
import { type ReadFigures, readFigures } from '../support/figures.js';
import { GoneStore } from '../support/goneStore.js';
import { textTalk } from '../support/talk.js';

const TOKEN = 'a-token-of-thirty-two-characters-or-more';
let app: TestApp;
afterEach(() => app.stop());

const started = async (env: Record<string, string>, options: TestAppOptions = {}) => {
  app = await startApp({ of: 'kcell', env, ...options });
};
const asked = (headers: Record<string, string> = {}) => fetch(`${app.url}/metrics`, { headers });
async function figures(): Promise<ReadFigures> {
  const answer = await asked();
  expect(answer.status).toBe(200);
  return readFigures(await answer.text());
}
/** Carried out from the menu on; the demo's network answers at once. */
async function blocked(): Promise<void> {
  const talk = await textTalk(app, 'kcell', 'admin1');
  for (const [said] of blockingInText) await talk.say(said);
  talk.close();
}

describe('/metrics', () => {
  it('is no address unless it is configured, whoever asks', async () => {
    await started({});
    expect((await asked()).status).toBe(404);
    expect((await asked({ authorization: `Bearer ${TOKEN}` })).status).toBe(404);
  });

  it('is open to whoever has the token, and to nobody else, here either', async () => {
    await started({ METRICS_TOKEN: TOKEN });
    for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`])
      expect((await asked({ authorization })).status).toBe(401);
    const answer = await asked({ authorization: `Bearer ${TOKEN}` });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(app.lines.join('')).not.toContain(TOKEN);
  });

  it('is open to this machine where that is said, and not to what a proxy on it passes on', async () => {
    await started({ METRICS: 'loopback' });
    expect((await asked()).status).toBe(200);
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
      expect((await asked({ [name]: '203.0.113.9' })).status).toBe(404);
  });

  it('takes nothing but GET', async () => {
    await started({ METRICS: 'loopback' });
    expect((await fetch(`${app.url}/metrics`, { method: 'POST' })).status).toBe(405);
  });
});

describe('what the figures say', () => {
  it('turns, commands, calls of the network and the store, by words of the program only', async () => {
    await started({ METRICS: 'loopback' });
    await blocked();
    await app.outbox.idle();
    const seen = await figures();
    const turns = { operator: 'kcell', channel: 'text' };
    expect(seen.of('guichet_turns_total', { ...turns, outcome: 'done' })).toBe(blockingInText.length + 1);
    expect(seen.of('guichet_turn_seconds_count', turns)).toBe(blockingInText.length + 1);
    expect(seen.of('guichet_turn_seconds_bucket', { ...turns, le: '+Inf' })).toBe(blockingInText.length + 1);
    expect(seen.of('guichet_commands_total', { command: 'line.block', outcome: 'done' })).toBe(1);
    expect(seen.of('guichet_outbound_calls_total', { system: 'network', call: 'submit', outcome: 'done' })).toBe(1);
    expect(seen.of('guichet_store_transactions_total', { outcome: 'done' })).toBeGreaterThan(blockingInText.length);
    expect(seen.of('guichet_store_up')).toBe(1);
    expect(seen.of('process_resident_memory_bytes')).toBeGreaterThan(0);
    const whole = await (await asked()).text();
    const account = await app.accountId('kcell', 'admin1');
    for (const own of ['701 000', '77010000001', 'Примеров', account, 'admin1']) expect(whole).not.toContain(own);
  });

  it('how sentences were taken', async () => {
    await started({ METRICS: 'loopback' });
    const talk = await textTalk(app, 'kcell', 'admin1');
    await talk.say('заблокировать номер');
    await talk.say('меню');
    await talk.say('xyzzy');
    talk.close();
    const seen = await figures();
    expect(seen.of('guichet_sentences_total', { operator: 'kcell', how: 'understood' })).toBe(1);
    expect(seen.of('guichet_sentences_total', { operator: 'kcell', how: 'notUnderstood' })).toBe(1);
  });

  it('refusals by their code, and PINs that were locked', async () => {
    await started({ METRICS: 'loopback' }, { of: 'konnect' });
    const talk = directTalk(app, await app.signIn('konnect', 'agent1'));
    await play(talk, registrationKonnect.cards.slice(0, -1));
    for (let n = 0; n < 6; n++) await talk.press('Enregistrer le client', { 'Votre code PIN': '1111' });
    const seen = await figures();
    expect(seen.of('guichet_refusals_total', { code: 'pin.wrong' })).toBe(4);
    expect(seen.of('guichet_refusals_total', { code: 'pin.locked' })).toBe(2);
    expect(seen.of('guichet_locks_total', { proof: 'pin' })).toBe(1);
  });

  it('the outbox: how many wait, are due and parked, and for how long the oldest has been due', async () => {
    let now = new Date('2026-11-30T10:00:00Z');
    await started({ METRICS: 'loopback' }, { clock: { now: () => now }, timer: { after: () => () => {} } });
    await app.store.transaction(async ({ outbox }) => {
      const row = (id: string, state: 'waiting' | 'parked', dueAt: string) => ({
        ...{ id, operator: 'kcell', key: id, message: { kind: 'nothing.known' }, state, dueAt, attempts: 0 },
        ...{ plannedAt: '2026-11-30T10:00:00Z', createdAt: '2026-11-30T10:00:00Z' },
      });
      await outbox.insert(row('a', 'waiting', '2026-11-30T10:10:00Z'));
      await outbox.insert(row('b', 'waiting', '2026-12-24T10:00:00Z'));
      await outbox.insert(row('c', 'parked', '2026-11-30T10:00:00Z'));
    });
    now = new Date('2026-11-30T10:12:00Z');
    const seen = await figures();
    const messages = (state: string) => seen.of('guichet_outbox_messages', { state });
    expect([messages('waiting'), messages('due'), messages('parked')]).toEqual([2, 1, 1]);
    expect(seen.of('guichet_outbox_oldest_due_seconds')).toBe(120);
  });

  it('that the store is gone: the other figures are still there', async () => {
    const gone = new GoneStore();
    await started({ METRICS: 'loopback' }, { storeBehind: gone.behind });
    gone.lose('read');
    const seen = await figures();
    expect(seen.of('guichet_store_up')).toBe(0);
    expect(seen.names.has('guichet_outbox_messages')).toBe(false);
    expect(seen.of('guichet_log_events_total', { level: 'error', event: 'metrics.noOutbox' })).toBe(1);
    gone.comeBack();
    expect((await figures()).of('guichet_store_up')).toBe(1);
  });

  it('a turn that failed, and one that ends in an apology', async () => {
    const gone = new GoneStore();
    await started({ METRICS: 'loopback' }, { storeBehind: gone.behind });
    const talk = await textTalk(app, 'kcell', 'admin1');
    gone.lose('commit');
    await expect(talk.say('меню')).rejects.toThrow('gone');
    gone.comeBack();
    talk.close();
    const seen = await figures();
    expect(seen.of('guichet_turns_total', { operator: 'kcell', outcome: 'failed' })).toBe(1);
    expect(seen.of('guichet_store_transactions_total', { outcome: 'failed' })).toBe(1);
  });
});
