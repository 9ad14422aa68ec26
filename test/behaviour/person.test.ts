import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { filesIn, found } from '../support/canary.js';
import { inText, questions } from '../support/registering.js';
import { plainBlanks } from '../support/seen.js';
import { cardTalk, textTalk } from '../support/talk.js';
import { withoutIds } from '../support/withoutIds.js';

// The whole program is started for each.
jest.setTimeout(60_000);

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'konnect' });
});
afterEach(async () => {
  await app.stop();
  expect(app.lines.filter((line) => line.includes('words.missing'))).toEqual([]);
});

const requests = () => app.store.read((tables) => tables.requests.where({}));

describe('a person, asked for with nothing open', () => {
  it('has a phone number, hours, and a request that is answered in the conversation', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    const asked = await talk.say('parler à quelqu’un');
    expect(asked).toContain('+243 800 000 000');
    expect(asked).toContain('Sujet');
    expect(await talk.say('autre chose')).toContain('Votre message');
    expect(await talk.say('Le modem du magasin ne démarre plus.')).toContain('Comment vous joindre');
    const review = await talk.say('-');
    expect(review).toContain('Le modem du magasin ne démarre plus.');
    expect(review).not.toContain('Vos réponses jusqu’ici');
    expect(await talk.say('oui')).toContain('Message envoyé');
    const [request] = await requests();
    expect(request).toMatchObject({ subject: 'other', state: 'open', operator: 'konnect', answers: [] });
    expect(request?.context).toBeUndefined();
    expect(await talk.say('Mes demandes')).toContain('en attente de réponse');
  });

  it('is asked on when asked for once more', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Contacter un conseiller');
    await talk.say('conseiller');
    const state = (await app.store.conversations.load(talk.conversation))?.state;
    expect(JSON.stringify(state).match(/"procedure":"person"/g)).toHaveLength(1);
  });
});

describe('a person, asked for in the middle of a procedure', () => {
  it('gets the answers so far, which the review shows; the procedure goes on afterwards', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('Enregistrer un client');
    await talk.say('Exemple');
    const asked = await talk.say('un conseiller');
    expect(asked).toContain('+243 800 000 000');
    expect(asked).not.toContain('Sujet');
    await talk.say('Le client n’a pas de post-nom.');
    const review = await talk.say('+243 810 000 001');
    expect(review).toContain('Nom : Exemple');
    expect(review).toContain('Transmettre ces réponses : oui');
    const done = await talk.say('oui');
    expect(done).toContain('Message envoyé');
    expect(done).toContain('Enregistrer un client');
    const [request] = await requests();
    expect(request).toMatchObject({ subject: 'registration', reach: '+243 810 000 001' });
    expect(plainBlanks(request?.context ?? '')).toBe('Nom : Exemple');
  });

  it('gets none of them where they are left out, on cards', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Enregistrer un client');
    await talk.press('Suivant', { Nom: 'Exemple' });
    await talk.say('conseiller');
    const review = await talk.press('Suivant', { 'Votre message': 'Quelle pièce faut-il ?' });
    expect(review).toContain('Nom : Exemple');
    const change = talk.cards().flatMap(({ actions }) => actions);
    const handOver = change.findLast(({ data }) => data?.act === 'change' && data.field === 'handOver');
    await talk.send({ ...handOver?.data });
    await talk.press('Suivant', { 'Transmettre ces réponses': 'false' });
    expect(await talk.press('Envoyer le message')).toContain('Message envoyé');
    const [request] = await requests();
    expect(request).toMatchObject({ subject: 'registration' });
    expect(request?.context).toBeUndefined();
  });
});

describe('the form of a request', () => {
  it('has no number of steps, and counts no answer that nobody gave', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Enregistrer un client');
    await talk.press('Suivant', { Nom: 'Exemple' });
    const form = await talk.say('conseiller');
    expect(form).toContain('Votre message');
    expect(form).not.toContain('étape 1');
    // Nothing was answered in it: it is given up without a question.
    const left = await talk.press('Annuler');
    expect(left).toContain('Opération en cours : Enregistrer un client (1 réponse).');
    await talk.press('Oui, reprendre');
    await talk.say('conseiller');
    await talk.press('Suivant', { 'Votre message': 'Quelle pièce faut-il ?' });
    expect(await talk.press('Annuler')).toContain('Abandonner ? 1 réponse sera perdue.');
  });

  it('says no step where the answers that go along are corrected', async () => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Enregistrer un client');
    await talk.press('Suivant', { Nom: 'Exemple' });
    await talk.say('conseiller');
    await talk.press('Suivant', { 'Votre message': 'Quelle pièce faut-il ?' });
    const buttons = talk.cards().flatMap(({ actions }) => actions);
    const handOver = buttons.findLast(({ data }) => data?.act === 'change' && data.field === 'handOver');
    const asked = await talk.send({ ...handOver?.data });
    expect(asked).toContain('Contacter un conseiller');
    expect(asked).not.toContain('étape');
  });
});

describe('what goes with a request', () => {
  it('is never a PIN typed for the message, and that message is not kept', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('Réabonner un client');
    await talk.say('conseiller');
    expect(await talk.say('73519284')).toContain('ressemble à un code PIN');
    await talk.say('J’ai perdu mon code.');
    await talk.say('-');
    await talk.say('oui');
    await app.halt();
    expect(found(['73519284'], await filesIn(app.dataDir))).toEqual([]);
  });

  it('is no PIN either where a person is asked for in its place', async () => {
    const talk = await inText(app, questions.pin);
    expect(await talk.say('conseiller')).toContain('+243 800 000 000');
    await talk.say('Où trouver mon code ?');
    await talk.say('-');
    expect(await talk.say('oui')).toContain('Message envoyé');
    const [request] = await requests();
    expect(request?.context).toContain('OP');
    await talk.say('oui');
    await talk.say('oui');
    expect(await talk.say('2468')).toContain('Client enregistré');
    expect(withoutIds(JSON.stringify(await requests()))).not.toContain('2468');
  });
});
