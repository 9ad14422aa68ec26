import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { startApp, type TestApp } from '../support/app.js';
import { cardTalk, textTalk } from '../support/talk.js';

let app: TestApp;
/** Each channel has a program of its own: what was begun on the other would be a draft. */
const freshProgram = () => {
  beforeAll(async () => {
    app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
  });
  afterAll(() => app.stop());
};
/** What two procedures take alike, and what is near to one. */
const EITHER = 'commissions, transactions d’hier';
const NEAR = 'le 0470 00 07 10 doit dormir';

const conversation = async (id: string) => {
  const found = await app.store.conversations.load(id);
  if (found === undefined) throw new Error('there is no such conversation');
  return found;
};
const stateOf = async (id: string) => DialogsState.parse((await conversation(id)).state);

describe.each(['text', 'cards'] as const)('a sentence, in %s', (shown) => {
  freshProgram();
  const talk = (operator: string, login: string) =>
    shown === 'text' ? textTalk(app, operator, login) : cardTalk(app, operator, login);

  it('starts the procedure and fills what it names; what was understood is said', async () => {
    const { say } = await talk('telenet', 'fleet1');
    const answer = await say('bloquer le 0470 00 00 01, volé');
    expect(answer).toContain('Cartes SIM : +32 470 00 00 01');
    expect(answer).toContain('Suspendre une carte SIM');
    expect(answer).toContain('Carte SIM ou téléphone volé');
  });

  it('turns on or off what it names together with what is to be done, and nothing by its name alone', async () => {
    const answer = await (await talk('telenet', 'fleet1')).say('bloque les appels sortants du 0470 00 00 11');
    expect(answer).toContain('Bloquer les appels sortants : activé');
    expect(answer).toContain('Les appels d’urgence (112) ne sont jamais bloqués');
    const already = await (await talk('telenet', 'fleet2')).say('ausgehende Anrufe der 0470 00 00 11 entsperren');
    expect(already).toContain('Es hat sich nichts geändert');
  });

  it('carries out nothing: the review and its confirmation stay', async () => {
    const talking = await talk('belarus', 'admin1');
    const answer = await talking.say('podklyuchi paket 1500 na 29 100 00 02');
    expect(answer).toContain('Пакет 1500');
    expect(answer).toContain('+375 29 100 00 02');
    expect(answer).toMatch(/проверьте данные/);
    const account = await app.accountId('belarus', 'admin1');
    expect(await app.store.read(({ orders }) => orders.where({ account }))).toEqual([]);
  });

  it('on another keyboard is understood', async () => {
    const answer = await (await talk('kcell', 'admin2')).say('pf,kjrbhjdfnm 87010000003, украли');
    expect(answer).toContain('Номера: +7 701 000 0003 · Действие: Заблокировать');
  });

  it('that names what is not possible is told why, before anything is asked', async () => {
    const answer = await (await talk('kcell', 'admin1')).say('разблокируй +7 701 000 0010');
    expect(answer).toContain('Номера: +7 701 000 0010');
    expect(answer).toContain('Заявлен как украденный: разблокирует только служба поддержки.');
  });

  it('that only asks to see something shows it at once', async () => {
    const answer = await (await talk('konnect', 'agent1')).say('transactions d’hier');
    expect(answer).toContain('Période : 17/11/2026');
    expect(answer).toContain('Rien ne correspond à ces critères.');
  });

  it('about something else is said so kindly', async () => {
    const answer = await (await talk('telenet', 'fleet3')).say('quel temps fait-il');
    expect(answer).toContain('Désolé, je ne peux pas vous aider pour cela ici.');
  });

  it('about what only another role is offered is said so', async () => {
    const answer = await (await talk('telenet', 'fleet3')).say('transactions d’hier');
    expect(answer).toContain('Désolé, je ne peux pas vous aider pour cela ici.');
  });

  it('with a PIN in it is neither read nor kept', async () => {
    const talking = await talk('telenet', 'fleet3');
    expect(await talking.say('bloquer le 0470 00 07 01 mon pin 4711')).toContain('Cela ressemble à un code PIN');
    expect(JSON.stringify(await conversation(talking.conversation))).not.toContain('4711');
  });

  it('of another procedure interrupts a question that it does not answer', async () => {
    const talking = await talk('telenet', 'fleet2');
    await talking.say('SIM aktivieren');
    expect(await talking.say('meine Aufträge anzeigen bitte')).toContain('Verstanden: Meine Aufträge');
    const { open, runs } = await stateOf(talking.conversation);
    expect(open.map((id) => runs[id]?.procedure)).toEqual(['activation']);
  });
});

describe('a sentence', () => {
  freshProgram();

  it('answers later questions as well, until something is corrected', async () => {
    const { say } = await textTalk(app, 'konnect', 'agent3');
    const answer = await say('renew subscription KNDEMXAAAA222222 same package');
    expect(answer).toContain('Activation number: KNDEMXAAAA222222');
    await say('USD');
    await say('Residential');
    expect(await say('home10')).toContain('Type of renewal: Same package');
  });

  it('names a number that is not there: this is said, and the number asked for', async () => {
    const { say } = await textTalk(app, 'telenet', 'fleet3');
    expect(await say('bloquer le 0470 99 99 99')).toContain(
      'Ce numéro est introuvable. Vérifiez-le ou choisissez dans la liste.',
    );
  });

  it('between two procedures is asked about, and what it names is kept for the one that is chosen', async () => {
    const talking = await textTalk(app, 'konnect', 'agent2');
    const answer = await talking.say(EITHER);
    expect(answer).toContain('Plusieurs opérations correspondent à votre message.');
    const { waits } = await stateOf(talking.conversation);
    expect(waits).toMatchObject({ for: 'meant', procedures: [expect.any(String), expect.any(String)] });
    expect(await talking.say('1')).toContain('Période : 17/11/2026');
  });

  it('near to something is offered that among its likeliest as a button, with what it names', async () => {
    const talking = await cardTalk(app, 'telenet', 'fleet3');
    expect(await talking.say(NEAR)).toContain('Laquelle voulez-vous ?');
    expect(await talking.press('Suspendre / réactiver une carte SIM')).toContain('+32 470 00 07 10');
  });
});
