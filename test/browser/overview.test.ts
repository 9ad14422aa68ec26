import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import type { Page } from 'playwright-core';
import { plainBlanks } from '../support/seen.js';
import { pages } from './pages.js';
import { isSound } from './sound.js';

const house = pages({ of: 'kcell' });

const open = async (width: number) => {
  const desk = await house.signedIn('admin1', { width, height: 1000, locale: 'ru' });
  await desk.press('Управление номерами');
  await desk.page.locator('[role="table"]').last().waitFor();
  return desk;
};
/** What stands in the cells of each row, as it is seen. */
const cells = async (page: Page) => {
  const rows = page.locator('[role="table"]').last().locator('[role="row"]:has([role="cell"])');
  const read = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('[role="cell"]')].map((cell) => cell.textContent ?? '')),
  );
  return read.map((row) => row.map((text) => plainBlanks(text).trim()));
};
it('is sorted, narrowed and taken along; what the file has is what is seen, cell by cell', async () => {
  const desk = await open(1280);
  const { page } = desk;
  await page.getByRole('combobox', { name: 'Статус' }).last().selectOption({ label: 'Заблокирован / Долг' });
  await page.getByRole('button', { name: 'Найти' }).last().click();
  await page.locator('[role="table"]').last().locator('[role="row"]').nth(10).waitFor({ state: 'detached' });
  const [first = []] = await cells(page);
  const head = (title: string) => page.locator('[role="columnheader"]', { hasText: title }).last();
  await head('Баланс').locator('.ac-selectable').click();
  await head('Баланс ▲').waitFor();
  await head('Баланс').locator('.ac-selectable').click();
  await head('Баланс ▼').waitFor();
  const seen = await cells(page);
  expect(first[0]).toMatch(/^\+7 701/);
  const owed = seen.map((row) => Number((row[4] ?? '').replaceAll(/[^\d-]/g, '')));
  expect(owed).toEqual(owed.toSorted((a, b) => b - a));
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'XLSX' }).last().click();
  await page.getByRole('button', { name: 'Скачать', exact: true }).last().click();
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.read(Readable.from([await readFile(await (await downloading).path())]));
  const sheet: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => sheet.push(Array.from({ length: 14 }, (_, at) => row.getCell(at + 1).text)));
  const top = sheet.findIndex((row) => row[0] === 'Номер');
  const column = (name: RegExp) => sheet[top]?.findIndex((title) => name.test(title)) ?? -1;
  const at = [column(/^Номер/), column(/^Пользователь/), column(/^Тариф/), column(/^Статус$/), column(/^Баланс/)];
  const rows = sheet.slice(top + 1).map((row) => at.map((index) => row[index] ?? ''));
  expect(rows).toHaveLength(seen.length);
  const plainRow = ([number = '', user, plan, state, balance = '']: readonly string[]) => [
    number.replaceAll(' ', ''),
    ...[user, plan, state],
    Number(balance.replaceAll(/[^\d.,-]/g, '').replace(',', '.')),
  ];
  expect(rows.map(plainRow)).toEqual(seen.map(plainRow));
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 60_000);

it.each([1280, 390])(
  'opens a row with what can be done about it, at a width of %d',
  async (width) => {
    const desk = await open(width);
    const { page } = desk;
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await page.locator('[role="columnheader"]').first().isVisible()).toBe(width > 720);
    const onButtons = page.locator('[role="table"]').last().locator('[role="row"] .ac-pushButton > div');
    const cut = await onButtons.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth));
    expect(cut).toEqual([]);
    await page.getByRole('checkbox', { name: '+7 701 000 0002' }).last().check();
    await page.locator('[role="row"] .ac-pushButton').nth(2).click();
    await page.getByText('+7 701 000 0003').last().waitFor();
    await page.getByRole('button', { name: 'Блокировка / разблокировка' }).last().waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.close();
  },
  60_000,
);

it('is sorted by a heading with a key, where the same key then turns the order round', async () => {
  const desk = await open(1280);
  const { page } = desk;
  const heading = (title: string) => page.locator('[role="columnheader"] .ac-selectable', { hasText: title }).last();
  await heading('Баланс').focus();
  await page.keyboard.press('Enter');
  await heading('Баланс ▲').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await heading('Баланс ▼').and(page.locator(':focus')).waitFor();
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 60_000);

it('is sorted on a phone by the keyboard: in a list above its rows; whoever turns the page begins at its first row', async () => {
  const desk = await open(390);
  const { page } = desk;
  const order = () => desk.field('Сортировка');
  await order().focus();
  const chosen = () => order().locator('option:checked').textContent();
  for (let presses = 0; presses < 20 && (await chosen()) !== 'Баланс (по возрастанию)'; presses++)
    await page.keyboard.press('ArrowDown');
  await desk.tabTo(desk.button('Найти'));
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: '+7 701 000 0001' }).waitFor({ state: 'detached' });
  const balances = (await cells(page)).map((row) => Number((row[4] ?? '').replaceAll(/[^\d-]/g, '')));
  expect(balances).toEqual(balances.toSorted((a, b) => a - b));
  expect(await chosen()).toBe('Баланс (по возрастанию)');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await isSound(desk, 'a table that was sorted on a phone');
  await desk.looks();
  await desk.button('Следующая страница').click();
  // The first row is in sight, and not the end of the card.
  await desk.until(
    `(() => {
      const { top, bottom } = [...document.querySelectorAll('[role="row"]:has([role="cell"])')].at(-10).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    })()`,
  );
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 60_000);

it.each([1280, 390])(
  'says of each value what it is, to the eye and to who listens: above its column, or before it where there are none, at %d',
  async (width) => {
    const desk = await open(width);
    const table = desk.page.getByRole('table').last();
    const labelled = table.getByRole('row', { name: /Тарифный план: .+ Статус: .+ Баланс: / });
    const headed = table.getByRole('columnheader', { name: 'Статус' });
    await (width > 720 ? headed : labelled.first()).waitFor();
    expect(await headed.count()).toBe(width > 720 ? 1 : 0);
    expect(await labelled.count()).toBe(width > 720 ? 0 : 10);
    expect(await table.getByRole('cell').count()).toBeGreaterThanOrEqual(50);
    await isSound(desk, `a table at ${width}`);
    await desk.close();
  },
  60_000,
);
