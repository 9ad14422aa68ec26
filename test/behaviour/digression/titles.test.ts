import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../../support/app.js';
import { sayAll } from '../../support/drafting.js';
import { sharedApps } from '../../support/sharedApp.js';
import { textTalk } from '../../support/talk.js';

const shared = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('telenet');
});

async function talkIn(language: 'fr' | 'ru' | 'de') {
  const id = await app.accountId('telenet', 'fleet1');
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
  });
  return textTalk(app, 'telenet', 'fleet1');
}

describe('what is typed over a review', () => {
  it.each([
    ['ru', 'Оплатить счёт', 'Счета и оплата', 'Вы выбрали: Счета и оплата'],
    ['fr', 'Payer une facture', 'Factures et paiements', 'J’ai compris : Factures et paiements'],
  ] as const)('is another guide by its title, though it begins with what an answer is called (%s)', async (...told) => {
    const [language, begins, title, understood] = told;
    const talk = await talkIn(language);
    await sayAll(talk, [begins, '2138 0009 0167']);
    expect(await talk.say(title)).toContain(understood);
    talk.close();
  });

  it('is an answer by its label', async () => {
    const talk = await talkIn('ru');
    await sayAll(talk, ['Оплатить счёт', '2138 0009 0167']);
    expect(await talk.say('Номер счёта')).toContain('Чтобы оставить его, ответьте «=»');
    talk.close();
  });
});

it.each([
  ['ru', 'Добавить в договор', 'Такого варианта нет.'],
  ['fr', 'Ajouter au contrat', 'Ce choix n’est pas proposé.'],
] as const)(
  'the name of what is sold, typed over a list that has not got it, begins nothing else (%s)',
  async (...told) => {
    const [language, begins, refused] = told;
    const talk = await talkIn(language);
    await talk.say(begins);
    expect(await talk.say('Mobile Data 50 (0000010011)')).toContain(refused);
    talk.close();
  },
);
