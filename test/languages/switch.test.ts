import { beforeEach, describe, expect, it } from '@jest/globals';
import { changeLanguage } from '../../src/domain/accounts/changeLanguage.js';
import type { Language } from '../../src/domain/terms/language.js';
import type { TestApp } from '../support/app.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk, textTalk } from '../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

const accountOf = async () => {
  const id = await app.accountId('konnect', 'agent1');
  return app.store.read(async ({ accounts, audit }) => ({
    language: (await accounts.get(id))?.language,
    audit: (await audit.where({ account: id })).map(({ command, outcome }) => `${command} ${outcome}`),
  }));
};

describe('the language, in plain text', () => {
  it('changes in the middle of a procedure: the answers stay and the question comes again', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('1');
    await talk.say('Exemple');
    const english = await talk.say('english');
    expect(english).toContain('Continuing in English.');
    expect(english).toContain('Postnom');
    expect(await talk.say('-')).toContain('First name');
    expect(await talk.say('На русском')).toContain('Продолжаем на русском языке.\nИмя\n');
    expect(await talk.say('назад')).toContain('Постном\n');
    expect(await talk.say('auf Deutsch')).toContain('Wir machen auf Deutsch weiter.\nPostnom\n');
    expect(await talk.say('=')).toContain('Vorname');
    expect(await talk.say('back')).toContain('Postnom');
    expect(await talk.say('retour')).toContain('Exemple');
    expect(await accountOf()).toEqual({
      language: 'de',
      audit: Array.from({ length: 3 }, () => 'account.changeLanguage done'),
    });
    talk.close();
  });

  it.each([
    ['langue', 'Choisissez une langue\nEnglish\nРусский\nDeutsch'],
    ['language', 'Choisissez une langue'],
    ['Язык', 'Choisissez une langue'],
    ['Sprache', 'Choisissez une langue'],
    ['18', 'Choisissez une langue'],
  ])('is offered after "%s"', async (said, expected) => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    expect(talk.greeting).toContain('18. Langue (language)');
    expect(await talk.say(said)).toContain(expected);
    expect(await talk.say('Русский')).toMatch(
      /Продолжаем на русском языке\.\nМеню\n(.*\n)*1\. Зарегистрировать клиента/,
    );
    talk.close();
  });

  it('changes while the PIN is asked for, without costing a try', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    const answers = ['1', 'Exemple', '-', '-', 'OP7654321', '2', '1', '0810 000 123', '-', 'a@example.com', '12'];
    for (const said of [...answers, 'Modèle', 'Gombe', 'Kinshasa', 'USD', '6', '2', 'kn-5555-0001', 'oui']) {
      await talk.say(said);
    }
    expect(await talk.say('deutsch')).toContain('Geben Sie zur Bestätigung Ihre PIN ein.');
    expect(await talk.say('2468')).toContain('Kunde registriert');
    expect((await accountOf()).audit).toEqual(['account.changeLanguage done', 'customer.register done']);
    talk.close();
  });

  it('lets somebody be called like a language: the name of the one that is spoken is an answer', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    await talk.say('1');
    expect(await talk.say('Deutsch')).toContain('Nachname');
    expect(await talk.say('Deutsch')).toContain('Postnom');
    expect(await talk.say('français')).toContain('Post-nom');
    expect(await talk.say('retour')).toContain('Deutsch');
    talk.close();
  });

  it('is changed once by a message that is delivered twice', async () => {
    const talk = await textTalk(app, 'konnect', 'agent1');
    const message = { type: 'message', text: 'english', id: 'once' };
    await app.turns.receive(talk.conversation, message);
    await app.turns.receive(talk.conversation, message);
    expect(await accountOf()).toEqual({ language: 'en', audit: ['account.changeLanguage done'] });
    talk.close();
  });
});

it('is changed also when the turn that changed it was lost before its answer was kept', async () => {
  const talk = await textTalk(app, 'konnect', 'agent1');
  await talk.say('1');
  const account = await app.accountId('konnect', 'agent1');
  const actor = {
    account,
    operator: 'konnect',
    role: 'agent',
    channel: 'text',
    conversation: talk.conversation,
  } as const;
  const commandId = `language:${talk.conversation}:lost`;
  await app.door.execute({ commandId, command: changeLanguage, input: { language: 'en' }, actor });
  await app.turns.receive(talk.conversation, { type: 'message', text: 'english', id: 'lost' });
  const log = (await app.store.conversations.load(talk.conversation))?.log ?? [];
  expect(log.slice(-2).map(({ activity }) => activity.text)).toEqual([
    'Continuing in English.',
    'Make sure that everything you enter is correct.\nLast name',
  ]);
  talk.close();
});

describe('the language, where the account has none', () => {
  const without = async () => {
    const id = await app.accountId('konnect', 'agent1');
    await app.store.transaction(async ({ accounts }) => {
      const account = await accounts.get(id);
      if (account !== undefined) await accounts.put({ ...account, language: undefined });
    });
  };

  it.each<[string | undefined, Language, string]>([
    ['ru-RU', 'ru', 'Меню'],
    ['de', 'de', 'Menü'],
    ['pt-BR', 'fr', 'Menu'],
    [undefined, 'fr', 'Menu'],
  ])('is the one of the channel (%s), or else the operator’s first', async (locale, _language, menu) => {
    await without();
    const talk = await textTalk(app, 'konnect', 'agent1');
    expect(talk.greeting).toContain('Bonjour');
    await app.turns.receive(talk.conversation, { type: 'message', text: 'menu', locale: locale ?? '' });
    const log = (await app.store.conversations.load(talk.conversation))?.log.at(-1);
    expect(log?.activity.text).toMatch(new RegExp(`^${menu}\n`));
    talk.close();
  });
});

describe('the language, on cards', () => {
  const open = async (): Promise<CardTalk> => {
    const talk = await cardTalk(app, 'konnect', 'agent1');
    await talk.press('Enregistrer un client');
    await talk.press('Suivant', { Nom: 'Exemple' });
    return talk;
  };

  it('changes by what is typed: the open card is drawn again and goes on where it was', async () => {
    const talk = await open();
    const read = await talk.say('на русском');
    expect(read).toContain('Номер документа');
    const before = talk.cards().filter(({ actions }) => actions.some(({ title }) => title === 'Suivant'));
    expect(before).toEqual([]);
    expect(await talk.press('Далее', { 'Номер документа': 'OP7654321', 'Тип документа': 'Паспорт' })).toContain(
      'Контакты',
    );
    expect(await talk.press('Назад')).toContain('Номер документа');
    talk.close();
  });

  it('changes by a button of the menu, for the page too', async () => {
    const talk = await open();
    expect(await talk.say('menu')).toContain('Langue (language)');
    expect(await talk.press('Langue (language)')).toContain('Choisissez une langue');
    expect(await talk.press('Deutsch')).toContain('Ausweisnummer');
    expect((await accountOf()).language).toBe('de');
    const { cookie } = await app.signIn('konnect', 'agent1');
    const page = await fetch(`${app.url}/konnect`, { headers: { cookie, 'accept-language': 'fr' } });
    expect(await page.text()).toContain('<html lang="de">');
    talk.close();
  });
});
