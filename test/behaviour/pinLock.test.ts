import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomIds } from '../../src/bot/secrets/hashing.js';
import { makeProofCheck } from '../../src/domain/door/proofCheck.js';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { startApp, type TestApp } from '../support/app.js';
import { type DirectTalk, directTalk, play, type SignedIn } from '../support/directTalk.js';
import { StoppingFiles } from '../support/stoppingFiles.js';

// Each test starts the whole program, some of them many times.
jest.setTimeout(60_000);

const toReview = registrationKonnect.cards.slice(0, -1);
const CONFIRM = 'Enregistrer le client';
const RIGHT = { 'Votre code PIN': '2468' };
const WRONG = { 'Votre code PIN': '1111' };
const LOCKED_15 = 'Votre code PIN est bloqué. Réessayez dans 15 minutes.';
const LOCKED_1 = 'Votre code PIN est bloqué. Réessayez dans 1 minute.';
const MINUTE = 60_000;

/** Time goes on only when the test says so, but for the milliseconds it takes. */
let later: number;
const clock = { now: () => new Date(Date.now() + later) };
let app: TestApp;
let signedIn: SignedIn;
let talk: DirectTalk;
beforeEach(async () => {
  later = 0;
  app = await startApp({ of: 'konnect', clock });
  signedIn = await app.signIn('konnect', 'agent1');
  talk = directTalk(app, signedIn);
});
afterEach(() => app.stop());

async function restart(stopBefore?: string): Promise<void> {
  const { dataDir } = app;
  await app.halt();
  const store = stopBefore === undefined ? {} : { files: new StoppingFiles(stopBefore) };
  app = await startApp({ clock, dataDir, store });
  talk = directTalk(app, signedIn);
}

/** The outcomes of the tries that were checked, as the audit has them. */
async function wrongTries(): Promise<number> {
  const account = await app.accountId('konnect', 'agent1');
  const audit = await app.store.read((tables) => tables.audit.where({ account }));
  return audit.filter(({ command }) => command === 'pin.check').length;
}

async function wrong(times: number): Promise<void> {
  for (let n = 0; n < times; n++) await talk.press(CONFIRM, WRONG);
}

describe('a PIN that was wrong five times', () => {
  it('is locked for 15 minutes, also for the right one and after a restart, and opens by itself', async () => {
    await play(talk, toReview);
    expect((await talk.press(CONFIRM, WRONG)).text).toContain('Il reste 4 essais.');
    await restart();
    await wrong(2);
    expect((await talk.press(CONFIRM, WRONG)).text).toContain('Il reste 1 essai.');
    expect((await talk.press(CONFIRM, WRONG)).text).toContain(LOCKED_15);
    expect((await talk.press(CONFIRM, RIGHT)).text).toContain(LOCKED_15);
    await restart();
    later = 14 * MINUTE;
    expect((await talk.press(CONFIRM, RIGHT)).text).toContain(LOCKED_1);
    expect(await wrongTries()).toBe(5);
    later = 15 * MINUTE;
    expect((await talk.press(CONFIRM, RIGHT)).text).toContain('Clé d’activation');
  });

  it('has five tries again after the lock, and after a right one', async () => {
    await play(talk, toReview);
    await wrong(5);
    later = 15 * MINUTE;
    expect((await talk.press(CONFIRM, WRONG)).text).toContain('Il reste 4 essais.');
    await wrong(3);
    expect((await talk.press(CONFIRM, RIGHT)).text).toContain('Clé d’activation');
  });

  it('is said before the first question', async () => {
    await play(talk, toReview);
    await wrong(5);
    await talk.press('Annuler');
    await talk.press('Oui, abandonner');
    const refused = await talk.press('Enregistrer un client');
    expect(refused.text).toContain(LOCKED_15);
    expect(refused.text).not.toContain('Nom du client');
    later = 15 * MINUTE;
    expect((await talk.press('Enregistrer un client')).text).toContain('Nom du client');
  });

  it('is locked also when the process ended in the fifth try, and not for longer', async () => {
    await play(talk, toReview);
    await wrong(4);
    const value = await talk.valueOf(CONFIRM, WRONG);
    await restart('pin.check');
    expect((await talk.post({ value })).status).toBe(503);
    await restart();
    expect((await talk.press(CONFIRM, RIGHT)).text).toContain(LOCKED_15);
    later = 15 * MINUTE;
    expect((await talk.press(CONFIRM, RIGHT)).text).toContain('Clé d’activation');
  });
});

it('cannot be tried more than five times at once', async () => {
  const conversations = await Promise.all(Array.from({ length: 8 }, () => app.signIn('konnect', 'agent1')));
  const talks = conversations.map((one) => directTalk(app, one));
  // Step by step: a conversation that begins later would be offered the draft of one that has answered.
  for (const step of toReview) await Promise.all(talks.map((one) => play(one, [step])));
  const answers = await Promise.all(talks.map(async (one) => (await one.press(CONFIRM, WRONG)).text));
  expect(answers.filter((text) => /Code PIN incorrect|est bloqué|Trop d’essais/.test(text))).toHaveLength(8);
  expect(await wrongTries()).toBe(5);
  expect((await talks[0]?.press(CONFIRM, RIGHT))?.text).toContain(LOCKED_15);
});

it('is not tried, and no try is spent, when too many are tried over all accounts', async () => {
  const limit = { take: async () => false };
  const check = makeProofCheck({ store: app.store, clock, ids: randomIds, hasher: app.hasher, limit });
  const actor = { account: await app.accountId('konnect', 'agent1'), operator: 'konnect', role: 'agent' } as const;
  const tried = {
    actor: { ...actor, channel: 'webchat', conversation: 'one' },
    proof: 'pin',
    secret: '1111',
    commandId: 'one',
  } as const;
  for (let n = 0; n < 6; n++) {
    expect(await check({ ...tried, attempt: `message-${n}` })).toMatchObject({ problem: { code: 'pin.busy' } });
  }
  await play(talk, toReview);
  expect((await talk.press(CONFIRM, WRONG)).text).toContain('Il reste 4 essais.');
  expect((await talk.press(CONFIRM, RIGHT)).text).toContain('Clé d’activation');
});
