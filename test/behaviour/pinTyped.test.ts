import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { besideField, cardWith, inText, keptOf, onCards, questions, screens, written } from '../support/registering.js';
import { sharedApps } from '../support/sharedApp.js';

const shared = sharedApps();
let app: TestApp;
let before: Awaited<ReturnType<typeof written>>;
beforeEach(async () => {
  app = await shared.open('konnect');
  before = await written(app);
});

describe('a PIN', () => {
  it('that is wrong costs a try and no answer', async () => {
    const talk = await onCards(app, screens.review);
    const wrong = { 'Votre code PIN': '9999' };
    expect(await talk.press('Enregistrer le client', wrong)).toContain('Code PIN incorrect. Il reste 4 essais.');
    for (const left of ['3 essais', '2 essais', '1 essai.']) {
      expect(await talk.press('Enregistrer le client', wrong)).toContain(`Il reste ${left}`);
    }
    expect(besideField(cardWith(talk, 'Enregistrer le client'), 'Votre code PIN')).not.toContain('9999');
    const { subscriptions, outbox, customers } = await written(app);
    expect({ subscriptions, outbox, customers }).toEqual({
      subscriptions: before.subscriptions,
      outbox: before.outbox,
      customers: before.customers,
    });
    expect(await talk.press('Enregistrer le client', { 'Votre code PIN': '2468' })).toContain('Client enregistré');
  });

  it('that is wrong in plain text is asked again, until it is locked', async () => {
    const talk = await inText(app, questions.pin);
    expect(await talk.say('9999')).toContain('Il reste 4 essais.\nSaisissez votre code PIN');
    for (const _ of [3, 2, 1]) await talk.say('9999');
    expect(await talk.say('9999')).toContain('Votre code PIN est bloqué. Réessayez dans 15 minutes.');
    expect(await talk.say('oui')).toContain('Saisissez votre code PIN');
    expect(await talk.say('2468')).toContain('bloqué');
    expect(await written(app)).toEqual(before);
  });

  it.each([
    ['over a card', screens.names],
    ['over the review', screens.review],
    ['at the menu', 0],
  ])('typed where none is asked is neither shown nor kept: %s', async (_what, done) => {
    const talk = await onCards(app, done);
    expect(await talk.say('24688642')).not.toContain('24688642');
    expect(await keptOf(app, talk)).not.toContain('24688642');
    expect(JSON.stringify(app.lines)).not.toContain('24688642');
  });

  it.each(['lastName', 'documentType', 'country', 'phone1', 'email', 'avenue', 'account', 'review'] as const)(
    'typed in plain text for another answer is neither shown nor kept: %s',
    async (question) => {
      const talk = await inText(app, questions[question]);
      expect(await talk.say('24688642')).not.toContain('24688642');
      expect(await keptOf(app, talk)).not.toContain('24688642');
    },
  );

  it('sent in a field that refuses it does not come back', async () => {
    const talk = await onCards(app, screens.names);
    await talk.press('Suivant', { Nom: '24688642', 'Prénom (facultatif)': 'Carole' });
    expect(JSON.stringify(cardWith(talk, 'Suivant').json)).not.toContain('24688642');
    expect(await keptOf(app, talk)).not.toContain('24688642');
  });
});
