// Makes the pictures of README and docs on the real page and of the papers that are made, with a fresh demo: `npm run screenshots`, or some of them by their
// functions' names: `npm run screenshots -- takeMenu takeRows`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { DeskPage } from '../test/browser/deskPage.js';
import { inEnglish } from '../test/browser/registrationSteps.js';
import { guideClock } from '../test/guides/days.js';
import { SEARCH } from '../test/guides/searchRu.js';
import { startApp, type TestApp } from '../test/support/app.js';
import { openBrowser } from '../test/support/chromium.js';
import { cabinetPieces } from './screenshots/cabinetPieces.js';
import { doorPieces } from './screenshots/doorPieces.js';
import { fleetPieces } from './screenshots/fleetPieces.js';
import { pagePieces } from './screenshots/pagePieces.js';
import { papers } from './screenshots/paperPages.js';
import { phonePieces } from './screenshots/phonePieces.js';
import { sellForReport } from './screenshots/sales.js';
import { staffPieces } from './screenshots/staffPieces.js';
import { atRest } from './screenshots/studio.js';

const folder = fileURLToPath(new URL('../docs/images', import.meta.url));
const looks = { width: 760, height: 1190 };

/** A picture of all that somebody sees at this moment. */
async function picture(desk: DeskPage, name: string): Promise<void> {
  await atRest(desk);
  await desk.page.screenshot({ path: join(folder, `${name}.png`) });
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

const asked = process.argv.slice(2);
const wanted = ({ name }: { readonly name: string }) => asked.length === 0 || asked.includes(name);

/** A fresh demo, on a day on which every guide is open. */
async function withDemo(work: (app: TestApp) => Promise<void>): Promise<void> {
  const app = await startApp({ clock: guideClock });
  await work(app).finally(() => app.stop());
}

await withDemo(async (app) => {
  for (const take of papers.filter(wanted)) await take(app);
});
await withBrowser(async (browser) => {
  await withDemo(async (app) => {
    for (const take of [takeRegistration, takeLines].filter(wanted)) await take(browser, app);
  });
  for (const [width, suffix] of [[1280, ''] as const, [390, '-phone'] as const]) {
    await withDemo(async (app) => {
      await sellForReport(app);
      const pieces = [...fleetPieces, ...cabinetPieces, ...staffPieces, ...phonePieces, ...pagePieces, ...doorPieces];
      for (const take of pieces.filter(wanted)) await take({ browser, app, width, suffix });
    });
  }
});
