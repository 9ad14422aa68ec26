import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Language } from '../../src/domain/terms/language.js';
import { labelled, labelOf } from '../../src/speech/words.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ of: 'konnect', clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

const speak = async (language: Language) => {
  const id = await app.accountId('konnect', 'agent1');
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
  });
};

/** What a fresh conversation says that it has understood. */
async function understood(language: Language, text: string): Promise<string> {
  await speak(language);
  const talk = await textTalk(app, 'konnect', 'agent1');
  const answer = await talk.say(text);
  talk.close();
  return answer.split('\n')[0] ?? '';
}

const named = (language: Language, procedure: string, field: string, value: string): string => {
  const words = app.words(language);
  return plainBlanks(labelled(words, labelOf(words, procedure, field), value));
};

/** How people call fields of a registration, and values that need no other answer. */
const says = {
  fr: {
    begins: ['enregistre un client', 'Nouveau client', 'ajouter un client'],
    lastName: ['nom', 'Nom', 'nom de famille', 'le nom'],
    firstName: ['prénom', 'prenom', 'Prénom'],
    phone1: ['téléphone', 'tél', 'Téléphone 1'],
    email: ['email', 'e-mail', 'mail', 'adresse mail'],
    avenue: ['avenue', 'rue'],
    town: ['ville', 'Ville'],
    is: 'est',
  },
  en: {
    begins: ['register a customer', 'New customer'],
    lastName: ['last name', 'surname', 'name'],
    firstName: ['first name', 'the first name', 'given name'],
    phone1: ['phone', 'phone number', 'Phone 1'],
    email: ['email', 'e-mail', 'mail'],
    avenue: ['street', 'avenue'],
    town: ['town', 'city'],
    is: 'is',
  },
  de: {
    begins: ['Kunden registrieren', 'neuer Kunde'],
    lastName: ['Nachname', 'Name', 'Familienname'],
    firstName: ['Vorname', 'der Vorname'],
    phone1: ['Telefon', 'Telefonnummer', 'Handy'],
    email: ['E-Mail', 'Mail', 'E-Mail-Adresse'],
    avenue: ['Straße', 'Strasse'],
    town: ['Stadt', 'Ort'],
    is: 'ist',
  },
  ru: {
    begins: ['зарегистрируй клиента', 'новый клиент'],
    lastName: ['фамилия', 'Фамилия'],
    firstName: ['имя', 'Имя'],
    phone1: ['телефон', 'номер телефона', 'тел'],
    email: ['почта', 'email', 'Электронная почта'],
    avenue: ['улица', 'ул'],
    town: ['город', 'Город'],
    is: 'это',
  },
} as const;
const fields = ['lastName', 'firstName', 'phone1', 'email', 'avenue', 'town'] as const;
const values = {
  lastName: ['Mbuyi', 'Kabila Tshala', 'N’Sele', 'Ілунга'],
  firstName: ['Jean', 'Jean-Paul', 'Anne Marie', 'Жан'],
  phone1: ['0812345678', '+243 812 345 678'],
  email: ['jean@exemple.cd', 'anne.m@example.com'],
  avenue: ['Kasa-Vubu', 'Lumumba 12, bis', 'de la Paix'],
  town: ['Kinshasa', 'Mbuji-Mayi', 'Goma'],
} as const;

/** A registration in one sentence: some of the fields in any order, each behind one of its names. */
const sentence = fc
  .record({
    language: fc.constantFrom('fr', 'en', 'de', 'ru'),
    named: fc.shuffledSubarray([...fields], { minLength: 2 }),
    between: fc.constantFrom(': ', ' : ', ' = ', ' ', ' is ', ':'),
    after: fc.constantFrom(', ', '; ', '\n', ' '),
    pick: fc.array(fc.nat(100), { minLength: 13, maxLength: 13 }),
  })
  .map(({ language, named: names, between, after, pick }) => {
    const said = says[language];
    const one = <T>(some: readonly T[], at: number): T => some[(pick[at] ?? 0) % some.length] ?? fail();
    const given = names.map((field, index) => ({ field, value: one<string>(values[field], index) }));
    const parts = given.map(
      ({ field, value }, index) =>
        `${one<string>(said[field], index + 6)}${between === ' is ' ? ` ${said.is} ` : between}${value}`,
    );
    const begins = one<string>(said.begins, 12);
    return { language, given, text: `${begins}${after === '\n' ? '\n' : ' : '}${parts.join(after)}` };
  });
const fail = (): never => {
  throw new Error('an empty list');
};
const shown = (field: string, value: string): string =>
  field === 'phone1' && value.startsWith('0') ? value : plainBlanks(value);

describe('values behind the names of their fields', () => {
  it('fill these fields, in every language, order and way to write them down', async () => {
    await fc.assert(
      fc.asyncProperty(sentence, async ({ language, given, text }) => {
        const answer = await understood(language, text);
        for (const { field, value } of given)
          expect(answer).toContain(named(language, 'registration', field, shown(field, value)));
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('fill a whole registration that is pasted as a list', async () => {
    const answer = await understood(
      'fr',
      'Nouveau client\nNom : Mbuyi\nPost-nom : Kalala\nPrénom = Jean-Paul\nPièce : OP1234567\nType de pièce : passeport\n' +
        'Pays : RDC\nTéléphone 1 : 0812345678\nTéléphone 2 : 0823456789\nE-mail : jean@exemple.cd\n' +
        'Numéro d’adresse : 12 bis\nAvenue : de la Commune\nCommune : Gombe\nVille : Kinshasa\nCompte : USD\n' +
        'Forfait : KONNECT Home 10\nModem : KN12345678',
    );
    for (const [field, value] of [
      ...([
        ['postName', 'Kalala'],
        ['firstName', 'Jean-Paul'],
        ['documentNumber', 'OP1234567'],
      ] as const),
      ...([
        ['documentType', 'Passeport'],
        ['country', 'Congo-Kinshasa'],
        ['phone2', '+243 823 456 789'],
      ] as const),
      ...([
        ['houseNumber', '12 bis'],
        ['avenue', 'de la Commune'],
        ['commune', 'Gombe'],
      ] as const),
      ...([
        ['category', 'Residential'],
        ['offer', 'KONNECT Home 10'],
        ['modemSerial', 'KN12345678'],
      ] as const),
    ])
      expect(answer).toContain(named('fr', 'registration', field, value));
  });

  it.each([
    ['fr', 'réabonner KNDEMXAAAA222222 forfait home 20', 'KONNECT Home 20'],
    ['fr', 'réabonner le client KNDEMXAAAA222222 avec le forfait home10', 'KONNECT Home 10'],
    ['en', 'renew subscription KNDEMXAAAA222222 package SME 40', 'KONNECT SME 40'],
    ['de', 'Abo verlängern KNDEMXAAAA222222, Paket: KONNECT Home 20', 'KONNECT Home 20'],
    ['ru', 'продлить подписку KNDEMXAAAA222222, пакет Home 20', 'KONNECT Home 20'],
  ] as const)('name a package with its category, %s: %s', async (language, text, offer) => {
    const answer = await understood(language, text);
    expect(answer).toContain(named(language, 'resubscription', 'offer', offer));
  });

  it.each([
    ['fr', 'enregistre un client : nom Li, prénom Bo', 'Li', 'Bo'],
    ['fr', 'Nouveau client nom li prénom xi', 'li', 'xi'],
    ['en', 'register a customer: last name Ng, first name Wu', 'Ng', 'Wu'],
    ['de', 'neuer Kunde, Nachname Li, Vorname Bo', 'Li', 'Bo'],
    ['ru', 'новый клиент: фамилия Ли, имя Ян', 'Ли', 'Ян'],
    ['ru', 'зарегистрируй клиента фамилия: Цо; имя: Ян', 'Цо', 'Ян'],
  ] as const)('may be of two letters, %s: %s', async (language, text, lastName, firstName) => {
    const answer = await understood(language, text);
    expect(answer).toContain(named(language, 'registration', 'lastName', lastName));
    expect(answer).toContain(named(language, 'registration', 'firstName', firstName));
  });

  it.each([
    ['fr', 'enregistre un client nom Li', 'Li'],
    ['en', 'register a customer, surname Ng', 'Ng'],
    ['ru', 'новый клиент, фамилия Ли', 'Ли'],
    ['de', 'neuer Kunde Nachname Bo', 'Bo'],
  ] as const)('alone in a sentence may be of two letters, too, %s: %s', async (language, text, lastName) => {
    expect(await understood(language, text)).toContain(named(language, 'registration', 'lastName', lastName));
  });

  it.each([
    ['fr', 'enregistre un client sans nom de la société'],
    ['fr', 'nouveau client, le nom est à moi'],
    ['en', 'register a customer, the name is in the file'],
    ['ru', 'новый клиент, имя не на русском'],
  ] as const)('are no small words that stand there by themselves, %s: %s', async (language, text) => {
    const answer = await understood(language, text);
    for (const small of ['de', 'à', 'in', 'не', 'la'])
      for (const field of ['lastName', 'firstName'])
        expect(answer.split(' · ')).not.toContain(named(language, 'registration', field, small));
  });

  it('that none can be are said and asked; others are no values', async () => {
    await speak('fr');
    const { say } = await textTalk(app, 'konnect', 'agent1');
    const answer = await say('enregistre un client : nom : Mbuyi, email : rien du tout');
    expect(answer).toContain(plainBlanks(app.words('fr').say('problems:value.email')));
    const without = await understood('fr', 'ajouter un client sans prénom');
    expect(without).not.toContain(named('fr', 'registration', 'firstName', ''));
  });
});
