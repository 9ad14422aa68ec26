import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { missing } from '../guides/transcript.js';
import type { TestApp } from '../support/app.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';
import { registrationIn, type Spoken } from './registration.js';

/** Half past midnight of the 22nd in Kinshasa. */
const now = new Date('2026-11-21T23:30:00Z');

const spoken: Readonly<Record<Language, Spoken>> = {
  fr: {
    balances: '500,00 USD | 125 000,00 CDF',
    category: 'Residential',
    passport: 'Passeport',
    offer: 'KONNECT Home 10, 30 jours · 40,00 USD',
    home: 'Congo-Kinshasa',
    at: '22/11/2026 à 00:30',
    price: '40,00 USD',
    balance: '460,00 USD',
    commission: '2,00 USD',
    endsAt: '22/12/2026 à 00:30',
  },
  en: {
    balances: 'USD 500.00 | CDF 125,000.00',
    category: 'Residential',
    passport: 'Passport',
    offer: 'KONNECT Home 10, 30 days · USD 40.00',
    home: 'Congo - Kinshasa',
    at: '22 Nov 2026, 00:30',
    price: 'USD 40.00',
    balance: 'USD 460.00',
    commission: 'USD 2.00',
    endsAt: '22 Dec 2026, 00:30',
  },
  ru: {
    balances: '500,00 USD | 125 000,00 CDF',
    category: 'Частные клиенты',
    passport: 'Паспорт',
    offer: 'KONNECT Home 10, 30 дней · 40,00 USD',
    home: 'Конго - Киншаса',
    at: '22.11.2026 00:30',
    price: '40,00 USD',
    balance: '460,00 USD',
    commission: '2,00 USD',
    endsAt: '22.12.2026 00:30',
  },
  de: {
    balances: '500,00 USD | 125.000,00 CDF',
    category: 'Privatkunden',
    passport: 'Reisepass',
    offer: 'KONNECT Home 10, 30 Tage · 40,00 USD',
    home: 'Kongo-Kinshasa',
    at: '22.11.2026, 00:30',
    price: '40,00 USD',
    balance: '460,00 USD',
    commission: '2,00 USD',
    endsAt: '22.12.2026, 00:30',
  },
};

const shared = sharedApps({ clock: { now: () => now } });
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

/** The agent's account, as if they had chosen this language. */
async function speak(login: string, language: Language): Promise<void> {
  const id = await app.accountId('konnect', login);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
  });
}

describe.each(languages)('the registration in %s', (language) => {
  it('is carried out on cards, with amounts and dates as they are written there', async () => {
    const { operator, login, greeting, cards, receipt } = registrationIn(app.words(language), spoken[language]);
    await speak(login, language);
    const talk = await cardTalk(app, operator, login);
    expect(missing(talk.greeting, greeting)).toEqual([]);
    let read = '';
    for (const [button, filled, expected] of cards) {
      read = await talk.press(button, filled);
      expect(missing(read, expected)).toEqual([]);
    }
    expect(missing(read, receipt)).toEqual([]);
    talk.close();
  });

  it('is carried out in plain text', async () => {
    const { operator, login, greeting, text, receipt } = registrationIn(app.words(language), spoken[language]);
    await speak(login, language);
    const talk = await textTalk(app, operator, login);
    expect(missing(talk.greeting, greeting)).toEqual([]);
    let read = '';
    for (const [said, expected] of text) {
      read = await talk.say(said);
      expect(missing(read, expected)).toEqual([]);
    }
    expect(missing(read, receipt)).toEqual([]);
    talk.close();
  });
});
