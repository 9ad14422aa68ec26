import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.js';
import {
  besideField,
  cardWith,
  filledAt,
  inText,
  onCards,
  questions,
  screens,
  textSteps,
  written,
} from '../../support/registering.js';

let app: TestApp;
let before: Awaited<ReturnType<typeof written>>;
beforeAll(async () => {
  app = await startApp({ of: 'konnect' });
  before = await written(app);
});
afterAll(() => app.stop());

interface Bad {
  readonly what: string;
  /** The screen on cards with the field's label, and the question in plain text. */
  readonly screen: keyof typeof screens;
  readonly label: string;
  readonly question: keyof typeof questions;
  readonly typed: string;
  readonly problem: string;
}

const bad = (
  place: readonly [Bad['screen'], string, Bad['question']],
  problem: string,
  typed: Record<string, string>,
) =>
  Object.entries(typed).map(([what, text]): Bad => {
    const [screen, label, question] = place;
    return { what: `${question}: ${what}`, screen, label, question, typed: text, problem };
  });

const lastName = ['names', 'Nom', 'lastName'] as const;
const firstName = ['names', 'Prénom (facultatif)', 'firstName'] as const;
const document = ['identity', 'Numéro de la pièce d’identité', 'documentNumber'] as const;
const documentType = ['identity', 'Type de pièce d’identité', 'documentType'] as const;
const country = ['contact', 'Pays', 'country'] as const;
const phone1 = ['contact', 'Téléphone 1', 'phone1'] as const;
const phone2 = ['contact', 'Téléphone 2 (facultatif)', 'phone2'] as const;
const email = ['contact', 'E-mail', 'email'] as const;
const houseNumber = ['address', 'Numéro d’adresse', 'houseNumber'] as const;
const avenue = ['address', 'Avenue', 'avenue'] as const;
const commune = ['address', 'Commune', 'commune'] as const;
const town = ['address', 'Ville', 'town'] as const;
const account = ['subscription', 'Compte', 'account'] as const;
const category = ['subscription', 'Catégorie', 'category'] as const;
const offer = ['offer', 'Forfait', 'offer'] as const;
const modem = ['offer', 'Numéro de série du modem', 'modemSerial'] as const;

const long = 'x'.repeat(10_000);
const noChoice = 'Ce choix n’est pas proposé. Choisissez dans la liste.';
const table: readonly Bad[] = [
  ...bad(lastName, 'Un nom s’écrit surtout avec des lettres', {
    signs: '123 <b>@@',
    'a picture': '😀',
    'a document': 'OP 7654321',
    'only digits': '12345',
    'looks like a PIN': '2468',
    dash: '-',
  }),
  ...bad(lastName, '60 caractères au plus', { '61 characters': 'x'.repeat(61), '10,000 characters': long }),
  ...bad(lastName, 'Saisissez le texte d’un seul tenant', { 'a line break': 'Un\nDeux', 'a null': 'Un\u0000Deux' }),
  ...bad(firstName, '60 caractères au plus', { '61 characters': 'x'.repeat(61) }),
  ...bad(document, 'Saisissez de 4 à 24 lettres et chiffres', {
    'too short': 'a',
    accents: 'éàü-123',
    '25 characters': 'A'.repeat(25),
  }),
  ...bad(document, '40 caractères au plus', { '10,000 characters': long }),
  ...bad(documentType, noChoice, { 'not offered': 'Carte de bibliothèque', '10,000 characters': long }),
  ...bad(country, noChoice, { 'not offered': 'Atlantide' }),
  ...bad(phone1, 'Un numéro de téléphone compte de 5 à 25 caractères', { words: 'mon numéro', short: '12' }),
  ...bad(phone1, 'n’est pas valable pour ce pays : Congo-Kinshasa', {
    'too many zeros': '0000000000',
    'too few digits': '0810 00',
  }),
  ...bad(phone1, 'n’appartient pas à ce pays : Congo-Kinshasa', { 'of another country': '+32 489 74 43 65' }),
  ...bad(phone1, '25 caractères au plus', { '26 digits': '1'.repeat(26), '10,000 characters': long }),
  ...bad(phone2, 'n’appartient pas à ce pays : Congo-Kinshasa', { 'half of one of another country': '+33 6 12 34' }),
  ...bad(email, 'Cette adresse n’est pas valable. Exemple : nom@exemple.com', {
    'no @': 'carole.example.com',
    'no domain': 'carole@',
    blanks: 'ca role@example.com',
    'two @': 'a@b@example.com',
  }),
  ...bad(email, '254 caractères au plus', { '10,000 characters': long }),
  ...bad(houseNumber, 'Saisissez un numéro d’adresse', { absurd: '999999', sign: '#!?' }),
  ...bad(houseNumber, '12 caractères au plus', { '13 characters': '1 bis ter qua', '10,000 characters': long }),
  ...bad(avenue, 'Saisissez le nom du lieu', { digits: '1234' }),
  ...bad(town, 'Saisissez le nom du lieu', { 'a picture': '😀' }),
  ...bad(avenue, '80 caractères au plus', { '81 characters': 'x'.repeat(81) }),
  ...bad(commune, '80 caractères au plus', { '10,000 characters': long }),
  ...bad(town, '80 caractères au plus', { '81 characters': 'x'.repeat(81) }),
  ...bad(account, 'Les forfaits se paient depuis le compte USD : sélectionnez USD.', {
    closed: 'CDF',
    'closed too': 'FCN',
  }),
  ...bad(category, noChoice, { 'not offered': 'Planète Mars', 'a property of all objects': '__proto__' }),
  ...bad(offer, noChoice, { 'of another category': 'corporate100', unknown: 'constructor' }),
  ...bad(modem, 'Un numéro de série compte 8 à 20 lettres et chiffres', {
    short: 'KN1',
    long: 'K'.repeat(21),
    sign: 'KN_5555_0001',
  }),
  ...bad(modem, '40 caractères au plus', { '10,000 characters': long }),
];

describe('what cannot be an answer is said next to its field and costs no other answer', () => {
  it.each(table)('on cards: $what', async ({ screen, label, typed, problem }) => {
    const done = screens[screen];
    const talk = await onCards(app, done);
    const filled = filledAt(done);
    const answer = await talk.press('Suivant', { ...filled, [label]: typed });
    expect(answer).toContain(problem);
    const card = cardWith(talk, 'Suivant');
    expect(besideField(card, label)).toContain(problem);
    const others = Object.entries(filled).filter(([other]) => other !== label);
    const sent = talk.valueOf('Suivant', filled);
    const kept = Object.fromEntries(card.inputs.map(({ label: own, id, value }) => [own, [value, sent[id]]]));
    for (const [other] of others) expect(kept[other]?.[0]).toBe(kept[other]?.[1]);
    // The field alone is mended, the rest goes as it stands on the card.
    const good = new Map(Object.entries({ Pays: 'Congo-Kinshasa', ...filled })).get(label) ?? '';
    expect(await talk.press('Suivant', { [label]: good })).not.toContain('⚠');
    talk.close();
    expect(await written(app)).toEqual(before);
  });

  it.each(table)('in plain text: $what', async ({ question, typed, problem }) => {
    const said = questions[question];
    const talk = await inText(app, said);
    const [good, next] = textSteps[said] ?? [];
    expect(await talk.say(typed)).toContain(problem);
    const answer = await talk.say(good ?? '');
    for (const expected of [next].flat()) expect(answer).toContain(String(expected));
    talk.close();
    expect(await written(app)).toEqual(before);
  });
});
