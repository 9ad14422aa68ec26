import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../../support/app.js';
import {
  changeOf,
  inText,
  labelsOn,
  liveCards,
  onCards,
  questions,
  screens,
  valueOn,
} from '../../support/registering.js';
import { sharedApps } from '../../support/sharedApp.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

describe('correction from the review', () => {
  const fields: readonly (readonly [string, string, string, string])[] = [
    ['lastName', 'Nom', 'Autre', 'Autre'],
    ['postName', 'Post-nom (facultatif)', 'Second', 'Second'],
    ['documentNumber', 'Numéro de la pièce d’identité', 'OP1111111', 'OP1111111'],
    ['phone1', 'Téléphone 1', '0820 000 123', '+243 820 000 123'],
    ['phone2', 'Téléphone 2 (facultatif)', '0820 000 124', '+243 820 000 124'],
    ['email', 'E-mail', 'autre@example.com', 'autre@example.com'],
    ['houseNumber', 'Numéro d’adresse', '13', '13'],
    ['avenue', 'Avenue', 'Avenue Neuve', 'Avenue Neuve'],
    ['commune', 'Commune', 'Limete', 'Limete'],
    ['town', 'Ville', 'Goma', 'Goma'],
    ['account', 'Compte', 'USD', 'USD'],
    ['offer', 'Forfait', 'KONNECT Home 20, 30 jours · 60,00 USD', '60,00 USD'],
    ['modemSerial', 'Numéro de série du modem', 'KN99990001', 'KN99990001'],
  ];

  it('asks one field and nothing else, whichever it is', async () => {
    const talk = await onCards(app, screens.review);
    for (const [field, label, typed, shown] of fields) {
      await changeOf(talk, field);
      expect(labelsOn(talk, 'Suivant')).toEqual([label]);
      const review = await talk.press('Suivant', { [label]: typed });
      expect(review).toContain('vérifiez vos réponses');
      expect(review.split('\n').some((line) => line.includes(shown))).toBe(true);
      expect(liveCards(talk)).toBe(1);
    }
  }, 30_000);

  it('of the category asks for the package again, and only that', async () => {
    const talk = await onCards(app, screens.review);
    await changeOf(talk, 'category');
    await talk.press('Suivant', { Catégorie: 'Entreprise - Other SMEs' });
    expect(labelsOn(talk, 'Suivant')).toEqual(['Forfait']);
    await talk.press('Retour');
    expect(labelsOn(talk, 'Suivant')).toEqual(['Catégorie']);
    await talk.press('Suivant');
    const review = await talk.press('Suivant', { Forfait: 'KONNECT SME 20, 30 jours · 50,00 USD' });
    expect(review).toContain('50,00 USD');
  });

  it('of the country asks again only the phones that do not fit, with what was typed in them', async () => {
    const talk = await onCards(app, screens.review);
    await changeOf(talk, 'country');
    const answer = await talk.press('Suivant', { Pays: 'Belgique' });
    expect(answer).toContain('n’appartient pas à ce pays : Belgique');
    expect(labelsOn(talk, 'Suivant')).toEqual(['Téléphone 1']);
    expect(valueOn(talk, 'Suivant', 'Téléphone 1')).toBe('+243810000123');
    expect(await talk.press('Suivant', { 'Téléphone 1': '0489 74 00 00' })).toContain('+32 489 74 00 00');
  });

  it('of the document type asks the number again when it does not fit', async () => {
    const talk = await inText(app, questions.review);
    await talk.say('Type de pièce d’identité');
    const answer = await talk.say('Carte d’électeur');
    expect(answer).toContain('Exemple : 10000000001');
    expect(await talk.say('10000000077')).toContain('vérifiez vos réponses');
    await talk.say('5');
    expect(await talk.say('Permis')).toContain('vérifiez vos réponses');
  });

  it('that fails costs nothing: back gives the review as it was', async () => {
    const talk = await onCards(app, screens.review);
    await changeOf(talk, 'email');
    await talk.press('Suivant', { 'E-mail': 'rien' });
    expect(await talk.press('Retour')).toContain('carole@example.com');
  });
});
