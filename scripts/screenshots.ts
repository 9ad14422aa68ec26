// Makes the README's pictures on the real page, with a fresh demo: `npm run screenshots`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { DeskPage } from '../test/browser/deskPage.js';
import { inEnglish } from '../test/browser/registrationSteps.js';
import { startApp, type TestApp } from '../test/support/app.js';
import { openBrowser } from '../test/support/chromium.js';

const folder = fileURLToPath(new URL('../docs/images', import.meta.url));
const looks = { width: 760, height: 1130, locale: 'en' };

async function takePictures(browser: Browser, app: TestApp): Promise<void> {
  const desk = await DeskPage.open(browser, app, 'konnect', looks);
  const picture = async (name: string) => {
    await desk.page.evaluate('document.activeElement.blur()');
    await desk.page.mouse.move(0, 0);
    await desk.page.screenshot({ path: join(folder, `${name}.png`) });
  };
  await picture('sign-in');
  await desk.signIn('agent3');
  await desk.walk(inEnglish);
  await desk.field('Your PIN').scrollIntoViewIfNeeded();
  await picture('review');
  await desk.press('Register the customer', { 'Your PIN': '8642' });
  await desk.see('USD 20.00');
  await desk.lastCard.scrollIntoViewIfNeeded();
  await picture('receipt');
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
  await takePictures(browser, app).finally(() => app.stop());
});
