import { readdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { smsFolder } from '../../src/bot/start/dataFolders.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

let browser: Browser;
let app: TestApp;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'belarus' });
}, 60_000);
afterEach(() => app.stop());

const COPIES = 'E-mail для копий (необязательно)';
const widths = [
  [1280, 900],
  [390, 844],
] as const;

async function open([width, height]: (typeof widths)[number]): Promise<DeskPage> {
  const desk = await DeskPage.open(browser, app, 'belarus', { width, height, locale: 'ru' });
  await desk.signIn('admin1');
  return desk;
}

/** B16, with wrong presses: nothing chosen, two addresses for one, the yes pressed twice. */
it.each(widths)(
  'sets voicemail at %d pixels, and says which calls it does not get',
  async (...size) => {
    const desk = await open(size);
    await desk.press('Голосовая почта «Плюс»');
    await desk.see('шаг 1 из 2');
    await desk.press('Далее');
    await desk.see('Ничего не выбрано');
    await desk.mark(/00\s03\s·/);
    await desk.press('Далее');
    await desk.press('Далее', { 'Голосовая почта': 'Включена · 1,90 руб. в месяц' });
    await desk.field(COPIES).waitFor();
    await desk.press('Далее', { [COPIES]: 'a@example.com, b@example.com' });
    await desk.see('Проверьте адрес электронной почты');
    await desk.press('Далее', { [COPIES]: ' <Sklad@example.com> ' });
    await desk.see('копии на Sklad@example.com');
    await desk.see('переадресованные вызовы не попадают в голосовую почту');
    await desk.ready('Сохранить настройку').dblclick();
    await desk.seeOnCards('Заявка на голосовую почту принята');
    await app.outbox.idle();
    const [line] = await app.store.read(({ lines }) => lines.where({ number: '+375291000003' }));
    expect(line?.voicemail).toEqual({ email: 'Sklad@example.com' });
    expect(await app.store.read(async ({ orders }) => (await orders.where({})).length)).toBe(1);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  },
  60_000,
);

/** B13: nothing chosen, a number that cannot get them, the yes pressed twice. */
it.each(widths)(
  'sends settings to phones at %d pixels, once',
  async (...size) => {
    const desk = await open(size);
    await desk.press('Настройки для телефона');
    await desk.see('шаг 1 из 2');
    await desk.mark(/00\s02\s·/, /00\s07\s·/);
    await desk.press('Далее');
    await desk.see('шаг 2 из 2');
    await desk.press('Далее');
    await desk.see('Это поле обязательно');
    await desk.mark(/^Мобильный интернет/, /^MMS/);
    await desk.press('Далее');
    await desk.see('В тарифном плане этого номера нет мобильного интернета');
    await desk.ready('Отправить настройки').dblclick();
    await desk.seeOnCards('2 номера: принято 1, пропущено 1');
    await app.outbox.idle();
    expect(await readdir(smsFolder(app.dataDir))).toHaveLength(2);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  },
  60_000,
);
