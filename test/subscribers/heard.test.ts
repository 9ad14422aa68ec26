import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { filesIn, found, type Haystack } from '../support/canary.js';
import { CODE, giveCode, leftOf, MovedClock, NUMBER, phone } from './reading.js';

let app: TestApp;
let clock: MovedClock;
beforeEach(async () => {
  clock = new MovedClock('2026-11-18T09:00:00.000Z');
  app = await startApp({ clock, of: 'kcell' });
});
afterEach(() => app.stop());

const noWordMissing = () => expect(app.lines.filter((line) => line.includes('words.missing'))).toEqual([]);

/** What a language's own subscriber writes, and reads. */
const talks: Readonly<
  Record<Language, { readonly help: string; readonly steps: readonly (readonly [string, RegExp])[] }>
> = {
  ru: {
    help: 'ПОМОЩЬ',
    steps: [
      [CODE, /1\. Мой номер[\s\S]*3\. Детализация/],
      ['1', /Бизнес Класс Менеджер[\s\S]*8 450 T/],
      ['баланс', /8 450 T/],
      ['сколько осталось интернета', /Остатки[\s\S]*20 480 МБ/],
      ['звонки за вчера', /17\.11\.2026[\s\S]*\+7 \d{3} \d{3} \d\*\*\*/],
      ['ещё', /Результаты 11–12 из 12/],
      ['4', /Kcell Travel[\s\S]*49 тенге/],
      ['отключи интернет', /только администратор вашей компании/],
      ['какой у меня пин', /PIN- и PUK-коды здесь не сообщаются/],
      ['мой пук', /PIN- и PUK-коды/],
      ['какой у меня PIN', /PIN- и PUK-коды/],
      ['выход', /Просмотр завершён/],
    ],
  },
  en: {
    help: 'HELP',
    steps: [
      ['48 20 19 37', /1\. My number/],
      ['balance', /8,450 T/],
      ['calls of yesterday', /17 Nov 2026[\s\S]*\d\*\*\*/],
      ['more', /11 to 12 of 12/],
      ['my services', /Kcell Travel/],
      ['turn off the internet', /Only your company’s administrator/],
      ['what is my pin', /PIN and PUK codes are never told/],
      ['change my plan', /Only your company’s administrator/],
      ['exit', /Ended/],
    ],
  },
  de: {
    help: 'Hilfe',
    steps: [
      ['４８２０-１９３７', /1\. Meine Nummer/],
      ['Guthaben', /8\.450 T/],
      ['Anrufe von gestern', /17\.11\.2026[\s\S]*\d\*\*\*/],
      ['mehr', /11 bis 12 von 12/],
      ['meine Dienste', /Kcell Travel/],
      ['schalte das Internet aus', /nur der Administrator Ihrer Firma/],
      ['wie lautet meine PIN', /PIN und PUK werden hier nicht mitgeteilt/],
      ['ändere meinen Tarif', /nur der Administrator Ihrer Firma/],
      ['Ende', /Beendet/],
    ],
  },
  fr: {
    help: 'AIDE',
    steps: [
      ['mon code : 4820 1937', /1\. Mon numéro/],
      ['solde', /8 450 T/],
      ['appels d’hier', /17\/11\/2026[\s\S]*\d\*\*\*/],
      ['suite', /11 à 12/],
      ['mes services', /Kcell Travel/],
      ['désactive internet', /Seul l’administrateur de votre entreprise/],
      ['quel est mon code PIN', /Les codes PIN et PUK ne sont pas/],
      ['change mon forfait', /Seul l’administrateur de votre entreprise/],
      ['fin', /Consultation terminée/],
    ],
  },
};

describe.each(languages)('a subscriber who writes in %s', (language) => {
  it('is told what this is, reads with the code, and nothing is left of it', async () => {
    await giveCode(app, NUMBER, CODE, language);
    const say = phone(app);
    const { help, steps } = talks[language];
    expect(await say(help)).toMatch(/Kcell/);
    for (const [text, expected] of steps) {
      const answer = await say(text);
      expect([text, answer]).toEqual([text, expect.stringMatching(expected)]);
      expect(answer).not.toMatch(/https?:|\*\*\*\*|\p{Extended_Pictographic}/u);
    }
    expect(await leftOf(app)).toEqual({ readings: [], accounts: [], selections: 0 });
    noWordMissing();
  });
});

describe('the secret code', () => {
  it('is nowhere: in no file, log, transcript or line of the audit', async () => {
    await giveCode(app);
    const say = phone(app);
    await say('11112222');
    await say(CODE);
    await say(`и ещё ${CODE}`);
    await say('1');
    const all: Haystack[] = [...(await filesIn(app.dataDir)), ['the log', app.lines.join('\n')]];
    expect(found([NUMBER], all).length).toBeGreaterThan(0);
    expect(found([CODE, '11112222'], all)).toEqual([]);
  });

  it('is not read out of a day that is asked for, and is not wanted twice', async () => {
    await giveCode(app);
    const say = phone(app);
    await say(CODE);
    expect(await say('48201938')).toMatch(/Код сейчас не нужен/);
    await say('3');
    expect(await say('17-11-2026')).not.toMatch(/Код сейчас не нужен/);
  });

  it('is refused in the same words for a wrong code, a number without one, one of nobody, and one that is blocked', async () => {
    await giveCode(app);
    await giveCode(app, '+77010000010');
    const wrong = await phone(app)('11112222');
    expect(wrong).toMatch(/не подходит/);
    for (const number of ['+77010000003', '+77019999999', '+77010000010', '+243810000001'])
      expect([number, await phone(app, number)(CODE)]).toEqual([number, wrong]);
    expect(await leftOf(app)).toMatchObject({ readings: [], accounts: [] });
  });

  it('is locked for an hour after five wrong tries, and whoever sent it is told by mail', async () => {
    await giveCode(app);
    const say = phone(app);
    for (const wrong of ['1', '2', '3', '4', '5']) await say(`1111222${wrong}`);
    expect(await say(CODE)).toMatch(/не подходит/);
    await app.outbox.idle();
    const told = await app.store.read(({ outbox }) => outbox.where({}));
    expect(told.map(({ message, state }) => [message.kind, state])).toEqual([['email.codeLocked', 'sent']]);
    clock.pass(61);
    expect(await say(CODE)).toMatch(/1\. Мой номер/);
    noWordMissing();
  });

  it('counts a message that comes again once, and answers it the same', async () => {
    await giveCode(app);
    const say = phone(app);
    for (let time = 0; time < 7; time += 1) expect(await say('11112222', 'again')).toMatch(/не подходит/);
    const first = await say(CODE, 'right');
    expect(first).toMatch(/1\. Мой номер/);
    expect(await say(CODE, 'right')).toBe(first);
    const shown = await say('1', 'one');
    expect(await say('1', 'one')).toBe(shown);
    expect((await leftOf(app)).accounts).toHaveLength(1);
  });
});

describe('reading', () => {
  it('ends after ten minutes in which nothing is written, by itself as well', async () => {
    await giveCode(app);
    const say = phone(app);
    await say(CODE);
    clock.pass(9);
    expect(await say('1')).toMatch(/8 450 T/);
    clock.pass(10);
    expect(await say('1')).toMatch(/Время просмотра истекло/);
    expect(await leftOf(app)).toEqual({ readings: [], accounts: [], selections: 0 });
  });

  it('ends after thirty minutes, whatever is written', async () => {
    await giveCode(app);
    const say = phone(app);
    await say(CODE);
    for (let time = 0; time < 3; time += 1) {
      clock.pass(9);
      expect(await say('1')).toMatch(/8 450 T/);
    }
    clock.pass(4);
    expect(await say('1')).toMatch(/Время просмотра истекло/);
  });

  it.each(['is blocked', 'has no code any more'])('ends at once when the number %s', async (what) => {
    const line = await giveCode(app);
    const say = phone(app);
    await say(CODE);
    await app.store.transaction(async ({ lines, secretCodes }) => {
      const row = await lines.get(line);
      if (what === 'is blocked' && row !== undefined) await lines.put({ ...row, state: 'suspended', reason: 'stolen' });
      else await secretCodes.remove(line);
    });
    expect(await say('1')).toMatch(/не подходит/);
    expect(await leftOf(app)).toEqual({ readings: [], accounts: [], selections: 0 });
    expect(await say(CODE)).toMatch(/не подходит/);
  });

  it('never shows another line of the company, by whatever is written', async () => {
    await giveCode(app);
    const say = phone(app);
    await say(CODE);
    const texts = [
      '8 701 000 0001',
      'остатки по номеру 701 000 0001',
      'номера компании',
      'Айгуль Примерова',
      'детализация 7010000003',
    ];
    for (const text of texts)
      expect([text, await say(text)]).toEqual([text, expect.not.stringMatching(/701 000 0001|000 0003|Айгуль/)]);
    for (const text of ['PIN', 'PUK', 'какой пин-код', 'csv', 'pdf', 'история', 'поддержка'])
      expect([text, await say(text)]).toEqual([text, expect.not.stringMatching(/https?:|PIN1|PUK1|8999701/)]);
  });

  it('ends with STOP, which stays until START', async () => {
    await giveCode(app);
    const say = phone(app);
    await say(CODE);
    expect(await say('СТОП.')).toMatch(/Рассылка отключена/);
    expect(await leftOf(app)).toMatchObject({ readings: [{ state: 'silent', stopped: true }], accounts: [] });
    expect(await say(CODE)).toMatch(/1\. Мой номер/);
    expect(await say('exit')).toMatch(/Ended/);
    expect(await leftOf(app)).toMatchObject({ readings: [{ state: 'silent', stopped: true }] });
    expect(await say('START')).toMatch(/messages again/);
    expect(await leftOf(app)).toMatchObject({ readings: [] });
  });
});

describe('where the sender has no number', () => {
  it('is opened by the number with the code, together or one after the other', async () => {
    await giveCode(app);
    const from = { channel: 'telegram', own: 'bot', from: 'somebody', number: undefined };
    const say = phone(app, NUMBER, from);
    expect(await say('привет')).toMatch(/Напишите номер/);
    expect(await say(CODE)).toMatch(/вместе с секретным кодом/);
    expect(await say(`8 701 000 0002 ${CODE}`)).toMatch(/1\. Мой номер/);
    await say('выход');
    expect(await say('+7 701 000 0002')).toMatch(/Теперь напишите/);
    expect(await say(CODE)).toMatch(/1\. Мой номер/);
    await say('выход');
    expect(await leftOf(app)).toEqual({ readings: [], accounts: [], selections: 0 });
  });

  it('is another conversation than that of somebody else with the same number', async () => {
    await giveCode(app);
    const one = phone(app, NUMBER, { channel: 'telegram', from: 'one', number: undefined });
    const other = phone(app, NUMBER, { channel: 'telegram', from: 'other', number: undefined });
    await one(`${NUMBER} ${CODE}`);
    expect(await other('1')).toMatch(/Напишите номер/);
  });
});

it('answers nobody who writes too much', async () => {
  const limited = await startApp({ clock, of: 'kcell', limits: { textsOfSender: { points: 2, duration: 60 } } });
  try {
    const say = phone(limited);
    expect([await say('a'), await say('b'), await say('c')]).toEqual([
      expect.stringMatching(/Kcell/),
      expect.stringMatching(/Kcell/),
      '',
    ]);
    expect(await phone(limited, '+77010000003')('a')).toMatch(/Kcell/);
  } finally {
    await limited.stop();
  }
});
