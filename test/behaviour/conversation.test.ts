import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { numberOf } from '../support/menuLine.js';
import {
  filledAt,
  inText,
  labelsOn,
  liveCards,
  onCards,
  questions,
  screens,
  textSteps,
  valueOn,
  written,
} from '../support/registering.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

describe('text over an open card', () => {
  it('answers the first field that is empty, and leaves one card', async () => {
    const talk = await onCards(app, screens.contact);
    await talk.say('0810 000 123');
    expect(labelsOn(talk, 'Suivant')).toEqual(['Pays', 'Téléphone 2 (facultatif)', 'E-mail']);
    expect(liveCards(talk)).toBe(1);
    expect(await talk.press('Suivant', { 'E-mail': 'carole@example.com' })).toContain('étape 4 sur 5');
  });

  it('mends the field that was wrong, and what was good on the card stays', async () => {
    const talk = await onCards(app, screens.contact);
    await talk.press('Suivant', { 'Téléphone 1': 'abc', 'E-mail': 'carole@example.com' });
    expect(await talk.say('12')).toContain('Téléphone 1 : ');
    expect(await talk.say('0810 000 123')).toContain('étape 4 sur 5');
  });

  it('changes nothing when every field has an answer', async () => {
    const talk = await onCards(app, screens.contact);
    await talk.press('Retour');
    await talk.press('Retour');
    expect(await talk.say('quelque chose')).toContain('Tous les champs sont remplis');
    expect(valueOn(talk, 'Suivant', 'Nom')).toBe('Exemple');
  });
});

describe('an empty text', () => {
  it('asks again, and skips nothing', async () => {
    const talk = await inText(app, questions.postName);
    for (const empty of ['', '   ', '\n']) expect(await talk.say(empty)).toContain('Post-nom');
    expect(await talk.say('-')).toContain('Prénom');
  });

  it('over a card leaves one card', async () => {
    const talk = await onCards(app, screens.contact);
    await talk.say('');
    expect(liveCards(talk)).toBe(1);
    expect(await talk.press('Suivant', filledAt(screens.contact))).toContain('étape 4 sur 5');
  });
});

const RESUME = 'Reprendre : Enregistrer un client';

describe('menu, help and another procedure in between', () => {
  it('the menu is a list of its own: its numbers are not answers', async () => {
    const talk = await inText(app, questions.houseNumber);
    const number = numberOf(await talk.say('menu'), RESUME);
    expect(await talk.say(number)).toContain('Numéro');
    await talk.say('menu');
    const again = await talk.say('12 bis');
    expect(again).toContain('pas compris');
    expect(numberOf(again, RESUME)).toBe(number);
    await talk.say(number);
    expect(await talk.say('12 bis')).toContain('Avenue');
  });

  it('the menu can be answered where the PIN is asked, which is one again when it is gone on with', async () => {
    const talk = await inText(app, questions.pin);
    const number = numberOf(await talk.say('menu'), RESUME);
    expect(await talk.say(number)).toContain('Saisissez votre code PIN');
    await talk.say('menu');
    await talk.say(number);
    expect(await talk.say('2468')).toContain('Client enregistré');
  });

  it('resume keeps what was typed into a card with a mistake in it', async () => {
    const talk = await onCards(app, screens.contact);
    await talk.press('Suivant', { 'Téléphone 1': 'abc', 'E-mail': 'carole@example.com' });
    await talk.say('menu');
    await talk.press('Reprendre\u00a0: Enregistrer un client');
    expect(valueOn(talk, 'Suivant', 'Téléphone 1')).toBe('abc');
    expect(valueOn(talk, 'Suivant', 'E-mail')).toBe('carole@example.com');
    expect(liveCards(talk)).toBe(1);
  });

  it('help says why each field is asked, and the question stays', async () => {
    const talk = await onCards(app, screens.identity);
    expect(await talk.press('Aide')).toMatch(/Type de pièce d’identité .*il détermine le format du numéro\./);
    expect(await talk.press('Suivant', filledAt(screens.identity))).toContain('étape 3 sur 5');
  });

  it('help comes before the question in plain text', async () => {
    const text = await inText(app, questions.email);
    expect(await text.say('aide')).toMatch(/À tout moment[\s\S]*E-mail/);
  });

  it('three procedures may be open one over the other, and each returns to the one below', async () => {
    const talk = await onCards(app, screens.identity);
    for (const name of ['Deux', 'Trois']) {
      await talk.say('menu');
      await talk.press('Enregistrer un client');
      expect(await talk.press('Suivant', { Nom: name })).toContain('étape 2 sur 5');
      expect(liveCards(talk)).toBe(1);
    }
    await talk.say('menu');
    expect(await talk.press('Enregistrer un client')).toContain('Trois opérations sont déjà ouvertes.');
    for (const left of [2, 1]) {
      await talk.press('Annuler');
      const answer = await talk.press('Oui, abandonner');
      expect([left, answer.includes('Opération en cours : Enregistrer un client')]).toEqual([left, true]);
      expect(await talk.press('Oui, reprendre')).toContain('étape 2 sur 5');
      expect(liveCards(talk)).toBe(1);
    }
    await talk.press('Retour');
    expect(valueOn(talk, 'Suivant', 'Nom')).toBe('Exemple');
  });

  it('what is not understood at the menu shows the menu', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    for (const said of ['xyzzy', '99', '0']) expect(await talk.say(said)).toMatch(/pas compris[\s\S]*1\. Enregistrer/);
    expect(await talk.say('')).toMatch(/message était vide[\s\S]*1\. Enregistrer/);
  });
});

describe('lists in plain text', () => {
  it('are turned page by page and begin again after the last', async () => {
    const talk = await inText(app, questions.country);
    for (const first of ['1. Congo-Brazzaville', '1. Mali', '1. Tanzanie', '1. Congo-Kinshasa']) {
      expect(await talk.say('suite')).toMatch(new RegExp(first));
    }
    await talk.say('suite');
    expect(await talk.say('1')).toContain('Téléphone 1');
  });

  it('narrow to what fits, and a number means a line of the list that is shown', async () => {
    const talk = await inText(app, questions.country);
    const narrowed = await talk.say('congo');
    expect(narrowed).toContain('Plusieurs choix correspondent à « congo ».');
    expect(narrowed).toContain('2. Congo-Brazzaville');
    expect(narrowed).not.toContain('3.');
    await talk.say('2');
    expect(await talk.say('+242 06 612 3456')).toContain('Téléphone 2');
  });

  it('take no number that is not on them', async () => {
    const talk = await inText(app, questions.offer);
    expect(await talk.say('9')).toContain('Ce choix n’est pas proposé.');
    expect(await talk.say('20')).toContain('Numéro de série');
  });
});

it('speaks English to an account that does', async () => {
  const talk = await cardTalk(app, 'konnect', 'agent3');
  expect(talk.greeting).toContain('Hello, Agent Goma');
  await talk.press('Register a customer');
  expect(await talk.press('Next', { 'Last name': '1234' })).toContain('A name is mostly letters.');
  const text = await textTalk(app, 'konnect', 'agent3');
  await text.say('register a customer');
  for (const [line] of textSteps.slice(1, 4)) await text.say(line);
  expect(await text.say('op 7654321')).toContain('2. Passport');
  expect((await written(app)).sales).toEqual([]);
});
