// Makes the README's pictures on the real page, with a fresh demo: `npm run screenshots`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { DeskPage } from '../test/browser/deskPage.js';
import { inEnglish } from '../test/browser/registrationSteps.js';
import { SEARCH } from '../test/guides/searchRu.js';
import { startApp, type TestApp } from '../test/support/app.js';
import { openBrowser } from '../test/support/chromium.js';

const folder = fileURLToPath(new URL('../docs/images', import.meta.url));
const looks = { width: 760, height: 1190 };

/** A picture of what somebody sees at this moment, without a focus or a mouse on it. */
async function picture(desk: DeskPage, name: string): Promise<void> {
  const { page } = desk;
  // What carries something out takes a press only then, and looks like it.
  await desk.looks();
  await page.evaluate('document.activeElement.blur()');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** A registration (K2) in English. */
async function takeRegistration(browser: Browser, app: TestApp): Promise<void> {
  const desk = await DeskPage.open(browser, app, 'konnect', { ...looks, locale: 'en' });
  await picture(desk, 'sign-in');
  await desk.signIn('agent3');
  await desk.walk(inEnglish);
  await desk.field('Your PIN').scrollIntoViewIfNeeded();
  await picture(desk, 'review');
  await desk.press('Register the customer', { 'Your PIN': '8642' });
  await desk.see('USD 20.00');
  await desk.lastCard.scrollIntoViewIfNeeded();
  await picture(desk, 'receipt');
  await desk.close();
}

/** The internet package of several lines (B12) in Russian: found by a mask, three marked, one of them stays out. */
async function takeLines(browser: Browser, app: TestApp): Promise<void> {
  const desk = await DeskPage.open(browser, app, 'belarus', { ...looks, locale: 'ru' });
  await desk.signIn('admin1');
  await desk.press('Мобильный интернет');
  await desk.see('Номера 1–10 из 300');
  await desk.press('Найти', { [SEARCH]: '29100000_' });
  await desk.see('Номера 1–9 из 9');
  await desk.mark(/00\s01\s·/, /00\s02\s·/, /00\s07\s·/);
  await desk.button('Далее').scrollIntoViewIfNeeded();
  await picture(desk, 'line-picker');
  await desk.press('Далее');
  await desk.see('шаг 2 из 2');
  await desk.press('Далее', { Действие: 'Изменить (выбрать дополнительный пакет)' });
  await desk.press('Далее', { Пакет: 'Пакет 3000 · 3 000 МБ · 14,90 руб.' });
  await desk.see('3 номера: будет обработано 2, будет пропущено 1');
  await desk.button('Сменить пакет').scrollIntoViewIfNeeded();
  await picture(desk, 'dry-run');
  await desk.close();
}

/** The browser is unpacked into a folder of its own, of which nothing is left. */
async function withBrowser(work: (browser: Browser) => Promise<void>): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'guichet-screenshots-'));
  try {
    const browser = await openBrowser({ ...process.env, TEST_RUN_FOLDER: temporary });
    await work(browser).finally(() => browser.close());
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

await withBrowser(async (browser) => {
  const app = await startApp();
  const takeAll = async () => {
    await takeRegistration(browser, app);
    await takeLines(browser, app);
  };
  await takeAll().finally(() => app.stop());
});
