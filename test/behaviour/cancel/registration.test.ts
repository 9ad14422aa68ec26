import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../../support/app.js';
import { filledAt, inText, onCards, questions, screens } from '../../support/registering.js';
import { sharedApps } from '../../support/sharedApp.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

describe('cancel', () => {
  it('asks first in plain text; an answer in place of yes or no goes on', async () => {
    const talk = await inText(app, questions.postName);
    expect(await talk.say('annuler')).toContain('Abandonner ? 1 réponse sera perdue.');
    expect(await talk.say('non')).toContain('Post-nom');
    await talk.say('annuler');
    expect(await talk.say('Deux')).toContain('Prénom');
    await talk.say('annuler');
    expect(await talk.say('oui')).toContain('Opération abandonnée.');
  });

  it('goes without a question where nothing was answered, and says so where nothing is open', async () => {
    const talk = await inText(app, questions.lastName);
    expect(await talk.say('annuler')).toContain('Opération abandonnée.');
    expect(await talk.say('annuler')).toContain('Il n’y a rien à annuler.');
  });

  it('works where the PIN is asked, too', async () => {
    const talk = await inText(app, questions.pin);
    await talk.say('annuler');
    expect(await talk.say('non')).toContain('Saisissez votre code PIN');
    await talk.say('annuler');
    expect(await talk.say('oui')).toContain('Opération abandonnée.');
  });

  it('is not heard when the question is answered on its card instead', async () => {
    const talk = await onCards(app, screens.identity);
    await talk.press('Annuler');
    expect(await talk.press('Suivant', filledAt(screens.identity))).toContain('étape 3 sur 5');
    expect(await talk.press('Oui, abandonner')).toContain('Cette fiche n’est plus valable.');
    expect(await talk.press('Suivant', filledAt(screens.contact))).toContain('étape 4 sur 5');
  });

  it('is still heard on its button after something was typed that is no answer', async () => {
    const talk = await onCards(app, screens.identity);
    await talk.press('Annuler');
    await talk.say('aide');
    expect(await talk.press('Oui, abandonner')).toContain('Opération abandonnée');
  });
});
