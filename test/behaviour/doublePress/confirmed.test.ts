import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '../../../src/domain/records/account.js';
import { registerCustomer } from '../../../src/domain/sales/registerCustomer.js';
import { registrationKonnect } from '../../guides/sales/registration.konnect.js';
import { startApp, type TestApp } from '../../support/app.js';
import { done, never, once, referenceIn } from '../../support/confirming.js';
import { directLineClient } from '../../support/directLineClient.js';
import { type DirectTalk, directTalk, play, type SignedIn, sayIn } from '../../support/directTalk.js';
import { StoppingFiles } from '../../support/stoppingFiles.js';

// Each test starts the whole program, some of them many times.
jest.setTimeout(60_000);

const toReview = registrationKonnect.cards.slice(0, -1);
const CONFIRM = 'Enregistrer le client';
const RIGHT = { 'Votre code PIN': '2468' };
const WRONG = { 'Votre code PIN': '1111' };
const STALE = /^Cette fiche n’est plus valable[^\n]*$/;

let app: TestApp;
let signedIn: SignedIn;
let talk: DirectTalk;
beforeEach(async () => {
  app = await startApp({ of: 'konnect' });
  signedIn = await app.signIn('konnect', 'agent1');
  talk = directTalk(app, signedIn);
  await play(talk, toReview);
});
afterEach(() => app.stop());

/** Ends the program and starts it again on the same data. */
async function restart(): Promise<void> {
  const { dataDir } = app;
  await app.halt();
  app = await startApp({ dataDir });
  talk = directTalk(app, signedIn);
}

describe('a confirmation that comes twice', () => {
  it('at once: both presses get the same receipt', async () => {
    const value = await talk.valueOf(CONFIRM, RIGHT);
    const [one, two] = await Promise.all([talk.post({ value }), talk.post({ value })]);
    expect(referenceIn(one.text)).toMatch(/^\w{8}$/);
    expect(referenceIn(two.text)).toBe(referenceIn(one.text));
    expect(await done(app)).toEqual(once);
  });

  it('from two sockets at once: both show the same receipt', async () => {
    const value = await talk.valueOf(CONFIRM, RIGHT);
    const pressed = () =>
      new Promise<string>((shown) => {
        const client = directLineClient(app.url, { ...signedIn, watermark: '0', webSocket: true });
        const heard = client.activity$.subscribe((activity) => {
          const reference = referenceIn(JSON.stringify(activity));
          if (reference !== undefined) shown(reference);
        });
        client.postActivity({ type: 'message', from: { id: 'whoever' }, text: '', value }).subscribe();
        app.onStop(() => {
          heard.unsubscribe();
          client.end();
        });
      });
    const [one, two] = await Promise.all([pressed(), pressed()]);
    expect(two).toBe(one);
    expect(await done(app)).toEqual(once);
  });

  it.each([
    ['the right PIN', RIGHT],
    ['a wrong PIN', WRONG],
    ['no PIN', {}],
  ])('one after the other, with %s: the receipt, and no try', async (_, filled) => {
    const [value, again] = [await talk.valueOf(CONFIRM, RIGHT), await talk.valueOf(CONFIRM, filled)];
    const reference = referenceIn((await talk.post({ value })).text);
    expect(reference).toMatch(/^\w{8}$/);
    expect(referenceIn((await talk.post({ value: again })).text)).toBe(reference);
    await restart();
    expect(referenceIn((await talk.post({ value: again })).text)).toBe(reference);
    expect(await done(app)).toEqual(once);
  });
});

describe('when the process ends after the command and before the conversation knows it', () => {
  beforeEach(async () => {
    const { dataDir } = app;
    await app.halt();
    app = await startApp({ dataDir, store: { files: new StoppingFiles('Clé d’activation') } });
    talk = directTalk(app, signedIn);
  });

  it.each([
    ['the right PIN', RIGHT],
    ['a wrong PIN', WRONG],
    ['no PIN', {}],
  ])('pressed again with %s: the receipt, no try, and the registration is over', async (_, filled) => {
    const [value, again] = [await talk.valueOf(CONFIRM, RIGHT), await talk.valueOf(CONFIRM, filled)];
    expect((await talk.post({ value })).status).toBe(503);
    await restart();
    const { text } = await talk.post({ value: again });
    expect(referenceIn(text)).toMatch(/^\w{8}$/);
    expect(text).toContain('Que souhaitez-vous faire');
    expect(text).not.toContain('Reprendre');
    expect(await done(app)).toEqual(once);
  });

  it.each(['2468', '1111'])('in plain text, with the PIN %s again: the receipt, and no try', async (pin) => {
    const account = await app.accountId('konnect', 'agent1');
    const conversation = await app.turns.open({ account, operator: 'konnect' }, 'text');
    // What waits on the card is not gone on with.
    for (const said of ['Brouillons', 'supprimer 1']) await sayIn(app, conversation, said);
    for (const [said] of registrationKonnect.text.slice(0, -1)) await sayIn(app, conversation, said);
    await expect(sayIn(app, conversation, '2468')).rejects.toThrow();
    await restart();
    expect(referenceIn(await sayIn(app, conversation, pin))).toMatch(/^\w{8}$/);
    expect(await done(app)).toEqual(once);
  });
});

describe('a confirmation that is somebody else’s', () => {
  it.each([
    ['another account', 'agent3', /^This form is no longer valid[^\n]*$/],
    ['another conversation of the same account', 'agent1', STALE],
  ])('shows nothing to %s', async (_, login, stale) => {
    const value = await talk.valueOf(CONFIRM, RIGHT);
    const other = directTalk(app, await app.signIn('konnect', login));
    expect((await other.post({ value })).text).toMatch(stale);
    expect(await done(app)).toEqual(never);
    await talk.post({ value });
    expect((await other.post({ value })).text).toMatch(stale);
    expect(await done(app)).toEqual(once);
  });

  it('is an error at the door: another actor, or another input, under a known id', async () => {
    const value = await talk.valueOf(CONFIRM, RIGHT);
    const commandId = String(value.command);
    await talk.post({ value });
    const account = await app.accountId('konnect', 'agent1');
    const actor: Actor = {
      ...{ account, operator: 'konnect', role: 'agent', channel: 'webchat' },
      conversation: signedIn.conversationId,
    };
    const order = { commandId, command: registerCustomer, input, actor };
    await expect(app.door.execute(order)).rejects.toThrow('other input');
    const foreign = { ...actor, account: await app.accountId('konnect', 'agent3') };
    await expect(app.door.execute({ ...order, actor: foreign })).rejects.toThrow('does not belong');
    expect(await app.door.receiptOf(commandId, foreign)).toBeUndefined();
    expect(await done(app)).toEqual(once);
  });
});

describe('a message that is delivered again', () => {
  it('has the same id and the same answer, and happens once', async () => {
    const value = await talk.valueOf(CONFIRM, RIGHT);
    const [one, two] = await Promise.all([talk.post({ value }, 'same'), talk.post({ value }, 'same')]);
    await restart();
    expect([two, await talk.post({ value }, 'same')]).toEqual([one, one]);
    expect(referenceIn(one.text)).toMatch(/^\w{8}$/);
    expect(await done(app)).toEqual(once);
  });

  it('costs one try when its PIN is wrong', async () => {
    const value = await talk.valueOf(CONFIRM, WRONG);
    const [one, two] = await Promise.all([talk.post({ value }, 'same'), talk.post({ value }, 'same')]);
    expect(one.text).toContain('Il reste 4 essais');
    expect([two, await talk.post({ value }, 'same')]).toEqual([one, one]);
    expect(await done(app)).toEqual({ ...never, tries: ['wrong'], wrong: 1 });
  });

  it('costs one try also when the process ended before the answer was kept', async () => {
    const { dataDir } = app;
    const value = await talk.valueOf(CONFIRM, WRONG);
    await app.halt();
    app = await startApp({ dataDir, store: { files: new StoppingFiles('Code PIN incorrect') } });
    expect((await directTalk(app, signedIn).post({ value }, 'same')).status).toBe(503);
    await restart();
    expect((await talk.post({ value }, 'same')).text).toContain('Il reste 4 essais');
    expect(await done(app)).toEqual({ ...never, tries: ['wrong'], wrong: 1 });
  });
});

const input = {
  ...{ lastName: 'Autre', documentNumber: 'OP7777777', documentType: 'passport' },
  ...{ country: 'CD', phone1: '+243810000123', email: 'autre@example.com' },
  ...{ houseNumber: '1', avenue: 'Avenue', commune: 'Gombe', town: 'Kinshasa' },
  ...{ account: 'USD', category: 'residential', offer: 'home10', modemSerial: 'KN77770001' },
};
