import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { myOrders } from '../../src/dialogs/procedures/orders/myOrders.js';
import { undoOrders } from '../../src/dialogs/procedures/orders/undoOrders.js';
import type { Line } from '../../src/domain/records/line.js';
import { phoneForReading } from '../../src/domain/values/phone.js';
import { openBrowser } from '../support/chromium.js';
import { type LinesApp, LOGIN, OPERATOR, startLines } from '../support/linesApp.js';
import { cardTalk } from '../support/talk.js';
import { DeskPage } from './deskPage.js';

const phone = { width: 375, height: 900, locale: 'ru' };
/** One batch of 25 lines, and before it eleven orders of one line each: twelve entries, two pages. */
const SINGLE = 11;
const BATCH = 25;

let browser: Browser;
let office: LinesApp;
let single: readonly Line[];
let batch: readonly Line[];
beforeAll(async () => {
  browser = await openBrowser();
  office = await startLines(undefined, { procedures: [myOrders, undoOrders] });
  const active = await office.lines('active');
  [single, batch] = [active.slice(0, SINGLE), active.slice(SINGLE, SINGLE + BATCH)];
  const talk = await cardTalk(office.app, OPERATOR, LOGIN);
  for (const line of single) {
    await office.select('One', [line]);
    await talk.press('pause');
    await talk.press('Далее', { Lines: 'One' });
    await talk.press('confirm');
  }
  talk.close();
  await office.select('Mine', batch);
  await office.app.outbox.idle();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await office.stop();
});

/** How the numbers of lines read. */
const read = (lines: readonly Line[]): string[] => lines.map(({ number }) => phoneForReading(number));
/** The lines that are in service now. */
const inService = async (lines: readonly Line[]): Promise<string[]> => {
  const ids = new Set(lines.map(({ id }) => id));
  return read((await office.lines('active')).filter(({ id }) => ids.has(id)));
};
/** The last list that has this on it: the menu follows below. */
const listOf = (desk: DeskPage, has: RegExp) => desk.page.locator('.ac-adaptiveCard').filter({ hasText: has }).last();
/** Presses a button of it, once what came has been read. */
const pressOn = async (desk: DeskPage, has: RegExp, button: string): Promise<void> => {
  await listOf(desk, has).waitFor();
  await desk.looks();
  await listOf(desk, has).getByRole('button', { name: button }).first().click();
};
const narrow = async (desk: DeskPage, has: RegExp, state: string): Promise<void> => {
  await listOf(desk, has).locator('select:visible').first().selectOption({ label: state });
  await pressOn(desk, has, 'Отфильтровать');
};
/** The numbers that stand on it. */
const listed = async (desk: DeskPage, has: RegExp): Promise<string[]> => {
  const text = ((await listOf(desk, has).textContent()) ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
  return text.match(/\+375 \d\d \d{3} \d\d \d\d/g) ?? [];
};

it('the list of orders is read on a telephone page by page, narrowed, opened, and one line of a batch is undone', async () => {
  const desk = await DeskPage.open(browser, office.app, OPERATOR, phone);
  await desk.signIn(LOGIN);
  await desk.press('pause');
  await desk.press('Далее', { Lines: 'Mine' });
  await desk.press('confirm', { [`Для подтверждения введите количество номеров: ${BATCH}`]: String(BATCH) });
  await desk.seeOnCards(`${BATCH} выполнены`);

  // Each command is one entry, ten on a page, the newest first.
  const FIRST = /Показано 10 из 12/;
  const SECOND = /Результаты 11–12 из 12/;
  await desk.press('Мои заявки');
  await listOf(desk, FIRST).waitFor();
  const latest = read(single).toReversed();
  expect(await listed(desk, FIRST)).toEqual(latest.slice(0, 9));
  await pressOn(desk, FIRST, 'Показать ещё');
  await listOf(desk, SECOND).waitFor();
  expect(await listed(desk, SECOND)).toEqual(latest.slice(9));
  expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);

  // Narrowed to what nothing is in, and to what all are in.
  await narrow(desk, FIRST, 'не выполнена');
  const NOTHING = /По этим условиям ничего не найдено/;
  await listOf(desk, NOTHING).waitFor();
  expect(await listed(desk, NOTHING)).toEqual([]);
  const before = await desk.page.locator('.ac-adaptiveCard').filter({ hasText: FIRST }).count();
  await narrow(desk, NOTHING, 'выполнена');
  await desk.page.locator('.ac-adaptiveCard').filter({ hasText: FIRST }).nth(before).waitFor();
  expect(await listed(desk, FIRST)).toEqual(latest.slice(0, 9));

  // Opened, the batch shows its lines ten at a time, each with its own undoing.
  await pressOn(desk, FIRST, 'Подробнее');
  const OPENED = new RegExp(`Показано 10 из ${BATCH}`);
  await listOf(desk, OPENED).waitFor();
  const first = read(batch).toSorted().slice(0, 10);
  expect(await listed(desk, OPENED)).toEqual(first);
  expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  expect(await inService(batch)).toEqual([]);
  await pressOn(desk, OPENED, office.app.words('ru', OPERATOR).say('undoOrders:about'));
  await desk.looks();
  await desk.press('Подтвердить отмену');
  await desk.seeOnCards('Отмена заявки принята');
  await office.app.outbox.idle();
  expect(await inService(batch)).toEqual([first[0]]);
  expect(await inService(single)).toEqual([]);
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 120_000);
