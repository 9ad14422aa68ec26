import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import {
  cardWith,
  filledAt,
  inText,
  liveCards,
  onCards,
  questions,
  screens,
  textSteps,
  written,
} from '../support/registering.js';
import { type CardTalk, cardTalk, textTalk } from '../support/talk.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

const titles = { start: 'Enregistrer un client', confirm: 'Enregistrer le client' };
const value = (talk: CardTalk, button: string, label: string) =>
  cardWith(talk, button).inputs.find((input) => input.label === label)?.value;
const labels = (talk: CardTalk, button: string) => cardWith(talk, button).inputs.map(({ label }) => label);
const change = (talk: CardTalk, field: string) =>
  talk.send({ act: 'change', field, card: talk.valueOf(titles.confirm).card });

describe('cancel', () => {
  it('asks first on cards, and "no" goes on where it was', async () => {
    const talk = await onCards(app, screens.contact);
    const answer = await talk.press('Annuler');
    expect(answer).toContain('Abandonner ? 4 réponses seront perdues.');
    expect(await talk.press('Non, continuer')).toContain('étape 3 sur 5');
    expect(liveCards(talk)).toBe(1);
    await talk.press('Annuler');
    expect(await talk.press('Oui, abandonner')).toContain('Opération abandonnée. Rien n’a été enregistré.');
    expect(liveCards(talk)).toBe(0);
  });

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
    expect(await talk.press('Oui, abandonner')).toContain('Cette fiche n’est plus active.');
    expect(await talk.press('Suivant', filledAt(screens.contact))).toContain('étape 4 sur 5');
  });
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
      expect(value(talk, 'Suivant', label ?? '')).toBe(given);
      expect(liveCards(talk)).toBe(1);
    }
    for (const step of [3, 2, 1]) expect(await talk.press('Retour')).toContain(`étape ${step} sur 5`);
    expect(value(talk, 'Suivant', 'Nom')).toBe('Exemple');
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
    await change(talk, 'lastName');
    expect(await talk.press('Retour')).toContain('vérifiez vos réponses');
    const text = await inText(app, questions.review);
    await text.say('1');
    expect(await text.say('retour')).toContain('vérifiez vos réponses');
  });
});

describe('correction from the review', () => {
  const fields: readonly (readonly [string, string, string, string])[] = [
    ['lastName', 'Nom', 'Autre', 'Autre'],
    ['postName', 'Post-nom (facultatif)', 'Second', 'Second'],
    ['documentNumber', 'Numéro de la pièce d’identité', 'OP1111111', 'OP1111111'],
    ['phone1', 'Téléphone 1', '0820 000 123', '+243 820 000 123'],
    ['phone2', 'Téléphone 2 (facultatif)', '0820 000 124', '+243 820 000 124'],
    ['email', 'E-mail', 'autre@example.com', 'autre@example.com'],
    ['houseNumber', 'Numéro', '13', '13'],
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
      await change(talk, field);
      expect(labels(talk, 'Suivant')).toEqual([label]);
      const review = await talk.press('Suivant', { [label]: typed });
      expect(review).toContain('vérifiez vos réponses');
      expect(review.split('\n').some((line) => line.includes(shown))).toBe(true);
      expect(liveCards(talk)).toBe(1);
    }
  }, 30_000);

  it('of the category asks for the package again, and only that', async () => {
    const talk = await onCards(app, screens.review);
    await change(talk, 'category');
    await talk.press('Suivant', { Catégorie: 'Entreprise - Other SMEs' });
    expect(labels(talk, 'Suivant')).toEqual(['Forfait']);
    await talk.press('Retour');
    expect(labels(talk, 'Suivant')).toEqual(['Catégorie']);
    await talk.press('Suivant');
    const review = await talk.press('Suivant', { Forfait: 'KONNECT SME 20, 30 jours · 50,00 USD' });
    expect(review).toContain('50,00 USD');
  });

  it('of the country asks again only the phones that do not fit, with what was typed in them', async () => {
    const talk = await onCards(app, screens.review);
    await change(talk, 'country');
    const answer = await talk.press('Suivant', { Pays: 'Belgique' });
    expect(answer).toContain('n’appartient pas à ce pays : Belgique');
    expect(labels(talk, 'Suivant')).toEqual(['Téléphone 1']);
    expect(value(talk, 'Suivant', 'Téléphone 1')).toBe('+243810000123');
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
    await change(talk, 'email');
    await talk.press('Suivant', { 'E-mail': 'rien' });
    expect(await talk.press('Retour')).toContain('carole@example.com');
  });
});

describe('text over an open card', () => {
  it('answers the first field that is empty, and leaves one card', async () => {
    const talk = await onCards(app, screens.contact);
    await talk.say('0810 000 123');
    expect(labels(talk, 'Suivant')).toEqual(['Pays', 'Téléphone 2 (facultatif)', 'E-mail']);
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
    expect(await talk.say('bonjour')).toContain('Tous les champs de la fiche sont remplis');
    expect(value(talk, 'Suivant', 'Nom')).toBe('Exemple');
  });
});

describe('menu, help and another procedure in between', () => {
  it('the menu is a list of its own: its numbers are not answers', async () => {
    const talk = await inText(app, questions.houseNumber);
    expect(await talk.say('menu')).toContain('1. Reprendre : Enregistrer un client');
    expect(await talk.say('1')).toContain('Numéro');
    await talk.say('menu');
    expect(await talk.say('12 bis')).toContain('Avenue');
  });

  it('the menu can be answered where the PIN is asked, and a PIN still is one', async () => {
    const talk = await inText(app, questions.pin);
    await talk.say('menu');
    expect(await talk.say('1')).toContain('Saisissez votre code PIN');
    await talk.say('menu');
    expect(await talk.say('2468')).toContain('Client enregistré');
  });

  it('resume keeps what was typed into a card with a mistake in it', async () => {
    const talk = await onCards(app, screens.contact);
    await talk.press('Suivant', { 'Téléphone 1': 'abc', 'E-mail': 'carole@example.com' });
    await talk.say('menu');
    await talk.press('Reprendre\u00a0: Enregistrer un client');
    expect(value(talk, 'Suivant', 'Téléphone 1')).toBe('abc');
    expect(value(talk, 'Suivant', 'E-mail')).toBe('carole@example.com');
    expect(liveCards(talk)).toBe(1);
  });

  it('help says why each field is asked, and the question stays', async () => {
    const talk = await onCards(app, screens.identity);
    expect(await talk.press('Aide')).toContain('Type de pièce d’identité: il détermine la forme du numéro.');
    expect(await talk.press('Suivant', filledAt(screens.identity))).toContain('étape 3 sur 5');
    const text = await inText(app, questions.email);
    expect(await text.say('aide')).toMatch(/À tout moment[\s\S]*E-mail/);
  });

  it('three procedures may be open one over the other, and each returns to the one below', async () => {
    const talk = await onCards(app, screens.identity);
    for (const name of ['Deux', 'Trois']) {
      await talk.say('menu');
      await talk.press(titles.start);
      expect(await talk.press('Suivant', { Nom: name })).toContain('étape 2 sur 5');
      expect(liveCards(talk)).toBe(1);
    }
    await talk.say('menu');
    expect(await talk.press(titles.start)).toContain('Trois opérations sont déjà ouvertes.');
    for (const left of [2, 1]) {
      await talk.press('Annuler');
      const answer = await talk.press('Oui, abandonner');
      expect([left, answer.includes('On reprend : Enregistrer un client.')]).toEqual([left, true]);
      expect(liveCards(talk)).toBe(1);
    }
    await talk.press('Retour');
    expect(value(talk, 'Suivant', 'Nom')).toBe('Exemple');
  });

  it('what is not understood at the menu shows the menu', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    for (const said of ['xyzzy', '99', '0', ''])
      expect(await talk.say(said)).toMatch(/pas compris[\s\S]*1\. Enregistrer/);
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
  expect(talk.greeting).toContain('Hello Agent Goma');
  await talk.press('Register a customer');
  expect(await talk.press('Next', { 'Last name': '1234' })).toContain('A name has at least one letter.');
  const text = await textTalk(app, 'konnect', 'agent3');
  await text.say('register a customer');
  for (const [line] of textSteps.slice(1, 4)) await text.say(line);
  expect(await text.say('op 7654321')).toContain('2. Passport');
  expect((await written(app)).sales).toEqual([]);
});
