import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Language } from '../../src/domain/terms/language.js';
import { labelled, labelOf } from '../../src/speech/words.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { cardTalk, type Talk, textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ of: 'konnect' });
});
afterAll(() => app.stop());

const LOGIN = 'agent1';
let language: Language = 'fr';
const speak = async (spoken: Language) => {
  language = spoken;
  const id = await app.accountId('konnect', LOGIN);
  await app.store.transaction(async ({ accounts, drafts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
    for (const draft of await drafts.where({})) await drafts.remove(draft.id);
  });
};
beforeEach(() => speak('fr'));

const words = () => app.words(language);
const label = (field: string) => plainBlanks(labelOf(words(), 'registration', field));
const row = (field: string, value: string) =>
  plainBlanks(labelled(words(), labelOf(words(), 'registration', field), value));
const rowOfCard = (field: string, value: string) => `${label(field)} ${value}`;
/** What is asked once of a text that may be meant for the menu. */
const asksOnce = (text: string) => plainBlanks(words().say('common:answerOr.title', { text }));

/** A registration at its first question, in the customer's last name. */
async function atName(on: 'text' | 'cards' = 'text'): Promise<Talk> {
  const talk = await (on === 'text' ? textTalk : cardTalk)(app, 'konnect', LOGIN);
  await talk.say(words().say('registration:title'));
  return talk;
}
/** What was answered so far. */
const answered = (talk: Talk) => talk.say(words().listOfAll('common:said.where')[0] ?? '');

const texts = {
  fr: { question: ['pourquoi', 'Pourquoi ?', 'c’est quoi le postnom ?', 'comment ?', 'où trouver le nom'] },
  en: { question: ['why', 'why?', 'what is the postnom?', 'what is this', 'how do I find the last name'] },
  de: { question: ['warum', 'Wozu das?', 'was ist der Postnom?', 'was soll ich eingeben'] },
  ru: { question: ['почему', 'зачем?', 'что такое постном?', 'что вводить'] },
} as const;
const spoken = ['fr', 'en', 'de', 'ru'] as const;

describe('over a question that any words answer', () => {
  it.each(spoken)('a question is answered and is no name, in %s', async (one) => {
    await speak(one);
    const talk = await atName();
    for (const text of texts[one].question) {
      const answer = await talk.say(text);
      expect([text, answer.split('\n').at(-1)]).toEqual([text, label('lastName')]);
    }
    expect(await answered(talk)).toContain(plainBlanks(words().say('common:where.nothing')));
  });

  it.each(spoken)('a title of the menu is asked about once, and may be the name, in %s', async (one) => {
    await speak(one);
    const title = words().say('commissions:title');
    const talk = await atName();
    expect(await talk.say(title)).toContain(asksOnce(title));
    await talk.say(title);
    expect(await answered(talk)).toContain(row('lastName', title));
  });

  it.each(['text', 'cards'] as const)('a title of the menu is opened, or kept as the answer, in %s', async (on) => {
    const talk = await atName(on);
    await talk.say('mes commissions');
    expect(await talk.say('1')).toContain(plainBlanks(words().say('commissions:title')));
    await speak('fr');
    const other = await atName(on);
    await other.say('mes commissions');
    await other.say('2');
    const shown = on === 'text' ? row : rowOfCard;
    expect(await answered(other)).toContain(shown('lastName', 'mes commissions'));
  });

  it('a title of the menu is kept as the answer by its button, once', async () => {
    const talk = await cardTalk(app, 'konnect', LOGIN);
    await talk.say('Enregistrer un client');
    await talk.say('mes commissions');
    await talk.press('Garder comme réponse');
    expect(await talk.press('Garder comme réponse')).toContain(plainBlanks(words().say('common:stale')));
    expect(await answered(talk)).toContain(rowOfCard('lastName', 'mes commissions'));
  });

  it('another answer needs no yes or no', async () => {
    const talk = await atName();
    await talk.say('mes commissions');
    await talk.say('Mbuyi');
    expect(await answered(talk)).toContain(row('lastName', 'Mbuyi'));
  });

  it.each([
    ['fr', 'non, je me suis trompé'],
    ['fr', 'je me suis trompée'],
    ['fr', 'non, retour'],
    ['en', 'no, I made a mistake'],
    ['en', 'please go back'],
    ['de', 'nein, ich habe mich vertan'],
    ['ru', 'нет, я ошибся'],
  ] as const)('a control is one, in %s: %s', async (one, text) => {
    await speak(one);
    const talk = await atName();
    await talk.say('Mbuyi');
    expect((await talk.say(text)).split('\n')).toContain(label('lastName'));
  });

  it.each([
    ['fr', 'le nom est Mbuyi'],
    ['fr', 'non, le nom : Mbuyi'],
    ['fr', 'nom = Mbuyi'],
    ['en', 'the last name is Mbuyi'],
    ['de', 'der Nachname ist Mbuyi'],
    ['ru', 'фамилия: Mbuyi'],
  ] as const)('a value behind its name is that value, in %s: %s', async (one, text) => {
    await speak(one);
    const talk = await atName();
    expect(await talk.say(text)).toContain(row('lastName', 'Mbuyi'));
    // One question on, it corrects.
    expect(await talk.say(text.replace('Mbuyi', 'Kalala'))).toContain(row('lastName', 'Kalala'));
    expect(await answered(talk)).toContain(row('lastName', 'Kalala'));
  });

  it('a value for another field goes there, and costs nothing that was typed', async () => {
    const talk = await cardTalk(app, 'konnect', LOGIN);
    await talk.say('Enregistrer un client');
    await talk.sayOver('prénom : Jean', { Nom: 'Mbuyi' });
    expect(await talk.press('Suivant', { Nom: 'Mbuyi' })).toContain('Pièce d’identité');
    const where = await answered(talk);
    expect(where).toContain(rowOfCard('lastName', 'Mbuyi'));
    expect(where).toContain(rowOfCard('firstName', 'Jean'));
  });
});

/** Names as people have them, Will and May among them. */
const given = [
  'Jean',
  'Will',
  'May',
  'Anne-Marie',
  'N’Golo',
  'Жан',
  'Ольга',
  'Jürgen',
  'Mark',
  'Rose',
  'Grace',
  'Dieu-Merci',
  'Trésor',
  'April',
  'Bea',
  'Ali',
  'Sam',
  'Mercy',
];
const family = [
  'Mbuyi',
  'Kabila',
  'Tshisekedi',
  'de la Cour',
  'van der Berg',
  'O’Neil',
  'Müller',
  'Schmidt',
  'Иванова',
  'Петров',
  'Lumumba',
  'Ngoy wa Ngoy',
  'Garcia',
  'Nom',
  'Kasongo',
  'Ilunga',
  'Mutombo',
  'Le Roux',
  'Bonjour',
  'Banza',
];
const places = [
  'Kinshasa',
  'Ville Haute',
  'Commune de Limete',
  'Mont Ngafula',
  'Avenue du Commerce',
  'Boulevard du 30 juin',
  'Rue de la Poste',
  'Lubumbashi',
  'Камалу',
  'Straße der Einheit',
  'La Gombe',
  'Avenue des Lignes',
  'Quartier Nouveau',
];

describe('names and places', () => {
  it('are taken at once as they are typed', async () => {
    const ordinary = fc.oneof(
      fc.tuple(fc.constantFrom(...given), fc.constantFrom(...family)).map((parts) => parts.join(' ')),
      fc.tuple(fc.constantFrom(...family), fc.constantFrom(...family)).map((parts) => parts.join('-')),
      fc.constantFrom(...given, ...family, ...places),
      fc
        .tuple(fc.constantFrom(...places), fc.integer({ min: 1, max: 99 }))
        .map(([place, number]) => `${place} ${number}`),
    );
    await fc.assert(
      fc.asyncProperty(ordinary, fc.constantFrom(...spoken), async (name, one) => {
        await speak(one);
        const talk = await atName();
        const next = (await talk.say(name)).split('\n');
        expect([name, next.includes(label('postName')), next.some((line) => line === asksOnce(name))]).toEqual([
          name,
          true,
          false,
        ]);
        expect(await answered(talk)).toContain(row('lastName', plainBlanks(name)));
        talk.close();
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});
