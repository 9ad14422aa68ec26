import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Language } from '../../../src/domain/terms/language.js';
import { labelled, labelOf } from '../../../src/speech/words.js';
import type { TestApp } from '../../support/app.js';
import { inText, labelsOn, liveCards, onCards, questions, screens } from '../../support/registering.js';
import { plainBlanks } from '../../support/seen.js';
import { sharedApps } from '../../support/sharedApp.js';
import { textTalk } from '../../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

const row = (language: Language, field: string, value: string) => {
  const words = app.words(language);
  return plainBlanks(labelled(words, labelOf(words, 'registration', field), value));
};
/** What the review says of an answer, whatever its row's number is. */
const rows = (answer: string) => answer.split('\n').map((line) => line.replace(/^\d+\. /, ''));

describe('at the review of a change of lines', () => {
  it('a package that is named takes the place of the one there was', async () => {
    const belarus = await shared.open('belarus');
    const talk = await textTalk(belarus, 'belarus', 'admin1');
    expect(await talk.say('подключи пакет 1500 на 29 100 00 02')).toContain('Пакет 1500');
    const review = await talk.say('нет, пакет 3000');
    expect(review).toContain('Пакет 3000');
    expect(review).not.toContain('Пакет 1500');
    expect(await belarus.store.read(({ orders }) => orders.where({}))).toEqual([]);
  });
});

describe('at the review, the name of an answer', () => {
  it.each([
    ['changer le téléphone 1', 'Téléphone 1'],
    ['modifier l’email', 'E-mail'],
    ['je voudrais corriger le prénom', 'Prénom (facultatif)'],
    ['non, le numéro de série', 'Numéro de série du modem'],
    ['change the phone 1', 'Téléphone 1'],
    ['изменить город', 'Ville'],
    ['den Vornamen ändern', 'Prénom (facultatif)'],
  ])('opens it: %s', async (text, label) => {
    const talk = await onCards(app, screens.review);
    await talk.say(text);
    expect(labelsOn(talk, 'Suivant')).toEqual([label]);
    expect(liveCards(talk)).toBe(1);
  });

  it.each([
    ['le prénom est Paul', 'firstName', 'Paul'],
    ['prénom: Paul', 'firstName', 'Paul'],
    ['non, prénom Paul', 'firstName', 'Paul'],
    ['prénom Paul', 'firstName', 'Paul'],
    ['je voudrais changer le prénom en Jean-Paul', 'firstName', 'Jean-Paul'],
    ['téléphone 1 : 0812 345 611', 'phone1', '+243 812 345 611'],
    ['le forfait : Home 20', 'offer', 'KONNECT Home 20, 30 jours · 60,00 USD'],
    ['the first name is Paul', 'firstName', 'Paul'],
    ['change the town to Goma', 'town', 'Goma'],
    ['nein, Vorname Paul', 'firstName', 'Paul'],
    ['нет, имя Paul', 'firstName', 'Paul'],
    ['den Vornamen in Paul ändern', 'firstName', 'Paul'],
    ['изменить город на Гома', 'town', 'Гома'],
  ])('with a value corrects it: %s', async (text, field, value) => {
    const talk = await inText(app, questions.review);
    const review = rows(await talk.say(text));
    expect(review[0]).toContain('vérifiez vos réponses');
    expect(review).toContain(row('fr', field, value));
  });

  it('several of them at once', async () => {
    const talk = await inText(app, questions.review);
    const review = rows(await talk.say('prénom : Paul, ville : Goma\nemail = paul@example.com'));
    for (const [field, value] of [
      ['firstName', 'Paul'],
      ['town', 'Goma'],
      ['email', 'paul@example.com'],
    ] as const)
      expect(review).toContain(row('fr', field, value));
  });

  it('with what is no value asks it, with what was typed; back costs nothing', async () => {
    const talk = await onCards(app, screens.review);
    const asked = await talk.say('email : rien, prénom : Paul');
    expect(asked).toContain(plainBlanks(app.words('fr').say('problems:value.email')));
    expect(labelsOn(talk, 'Suivant')).toEqual(['E-mail']);
    const review = await talk.press('Retour');
    expect(review).toContain('carole@example.com');
    expect(review).toContain('Paul');
  });

  it.each([
    ['le prénom est Paul', ['firstName', 'Paul']],
    ['нет, имя Paul', ['firstName', 'Paul']],
    ['change the town to Goma', ['town', 'Goma']],
    ['prénom : Paul, ville : Goma', ['firstName', 'Paul'], ['town', 'Goma']],
    ['catégorie : Other SMEs', ['category', 'Entreprise - Other SMEs']],
  ])('is said to be corrected, and what follows stands below what was typed: %s', async (text, ...corrected) => {
    const talk = await onCards(app, screens.review);
    const before = talk.cards().length;
    const answer = await talk.say(text);
    const what = corrected.map(([field = '', value = '']) => row('fr', field, value)).join(' · ');
    expect(answer).toContain(plainBlanks(app.words('fr').say('common:correction.done', { what })));
    expect(talk.cards().length).toBe(before + 1);
    expect(liveCards(talk)).toBe(1);
  });

  it('shows on the cards before it what is true now', async () => {
    const talk = await onCards(app, screens.review);
    await talk.say('le prénom est Paul');
    const told = talk.cards().map(({ text }) => text);
    expect(told.filter((text) => text.includes('Carole'))).toEqual([]);
  });

  it('opens what was chosen from a list that goes by it', async () => {
    const talk = await inText(app, questions.review);
    expect(await talk.say('catégorie : Other SMEs')).toContain('KONNECT SME 20');
    expect(await talk.say('1')).toContain('vérifiez vos réponses');
  });

  it('confirms nothing, whatever stands beside it', async () => {
    const talk = await inText(app, questions.review);
    for (const text of ['oui, le prénom', 'ok prénom Paul', 'oui oui']) await talk.say(text);
    expect(await app.store.read(({ receipts }) => receipts.where({}))).toEqual([]);
  });
});
