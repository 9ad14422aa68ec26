import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';
import { isSound } from './sound.js';

const desktop = { width: 1280, height: 860, locale: 'ru' };
const phone = { width: 375, height: 720, locale: 'ru' };

let browser: Browser;
let app: TestApp;
const open: DeskPage[] = [];

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp();
});
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
  await app.stop();
});

/** What is read aloud leaves the page after a second: from here on it is noted as it comes, in `window.readAloud`. */
async function noteWhatIsRead({ page }: DeskPage) {
  await page.evaluate(`{
    window.readAloud = [];
    const note = (node) => {
      const read = node.closest('.webchat__live-region-activity') ?? node.querySelector('.webchat__live-region-activity');
      if (read !== null) window.readAloud.push(read.textContent);
    };
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) note(node);
    }).observe(document.body, { childList: true, subtree: true });
  }`);
}

describe.each([desktop, phone])('at $width pixels', (looks) => {
  it('everybody can sign in, choose numbers, check the review with its table, and read the receipt', async () => {
    const desk = await DeskPage.open(browser, app, 'kcell', looks);
    open.push(desk);
    await desk.page.locator('#login').waitFor();
    await isSound(desk, 'sign-in');
    await desk.signIn('admin1');
    await isSound(desk, 'menu');
    await desk.press('Блокировка / разблокировка');
    await desk.see('шаг 1 из 2');
    await isSound(desk, 'line picker');
    await desk.mark(/0001 ·/, /0009 ·/);
    await desk.press('Далее');
    await desk.see('Действие');
    await desk.press('Далее', { Действие: 'Заблокировать' });
    await desk.see('Причина блокировки');
    await desk.press('Далее', { 'Причина блокировки': 'По решению компании' });
    await desk.see('2 номера: будет обработано 1');
    await isSound(desk, 'review');
    await desk.press('Заблокировать');
    await desk.page.getByText('Заявка на блокировку принята').first().waitFor();
    await isSound(desk, 'receipt');
    expect(desk.complaints).toEqual([]);
  }, 90_000);

  it('a card is read aloud whole, in its language, and a mistake with its field', async () => {
    const desk = await DeskPage.open(browser, app, 'kcell', looks);
    open.push(desk);
    await desk.signIn('admin1');
    await noteWhatIsRead(desk);
    await desk.press('Блокировка / разблокировка');
    await desk.until(`window.readAloud.some((text) => text.includes('шаг 1 из 2'))`);
    expect(await desk.page.locator('#webchat').getAttribute('lang')).toBe('ru');
    await desk.press('Далее');
    await desk.see('Ничего не выбрано');
    const field = desk.lastCard.locator('[aria-invalid="true"]').first();
    const told = await field.getAttribute('aria-describedby');
    expect(await desk.page.locator(`#${told}`).textContent()).toContain('Ничего не выбрано');
  }, 60_000);

  it('the keyboard alone chooses all numbers and goes on', async () => {
    const desk = await DeskPage.open(browser, app, 'kcell', looks);
    open.push(desk);
    await desk.signIn('admin1');
    // A menu of more than twenty procedures is folded; beside the panel there is none.
    if (looks === phone) {
      await desk.enterLast();
      await desk.tabTo(desk.button('Номера и услуги'));
      await desk.page.keyboard.press('Enter');
      await desk.tabTo(desk.button('Блокировка / разблокировка'));
    } else {
      await desk.page.keyboard.press('/');
      await desk.page.keyboard.type('блокир');
    }
    await desk.page.keyboard.press('Enter');
    await desk.see('шаг 1 из 2');
    await desk.tabTo(desk.button('Выбрать все найденные (300)'));
    await desk.page.keyboard.press('Enter');
    await desk.see('Выбрано: 300 номеров');
    await desk.tabTo(desk.button('Далее'));
    await desk.page.keyboard.press('Space');
    await desk.see('Действие');
  }, 60_000);
});
