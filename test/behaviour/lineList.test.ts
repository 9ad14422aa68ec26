import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { guideClock } from '../guides/days.js';
import type { TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { encoded, workbook } from '../support/sheetFiles.js';
import { uploading } from '../support/uploading.js';

/** How far the clock has been put on, in milliseconds. */
let later = 0;
const apps = sharedApps({ clock: { now: () => new Date(guideClock.now().getTime() + later) } });
let app: TestApp;
afterEach(() => {
  later = 0;
  app.disconnect();
});

const Urls = z.string().regex(/^http/);

/** A conversation over the page's own requests, which can send files, up to the question for the list. */
async function asked() {
  const talk = await begun('belarus', 'admin1', 'renaming');
  await talk.post({ ...talk.answer, way: 'list' });
  await talk.cards();
  return talk;
}

async function begun(operator: string, login: string, procedure: string) {
  app = await apps.open(operator);
  return uploading(app, operator, login, procedure);
}

const SMALL = 'Номер;Имя\r\n+375291000002;Пётр Показной\r\n375291000005;Резерв 2\r\n+375291000001;=1+1\r\n';

describe('a list that is sent as a file', () => {
  it.each([
    ['CSV in CP1251', 'абоненты.csv', encoded(SMALL, 'windows-1251')],
    ['CSV in UTF-16 without a mark', 'абоненты.txt', encoded(SMALL, 'utf-16le')],
    [
      'XLSX that is called otherwise',
      'абоненты.doc',
      workbook([
        ['Имя', 'Счёт', 'Номер'],
        ['Пётр Показной', '1', { number: '375291000002' }],
        ['Резерв 2', '2', { number: '375291000005' }],
        ['=1+1', '3', { number: '375291000001' }],
      ]),
    ],
  ])('is read row by row: %s', async (_, name, bytes) => {
    const { upload } = await asked();
    const { read, cards } = await upload([name, bytes]);
    expect(read).toContain('Пропущено строк: 1 из 3');
    expect(read).toContain('Строка 4, Имя «=1+1»: Имя не может начинаться');
    expect(read).toContain(`${name} · 2 номера · пропущена 1 строка`);
    expect(read).toContain('Пётр Образцов → Пётр Показной');
    const url = Urls.parse(cards.flatMap(({ actions }) => actions).find((one) => 'url' in one)?.url);
    const file = await (await fetch(url)).text();
    expect(file.split('\r\n')).toEqual([
      '"Номер";"Имя";"Строка";"Причина"',
      expect.stringMatching(/^"'?\+?375291000001";"'=1\+1";"4";"Имя не может начинаться/),
      '',
    ]);
  });

  it('can be corrected in the file of its rows that were left out, and sent again', async () => {
    const { upload } = await asked();
    const { cards } = await upload(['a.csv', encoded(SMALL, 'utf-8')]);
    const url = Urls.parse(cards.flatMap(({ actions }) => actions).find((one) => 'url' in one)?.url);
    const corrected = (await (await fetch(url)).text()).replace("'=1+1", 'Анна Показная');
    const again = await asked();
    const { read } = await again.upload(['пропущенные-строки.csv', Buffer.from(corrected)]);
    expect(read).toContain('1 номер');
    expect(read).toContain('Анна Показная');
    expect(read).not.toContain('Пропущено');
  });

  it.each([
    [
      'two at once',
      [
        ['a.csv', encoded(SMALL, 'utf-8')],
        ['b.csv', encoded(SMALL, 'utf-8')],
      ],
      'Отправьте один файл',
    ],
    ['a picture', [['a.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)]], 'Это не таблица'],
    ['one with a password', [['a.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0)]], 'Файл защищён паролем'],
    ['an empty one', [['a.csv', new Uint8Array(0)]], 'Заполненных строк нет'],
    ['headings and nothing below', [['a.csv', Buffer.from('Номер;Имя\r\n')]], 'Заполненных строк нет'],
    [
      'other columns',
      [['a.csv', Buffer.from('Отдел;Город\r\nПродажи;Минск\r\n')]],
      'Столбцы не распознаны. Укажите в первой строке заголовки: Номер; Имя',
    ],
    ['10,000 rows', [['a.csv', Buffer.from('375291000001;Анна\n'.repeat(10_000))]], /можно не больше 1.000/],
    [
      'only bad rows',
      [['a.csv', Buffer.from('3,75E+11;Анна\n3,75E+11;Пётр\n')]],
      'Не подходят 2 строки, первая из них — 1. Таблица сократила номер',
    ],
  ] as const)('says what is wrong with %s, and asks again', async (_, files, why) => {
    const { upload, conversationId } = await asked();
    await upload(...files);
    const log = (await app.store.conversations.load(conversationId))?.log ?? [];
    expect(plainBlanks(JSON.stringify(log.slice(-2)))).toMatch(why);
  });

  it('is kept in no state and no log: nothing of its cells', async () => {
    const { upload, conversationId } = await asked();
    await upload(['a.csv', encoded(`${SMALL}+375291000003;Канарейка Жёлтая\r\n`, 'utf-8')]);
    const kept = await app.store.conversations.load(conversationId);
    expect(JSON.stringify(kept?.state)).not.toContain('Канарейка');
    expect(app.lines.join('\n')).not.toContain('Канарейка');
  });
});

describe('a list that was pasted and is not taken', () => {
  // The card refuses to be larger than any channel takes: `seenCard` checks each that is sent.
  it.each([
    ['stands in the card whole', 'Номер;Счёт\n', 300, true],
    ['is pasted once more where no card could hold it', 'Номер;Счёт\n', 900, false],
    ['is never shown in part, as if that were all', 'Номер;Имя\n', 2_000, false],
  ])('%s', async (_, head, rows, stays) => {
    const { post, cards, answer } = await begun('belarus', 'admin1', 'renaming');
    await post({ ...answer, way: 'list' });
    const asking = (await cards()).flatMap(({ actions }) => actions).findLast(({ data }) => data?.act === 'answer');
    const list = `${head}${'375291000001;Анна\n'.repeat(rows)}`;
    await post({ ...asking?.data, 'list.text': list });
    const input = (await cards()).flatMap(({ inputs }) => inputs).findLast(({ id }) => id === 'list.text');
    expect(input?.value ?? '').toBe(stays ? list : '');
  });
});

describe('the list of lines that are chosen', () => {
  it('is taken from a file, with the rows that are none', async () => {
    const { upload } = await begun('telenet', 'fleet1', 'barring');
    const { read } = await upload([
      'sim.csv',
      Buffer.from('SIM;Numéro\nx;0470000001\nx;0470000888\nx;+32 470 00 00 02\n'),
    ]);
    expect(read).toContain('écartées : 1 sur 3');
    expect(read).toContain('2 cartes SIM');
  });
});

describe('the rows that were left out', () => {
  it('are fetched by whoever they were shown to, for as long as the link says', async () => {
    const { upload } = await asked();
    const { cards } = await upload(['a.csv', encoded(SMALL, 'utf-8')]);
    const url = new URL(Urls.parse(cards.flatMap(({ actions }) => actions).find((one) => 'url' in one)?.url));
    const statusFor = async (cookie?: string) =>
      (await fetch(url, { headers: cookie === undefined ? {} : { cookie } })).status;
    const [own, other] = [await app.signIn('belarus', 'admin1'), await app.signIn('belarus', 'admin2')];
    expect([await statusFor(), await statusFor(own.cookie), await statusFor(other.cookie)]).toEqual([200, 200, 404]);
    later = 10.5 * 60_000;
    expect(await statusFor()).toBe(404);
    later = 0;
    const token = url.searchParams.get('t') ?? '';
    url.searchParams.set('t', `${token.slice(0, -3)}xyz`);
    expect((await fetch(url)).status).toBe(404);
  });
});
