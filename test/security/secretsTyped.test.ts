import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { startApp, type TestApp } from '../support/app.js';
import { filesIn, found } from '../support/canary.js';
import { sayIn } from '../support/directTalk.js';

jest.setTimeout(60_000);

const PIN = '73918264';
/** The shapes in which people type a secret beside other words (S10). */
const SHAPES = [
  `PIN:${PIN}`,
  `PIN=${PIN}`,
  `code secret ${PIN}`,
  'code pin 7391 8264',
  '7391 8264',
  '7391-8264',
  '7 3 9 1 8 2 6 4',
  `voici ${PIN} merci`,
  `mon code est le ${PIN}.`,
  `Пин-код: ${PIN}`,
  `пароль ${PIN}`,
  `meine PIN ist ${PIN}`,
  `Kennwort "${PIN}"`,
  `my pin is ${PIN}, thanks`,
  `pin${PIN}`,
];
/** What no masker can know for a secret: where one is asked for, nothing of what is typed is kept. */
const IN_WORDS = 'sept trois neuf un huit deux six quatre';
const FORMS = [PIN, '7391 8264', '7391-8264', '7 3 9 1 8 2 6 4', IN_WORDS];

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'konnect' });
});
afterEach(() => app.stop());

const conversation = async () =>
  app.turns.open({ account: await app.accountId('konnect', 'agent1'), operator: 'konnect' }, 'text');
/** What is on disk and in the log after the program has ended. */
const kept = async () => {
  await app.halt();
  return found(FORMS, [...(await filesIn(app.dataDir)), ['the log', app.lines.join('\n')]]);
};

describe('a PIN among other words is kept nowhere', () => {
  it('at the review that asks for it', async () => {
    const id = await conversation();
    for (const [line] of registrationKonnect.text.slice(0, -1)) await sayIn(app, id, line);
    for (const shape of [IN_WORDS, ...SHAPES]) await sayIn(app, id, shape);
    expect(await kept()).toEqual([]);
  });

  it('at the menu', async () => {
    const id = await conversation();
    for (const shape of SHAPES) await sayIn(app, id, shape);
    expect(await kept()).toEqual([]);
  });
});

/** A sentence that wishes something, with a PIN in it; and two wishes, with the PIN beside either. */
const WISHES = [
  `suspends le 0470 00 00 01, perdu, mon pin ${PIN}`,
  `suspends le 0470 00 00 01, perdu, code pin 7391 8264, et commande 10 cartes sim vierges`,
  `suspends le 0470 00 00 01, perdu, et commande 10 cartes sim vierges, mon pin est ${PIN}`,
  `приостанови 0470 00 00 01, потеряли, пин ${PIN}, и закажи 10 чистых сим-карт`,
  `приостанови 0470 00 00 01, потеряли, и закажи 10 чистых сим-карт, пин-код 7391-8264`,
  `sperre die 0470 00 00 01, verloren, PIN ${PIN}, und bestelle 10 leere SIM-Karten`,
  `suspend 0470 00 00 01, lost, pin ${PIN}, and order 10 blank sim cards`,
  `suspend 0470 00 00 01, lost, and order 10 blank sim cards, my pin is 7 3 9 1 8 2 6 4`,
];
it('a PIN in a sentence that wishes something, or two things, is neither read nor kept', async () => {
  await app.stop();
  app = await startApp({ of: 'telenet' });
  const id = await app.turns.open({ account: await app.accountId('telenet', 'fleet1'), operator: 'telenet' }, 'text');
  for (const wish of WISHES) {
    await sayIn(app, id, wish);
    const state = DialogsState.parse((await app.store.conversations.load(id))?.state);
    expect([wish, Object.keys(state.runs), state.second]).toEqual([wish, [], undefined]);
  }
  expect(await kept()).toEqual([]);
});
