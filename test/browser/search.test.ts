import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { phoneForReading } from '../../src/domain/values/phone.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

const wide = { width: 1280, height: 860, locale: 'ru' };

let browser: Browser;
let app: TestApp;
let desk: DeskPage;
beforeAll(async () => {
  browser = await openBrowser();
  app = await startApp({ of: 'kcell' });
  desk = await DeskPage.open(browser, app, 'kcell', wide);
  await desk.signIn('admin1');
  await desk.line('Блокировка / разблокировка').waitFor();
}, 60_000);
afterAll(async () => {
  await desk.close();
  await browser.close();
  await app.stop();
});

const found = () => desk.page.locator('#lists li');
/** Types it into the search, from the keyboard, and gives what stands below once the server has answered. */
async function search(text: string): Promise<string[]> {
  const answered = desk.page.waitForResponse((one) => one.url().endsWith('/panel/found'));
  await desk.page.keyboard.press('Control+k');
  await desk.page.keyboard.type(text);
  await (await answered).finished();
  await desk.page.getByText(`Спросить в чате: ${text}`).waitFor();
  return found().allTextContents();
}

it('a number is found by its last digits and opened with Enter, which waits for the answer', async () => {
  await desk.page.keyboard.press('/');
  await desk.page.keyboard.type('701 000 0001');
  await desk.page.keyboard.press('Enter');
  await desk.see('Информация по номеру');
  await desk.see('+7 701 000 0001');
  expect(await desk.page.locator('.webchat__bubble--from-user').count()).toBe(0);
  await desk.page.keyboard.press('Control+k');
  await desk.page.keyboard.type('0009');
  await found().getByText('+7 701 000 0009').waitFor();
  await desk.page.keyboard.press('ArrowDown');
  await desk.page.keyboard.press('Enter');
  await desk.see('+7 701 000 0009');
}, 60_000);

it('an order is found by its reference', async () => {
  await desk.choose('Блокировка / разблокировка');
  await desk.see('шаг 1 из 2');
  await desk.mark(/0001 ·/);
  await desk.walk([
    ['Далее', {}, 'Действие'],
    ['Далее', { Действие: 'Заблокировать' }, 'Причина блокировки'],
    ['Далее', { 'Причина блокировки': 'По решению компании' }, 'проверьте данные'],
  ]);
  await desk.press('Заблокировать');
  await desk.seeOnCards('Заявка на блокировку принята');
  const [order] = await app.store.read(({ orders }) => orders.where({}));
  const reference = order?.reference ?? 'none';
  expect(await search('чего нет ни в одной')).toEqual(['Спросить в чате: чего нет ни в одной']);
  expect(await search(reference)).toEqual([
    expect.stringContaining(reference),
    `Квитанция ${reference}`,
    `Спросить в чате: ${reference}`,
  ]);
  await found().getByRole('button', { name: reference }).first().click();
  await desk.see(reference);
  await desk.see('+7 701 000 0001');
}, 60_000);

it('a number of another company finds what a number finds that nobody has', async () => {
  const account = await app.accountId('kcell', 'admin1');
  const foreign = await app.store.read(async ({ accounts, lines }) => {
    const own = (await accounts.get(account))?.organisations ?? [];
    return (await lines.where({})).find(
      ({ operator, organisation = '' }) => operator === 'kcell' && !own.includes(organisation),
    );
  });
  const number = phoneForReading(foreign?.number ?? '');
  const unknown = '+7 701 999 9999';
  expect(await search(number)).toEqual([`Спросить в чате: ${number}`]);
  expect(await search(unknown)).toEqual([`Спросить в чате: ${unknown}`]);
  await desk.page.getByText('Ничего с таким названием нет').first().waitFor();
  expect(desk.complaints).toEqual([]);
}, 60_000);

it('turning to another company is found by its name, where there are several', async () => {
  const reseller = await startApp({ of: 'comuniq' });
  const other = await DeskPage.open(browser, reseller, 'comuniq', { ...wide, locale: 'de' });
  await other.signIn('reseller1');
  await other.page.locator('#lists section').first().waitFor();
  await other.page.keyboard.press('/');
  await other.page.keyboard.type('wechseln');
  await other.page.keyboard.press('Enter');
  await other.see('Beispielkanzlei Müller-Muster & Partner');
  await other.close();
  await reseller.stop();
}, 60_000);
