import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Procedure } from '../../src/dialogs/definition/procedure.js';
import { registration } from '../../src/dialogs/procedures/sales/registration.js';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { startApp, type TestApp } from '../support/app.js';
import { filesIn, formsOf, found, type Haystack } from '../support/canary.js';
import { directTalk, type SignedIn, sayIn } from '../support/directTalk.js';

// Each test starts the whole program, some of them many times.
jest.setTimeout(60_000);

/** agent1's PIN in these tests, and one that is not. */
const RIGHT = '73519284';
const WRONG = '80642957';
const SECRETS = [RIGHT, WRONG];
const CONFIRM = 'Enregistrer le client';
const PIN = 'Votre code PIN';
/** Where eight digits are a good answer: the document's and the modem's number. */
const NUMBERS: readonly unknown[] = ['op 7654321', 'kn-5555-0001'];
const SECRET_LIKE = 'Cela ressemble à un code PIN';

/** The registration, but for a check that fails with what was typed in its message when that is a PIN. */
const faulty: Procedure = {
  ...registration,
  fields: registration.fields.map((field) => {
    const [check] = field.checks;
    if (field.name !== 'phone1' || check === undefined) return field;
    const kept: typeof check.kept = (asking, known, typed) => {
      if (typeof typed === 'string' && SECRETS.includes(typed)) throw new Error(`this is no number: ${typed}`);
      return check.kept(asking, known, typed);
    };
    return { ...field, checks: [{ ...check, kept }] };
  }),
};

let app: TestApp;
/** Everything that was sent to clients. */
let wire: string[];
beforeEach(async () => {
  wire = [];
  app = await startApp({ of: 'konnect', procedures: [faulty] });
  const id = await app.accountId('konnect', 'agent1');
  const hash = await app.hasher.hash(RIGHT);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, pin: { hash, wrong: 0, tries: [] } });
  });
});
afterEach(() => app.stop());

/** Stops the program. Gives everything that it has written, logged and sent. */
async function everything(framesCame: () => Promise<unknown> = async () => {}): Promise<Haystack[]> {
  await app.halt();
  await framesCame();
  return [...(await filesIn(app.dataDir)), ['the log', app.lines.join('\n')], ['the wire', wire.join('\n')]];
}

const Entered = z.object({ streamUrl: z.string() });

/** Notes every frame of a conversation's live stream. Gives its end: by then all frames have come. */
async function listenTo({ token, conversationId }: SignedIn): Promise<() => Promise<unknown>> {
  const headers = { authorization: `Bearer ${token}` };
  const entered = await fetch(`${app.url}/v3/directline/conversations/${conversationId}`, { headers });
  const body = await entered.text();
  const socket = new WebSocket(Entered.parse(JSON.parse(body)).streamUrl);
  wire.push(body);
  socket.on('message', (frame) => wire.push(String(frame)));
  const ended = once(socket, 'close');
  await once(socket, 'open');
  return () => ended;
}

describe('a PIN', () => {
  it('is nowhere after a registration on cards: right, wrong, and typed where none is asked', async () => {
    const signedIn = await app.signIn('konnect', 'agent1');
    const framesCame = await listenTo(signedIn);
    const talk = directTalk(app, signedIn, wire);
    expect((await talk.say(` ${RIGHT} `)).text).toContain(SECRET_LIKE);
    await talk.press('Enregistrer un client');
    await talk.say(RIGHT);
    const refused = await talk.press('Suivant', { Nom: RIGHT, 'Prénom (facultatif)': WRONG });
    expect(refused.text).toContain('Un nom s’écrit surtout avec des lettres');
    await talk.post({ text: RIGHT, value: { ...(await talk.valueOf('Suivant', { Nom: RIGHT })), pin: RIGHT } });
    for (const [button, filled] of registrationKonnect.cards.slice(1, -1)) {
      if ('Téléphone 1' in filled) {
        const fault = await talk.press(button, { ...filled, 'Téléphone 1': RIGHT });
        expect(fault.text).toContain('une erreur s’est produite');
      }
      await talk.post({ value: { ...(await talk.valueOf(button, filled)), pin: RIGHT, other: WRONG } });
    }
    expect((await talk.say(RIGHT)).text).toContain(SECRET_LIKE);
    await talk.post({ type: 'event', name: RIGHT, value: { pin: RIGHT } });
    expect((await talk.press(CONFIRM, { [PIN]: WRONG })).text).toContain('Il reste 4 essais');
    const value = await talk.valueOf(CONFIRM, { [PIN]: RIGHT });
    expect((await talk.post({ value })).text).toContain('Clé d’activation');
    expect((await talk.post({ value })).text).toContain('C’est déjà fait');
    await talk.post({ value: { ...value, command: 'another' } });
    const all = await everything(framesCame);
    expect(found(['KN55550001'], all).map((where) => where.replace(/.*\//, ''))).toEqual(
      expect.arrayContaining(['store.jsonl: plain', 'the wire: plain']),
    );
    expect(found(SECRETS, all)).toEqual([]);
  });

  it('is nowhere after a registration in plain text: typed at every question that takes no such number', async () => {
    const account = await app.accountId('konnect', 'agent1');
    const conversation = await app.turns.open({ account, operator: 'konnect' }, 'text');
    app.turns.listen(conversation, (said) => wire.push(JSON.stringify(said)));
    for (const [line] of registrationKonnect.text.slice(0, -1)) {
      if (!NUMBERS.includes(line)) await sayIn(app, conversation, RIGHT);
      await sayIn(app, conversation, line);
    }
    expect(await sayIn(app, conversation, WRONG)).toContain('Il reste 4 essais');
    expect(await sayIn(app, conversation, RIGHT)).toContain('Clé d’activation');
    await sayIn(app, conversation, RIGHT);
    expect(app.lines.join('')).toContain('turn.failed');
    expect(found(SECRETS, await everything())).toEqual([]);
  });

  it('is nowhere when it is typed at the sign-in or into an address', async () => {
    const { token } = await app.signIn('konnect', 'agent1');
    const post = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
    const requests: [path: string, init?: RequestInit][] = [
      ['/konnect/sign-in', { ...post, body: JSON.stringify({ login: RIGHT, password: RIGHT }) }],
      ['/konnect/sign-in', { ...post, body: `{"login": ${RIGHT}, "password"` }],
      [`/konnect?pin=${RIGHT}`],
      [`/${RIGHT}`],
      [`/${RIGHT}/token`, post],
      [
        `/v3/directline/conversations/${RIGHT}/activities?watermark=${RIGHT}`,
        { headers: { authorization: `Bearer ${token}` } },
      ],
      [`/v3/directline/conversations/${RIGHT}/stream?t=${RIGHT}`],
    ];
    for (const [path, init] of requests) {
      const answer = await fetch(`${app.url}${path}`, init);
      wire.push(JSON.stringify([...answer.headers]), await answer.text());
    }
    expect(found(SECRETS, await everything())).toEqual([]);
  });
});

describe('the search for a PIN', () => {
  it.each([...formsOf(RIGHT)])('finds one that was planted: %s', async (form, text) => {
    await writeFile(join(app.dataDir, 'store', 'planted'), Buffer.from(`before ${text} after`, 'latin1'));
    app.lines.push(text);
    wire.push(text);
    const all = (await everything()).map(([where, content]): Haystack => [where.replace(/.*\//, ''), content]);
    expect(found([RIGHT], all)).toEqual(
      expect.arrayContaining([`planted: ${form}`, `the log: ${form}`, `the wire: ${form}`]),
    );
  });

  it.each([0, 1, 2])('finds one inside what was encoded as a whole, %d letters from its start', (offset) => {
    const text = `${'x'.repeat(offset)}${RIGHT} and more`;
    const forms = (['base64', 'base64url', 'hex'] as const).map(
      (form): Haystack => [form, Buffer.from(text).toString(form)],
    );
    for (const one of forms) expect(found([RIGHT], [one])).not.toEqual([]);
  });
});
