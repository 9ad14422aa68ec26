import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.js';
import { type LinesApp, LOGIN, OPERATOR, startLines } from '../support/linesApp.js';
import { DeskPage } from './deskPage.js';

const phone = { width: 375, height: 900, locale: 'ru' };

let browser: Browser;
let office: LinesApp;
beforeAll(async () => {
  browser = await openBrowser();
  office = await startLines();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await office.stop();
});

it('a result over many lines is read on a telephone and downloaded from the page', async () => {
  const lines = (await office.lines('active')).slice(0, 25);
  for (const line of lines.slice(23)) await office.change(line, { state: 'suspended', reason: 'asked' });
  await office.select('Mine', lines);
  const desk = await DeskPage.open(browser, office.app, OPERATOR, phone);
  await desk.signIn(LOGIN);
  await desk.press('pause');
  await desk.press('Далее', { Lines: 'Mine' });
  await desk.see('25 номеров: будет обработано 23, будет пропущено 2');
  expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  await desk.press('confirm', { 'Для подтверждения введите количество номеров: 23': '23' });
  await desk.looks();
  const downloaded = desk.page.waitForEvent('download');
  await desk.press('Результат в файле (CSV)');
  const download = await downloaded;
  expect(download.suggestedFilename()).toMatch(/^результат-\w{8}\.csv$/);
  const rows = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(rows).toHaveLength(26);
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 60_000);
