import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import {
  besideField,
  cardWith,
  filledAt,
  keptOf,
  liveCards,
  onCards,
  screens,
  written,
} from '../support/registering.js';
import { sharedApps } from '../support/sharedApp.js';
import type { CardTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
let before: Awaited<ReturnType<typeof written>>;
beforeEach(async () => {
  app = await shared.open('konnect');
  before = await written(app);
});

const stale = 'Cette fiche n’est plus valable.';

/** Carries the registration out from the review on: nothing that came before has cost an answer. */
async function finishes(talk: CardTalk): Promise<void> {
  expect(liveCards(talk)).toBe(1);
  expect(await talk.press('Enregistrer le client', { 'Votre code PIN': '2468' })).toContain('Client enregistré');
  expect((await written(app)).customers).toHaveLength(before.customers.length + 1);
}

describe('a card that is not the open one changes nothing and says so', () => {
  it('a card of a screen that was answered', async () => {
    const talk = await onCards(app, screens.names);
    const old = talk.valueOf('Suivant', { Nom: 'Ancien' });
    await talk.press('Suivant', filledAt(screens.names));
    expect(await talk.send(old)).toContain(stale);
    expect(await talk.press('Suivant', filledAt(screens.identity))).toContain('étape 3 sur 5');
  });

  it('a card of another run', async () => {
    const talk = await onCards(app, screens.names);
    const old = talk.valueOf('Suivant', { Nom: 'Ancien' });
    await talk.press('Annuler');
    await talk.press('Enregistrer un client');
    expect(await talk.send(old)).toContain(stale);
    expect(liveCards(talk)).toBe(1);
  });

  it('a card of another conversation, and one with an invented id', async () => {
    const [mine, other] = [await onCards(app, screens.review), await onCards(app, screens.review)];
    const confirm = { ...other.valueOf('Enregistrer le client'), pin: '2468' };
    expect(await mine.send(confirm)).toContain(stale);
    expect(await mine.send({ ...confirm, card: '11111111-1111-4111-8111-111111111111' })).toContain(stale);
    expect(await mine.send({ act: 'confirm', pin: '2468' })).toContain(stale);
    expect(await written(app)).toEqual(before);
    await finishes(mine);
  });

  it.each([
    ['an act that no button has', { act: 'explode' }],
    ['no act', { lastName: 'Exemple' }],
    ['an act that is no text', { act: { act: 'answer' } }],
    ['a run that is a property of all objects', { act: 'resume', run: 'constructor' }],
    ['a run that is not there', { act: 'resume', run: '__proto__' }],
    ['an answer to "really?" that nobody asked', { act: 'leave' }],
    ['nothing to copy', { act: 'copy' }],
  ])('%s', async (_what, value) => {
    const talk = await onCards(app, screens.review);
    expect(await talk.send(value)).toContain(stale);
    await finishes(talk);
  });

  it('a confirmed review that is sent again is told that it has its receipt, and the question that is open keeps its card', async () => {
    const talk = await onCards(app, screens.review);
    const confirm = talk.valueOf('Enregistrer le client', { 'Votre code PIN': '2468' });
    await talk.send(confirm);
    await talk.press('Enregistrer un client');
    expect(await talk.send(confirm)).toMatch(/déjà fait[\s\S]*Client enregistré/);
    expect(liveCards(talk)).toBe(1);
    expect(await talk.press('Suivant', filledAt(screens.names))).toContain('étape 2 sur 5');
  });
});

describe('a forged card is read field by field', () => {
  it.each([
    ['an object', { act: 'answer' }],
    ['a list', ['Exemple']],
    ['a number', 7],
    ['null', null],
  ])('%s in the place of a text is no text', async (_what, lastName) => {
    const talk = await onCards(app, screens.names);
    const { card } = talk.valueOf('Suivant');
    await talk.send({ act: 'answer', card, lastName, firstName: 'Carole' });
    expect(besideField(cardWith(talk, 'Suivant'), 'Nom')).toContain('Ce champ est obligatoire.');
    expect(talk.valueOf('Suivant').firstName).toBe('Carole');
  });

  it('fields of other screens and unknown ones are not read', async () => {
    const talk = await onCards(app, screens.offer);
    const sent = talk.valueOf('Suivant', filledAt(screens.offer));
    const review = await talk.send({ ...sent, lastName: 'Autre', category: 'largeCorporations', admin: true });
    expect(review).toContain('Exemple');
    expect(review).toContain('Residential');
    expect(await keptOf(app, talk)).not.toContain('admin');
    await finishes(talk);
  });

  it('an answer that is not asked cannot be changed', async () => {
    const talk = await onCards(app, screens.review);
    const { card } = talk.valueOf('Enregistrer le client');
    for (const field of ['nothing', '__proto__', 'constructor', '']) {
      expect(await talk.send({ act: 'change', field, card })).toContain(stale);
    }
    await finishes(talk);
  });

  it('a list that is not there cannot be searched', async () => {
    const talk = await onCards(app, screens.contact);
    const { card } = talk.valueOf('Suivant');
    for (const field of ['phone1', 'nothing', '__proto__']) {
      expect(await talk.send({ act: 'find', field, card, [`${field}.find`]: 'x' })).toContain(stale);
    }
    expect(await talk.press('Suivant', filledAt(screens.contact))).toContain('étape 4 sur 5');
  });

  it('a confirmation without a PIN shows the review again and asks for nothing else', async () => {
    const talk = await onCards(app, screens.review);
    const { pin: _, ...confirm } = talk.valueOf('Enregistrer le client');
    for (const pin of [undefined, 2468, ['2468'], '', 'abcd', '123']) {
      expect(await talk.send({ ...confirm, card: talk.valueOf('Enregistrer le client').card, pin })).toContain(
        'Un code PIN compte 4 à 8 chiffres.',
      );
    }
    await finishes(talk);
  });
});
