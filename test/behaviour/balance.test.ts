import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Language } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { cardTalk, textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

const speak = async (operator: string, login: string, language: Language) => {
  const id = await app.accountId(operator, login);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
  });
};
const balanceIn = (language: Language) => plainBlanks(app.words(language).say('common:header.balance'));

const asks = {
  fr: ['mon solde', 'solde', 'combien j’ai sur mon compte ?', 'quel est mon solde svp', 'il me reste combien'],
  en: ['what is my balance', 'my balance please', 'how much do I have left on my account?'],
  de: ['wie viel Guthaben habe ich', 'mein Kontostand', 'Wie viel ist noch auf meinem Konto?'],
  ru: ['мой баланс', 'сколько у меня денег', 'какой у меня остаток на счёте?'],
} as const;

describe('who asks how much there is', () => {
  it.each(Object.entries(asks))('is told the balance, in %s', async (spoken, texts) => {
    const language =
      app.words('fr').language === spoken ? 'fr' : (['en', 'de', 'ru'] as const).find((one) => one === spoken);
    if (language === undefined) throw new Error(`nobody speaks ${spoken}`);
    await speak('konnect', 'agent1', language);
    for (const text of texts) {
      const { say } = await textTalk(app, 'konnect', 'agent1');
      expect(await say(text)).toContain(balanceIn(language));
    }
  });

  it.each(['text', 'cards'] as const)('keeps the question that is open, in %s', async (shown) => {
    const login = shown === 'text' ? 'agent1' : 'agent3';
    await speak('konnect', login, 'fr');
    const talk = await (shown === 'text' ? textTalk : cardTalk)(app, 'konnect', login);
    await talk.say('Enregistrer un client');
    expect(await talk.say('mon solde')).toContain(balanceIn('fr'));
    await talk.say('Mbuyi');
    expect(await talk.say('où en suis-je')).toMatch(/^Nom :? ?Mbuyi$/m);
  });

  it('of lines is asked which line', async () => {
    await speak('kcell', 'admin1', 'ru');
    const { say } = await textTalk(app, 'kcell', 'admin1');
    expect(await say('мой баланс')).toContain(plainBlanks(app.words('ru').say('lineOverview:title')));
  });
});

describe('the letters of a weekday', () => {
  const period = () => plainBlanks(app.words('en').say('transactions:fields.period.label'));

  it.each(['transactions of mon client', 'sales sun and moon', 'my sat transactions list'])(
    'amid other words are no day: %s',
    async (text) => {
      await speak('konnect', 'agent1', 'en');
      const { say } = await textTalk(app, 'konnect', 'agent1');
      expect((await say(text)).split('\n')[0]).not.toContain(`${period()}:`);
    },
  );

  it.each(['transactions on mon', 'transactions mon-tue', 'transactions last mon', 'transactions Monday'])(
    'are one where they stand as a day: %s',
    async (text) => {
      await speak('konnect', 'agent1', 'en');
      const { say } = await textTalk(app, 'konnect', 'agent1');
      expect((await say(text)).split('\n')[0]).toContain(`${period()}: 16`);
    },
  );
});
