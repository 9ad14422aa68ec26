import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../../support/app.js';
import { changeOf, inText, liveCards, onCards, questions, screens, valueOn } from '../../support/registering.js';
import { sharedApps } from '../../support/sharedApp.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

describe('back', () => {
  it('goes through all screens on cards, with the answers in them, one card at a time', async () => {
    const talk = await onCards(app, screens.review);
    for (const [label, given] of [
      ['Numéro de série du modem', 'KN55550001'],
      ['Catégorie', 'residential'],
      ['Ville', 'Kinshasa'],
    ]) {
      await talk.press('Retour');
      expect(valueOn(talk, 'Suivant', label ?? '')).toBe(given);
      expect(liveCards(talk)).toBe(1);
    }
    for (const step of [3, 2, 1]) expect(await talk.press('Retour')).toContain(`étape ${step} sur 5`);
    expect(valueOn(talk, 'Suivant', 'Nom')).toBe('Exemple');
    expect(await talk.say('retour')).toContain('C’est la première question');
    expect(await talk.press('Suivant')).toContain('vérifiez vos réponses');
  });

  it('leaves no card that says nothing', async () => {
    const talk = await onCards(app, screens.contact);
    await talk.press('Retour');
    for (const { inputs, text } of talk.cards())
      expect(inputs.length > 0 || text.trim().split('\n').length > 1).toBe(true);
  });

  it('goes back question by question in plain text, and "=" keeps what was said', async () => {
    const talk = await inText(app, questions.documentType);
    expect(await talk.say('retour')).toContain('Réponse actuelle : OP 7654321');
    expect(await talk.say('retour')).toContain('Prénom');
    expect(await talk.say('=')).toContain('Type de pièce d’identité');
    for (const _ of [1, 2, 3, 4]) await talk.say('retour');
    expect(await talk.say('retour')).toContain('C’est la première question');
    expect(await talk.say('=')).not.toContain('Réponse actuelle : Exemple');
  });

  it('returns from a correction to the review, with nothing changed', async () => {
    const talk = await onCards(app, screens.review);
    await changeOf(talk, 'lastName');
    expect(await talk.press('Retour')).toContain('vérifiez vos réponses');
    const text = await inText(app, questions.review);
    await text.say('1');
    expect(await text.say('retour')).toContain('vérifiez vos réponses');
  });
});
