import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { askControl } from '../../src/bot/control/socket.js';
import { startApp, type TestApp } from '../support/app.js';
import { filesIn, found } from '../support/canary.js';
import { cardTalk, type Talk, textTalk } from '../support/talk.js';

// Each test starts the whole program.
jest.setTimeout(60_000);

const IBAN = 'BE71096123456769';
const PRINTED = 'BE71 0961 2345 6769';
const SECRETS = [IBAN, PRINTED, '0961 2345 6769', '096123456769'];
const TITLE = 'Demander une domiciliation';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'telenet' });
});
afterEach(() => app.stop());

/** Stops the program, and looks through everything that it has written, logged and answered. */
async function everywhere(...read: readonly string[]): Promise<string[]> {
  await app.halt();
  return found(SECRETS, [
    ...(await filesIn(app.dataDir)),
    ['the log', app.lines.join('\n')],
    ['read', read.join('\n')],
  ]);
}

async function askedInText(talk: Talk): Promise<string[]> {
  const read: string[] = [];
  for (const line of [
    TITLE,
    '100000003',
    PRINTED,
    'Exemple Logistique SA',
    'Anna Exemple',
    '-',
    'anna@exemple.example',
    '0470 00 00 01',
  ])
    read.push(await talk.say(line));
  return read;
}

const Listed = z.object({
  answer: z.array(
    z.object({ reference: z.string(), given: z.array(z.object({ label: z.string(), value: z.string() })) }),
  ),
});
const listed = async () => Listed.parse(await askControl(app.dataDir, 'requests.list', {})).answer;

describe('the number of a bank account', () => {
  it('is nowhere in plain text: wherever it was typed, and at every question', async () => {
    const talk = await textTalk(app, 'telenet', 'fleet1');
    const read = [await talk.say(`domiciliation ${PRINTED}`), await talk.say(PRINTED)];
    expect(read.join()).toContain('contient un numéro de compte bancaire : il n’a pas été conservé');
    read.push(...(await askedInText(talk)));
    expect(read.at(-1)).toContain('BE •••• 6769');
    read.push(await talk.say(`plutôt ${IBAN}`), await talk.say('menu'), await talk.say(IBAN));
    read.push(await talk.say('reprendre'), await talk.say('annuler'), await talk.say(PRINTED));
    talk.close();
    expect(await everywhere(...read)).toEqual([]);
  });

  it('is nowhere on cards: sent, refused, in a letter, and standing in the card while something else is pressed', async () => {
    const talk = await cardTalk(app, 'telenet', 'fleet1');
    const read = [await talk.press(TITLE), await talk.press('Suivant', { 'Billing account': /^100000003/ })];
    const bank = { 'Numéro de compte bancaire (IBAN)': PRINTED, 'Titulaire du compte bancaire': 'Exemple SA' };
    read.push(await talk.press('Suivant', { ...bank, 'Signataire du mandat': '12345' }));
    expect(JSON.stringify(talk.cards().at(-1)?.json)).toContain('BE •••• 6769');
    read.push(await talk.press('Suivant', { 'Signataire du mandat': 'Anna Exemple' }));
    read.push(await talk.press('Suivant', { 'Votre message (facultatif)': `Le compte ${PRINTED}` }));
    expect(read.at(-1)).toContain('contient un numéro de compte bancaire');
    read.push(await talk.say(PRINTED), await talk.say('aide'), await talk.say('menu'));
    const cards = JSON.stringify(talk.cards().map(({ json }) => json));
    talk.close();
    expect(await everywhere(...read, cards)).toEqual([]);
  });

  it('is read whole by the staff until the request is closed, and is sealed until then', async () => {
    const talk = await textTalk(app, 'telenet', 'fleet1');
    const read = [...(await askedInText(talk)), await talk.say('oui'), await talk.say('Mes tickets')];
    expect(read.at(-1)).toContain('IBAN : BE •••• 6769');
    const [request] = await listed();
    expect(request?.given).toContainEqual({ label: 'IBAN', value: PRINTED });
    expect(await askControl(app.dataDir, 'requests.close', { reference: request?.reference })).toEqual({
      answer: request?.reference,
    });
    const [row] = await app.store.read(({ requests }) => requests.where({}));
    expect(row?.given?.bankAccount).toEqual({ bankAccount: 'BE •••• 6769' });
    expect(await listed()).toEqual([]);
    talk.close();
    expect(await everywhere(...read)).toEqual([]);
  });

  it('may stand in a letter to the staff that asks for none', async () => {
    const talk = await textTalk(app, 'telenet', 'fleet1');
    for (const line of ['Contacter un conseiller', 'autre chose']) await talk.say(line);
    expect(await talk.say(`Le virement de ${PRINTED} n’est pas arrivé.`)).not.toContain('n’a pas été conservé');
    talk.close();
  });
});
