import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DeskPage } from '../browser/deskPage.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';

jest.setTimeout(120_000);

let browser: Browser;
let app: TestApp;
let desk: DeskPage;
beforeAll(async () => {
  browser = await openBrowser();
  app = await startApp({ of: 'konnect' });
  desk = await DeskPage.open(browser, app, 'konnect', { width: 1280, height: 860, locale: 'fr' });
  await desk.signIn('agent1');
});
afterAll(async () => {
  await desk.close();
  await browser.close();
  await app.stop();
});

/** Each would set `hit`, or show a dialog, if it were run anywhere on the page. */
const PAYLOADS = [
  '<script>window.hit=1</script>',
  '<img src=x onerror="window.hit=1">',
  '<svg onload=window.hit=1>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '"><details open ontoggle=window.hit=1>',
  '[x](javascript:window.hit=1)',
  '![x](x" onerror="window.hit=1)',
  '<a href="javascript:window.hit=1">x</a>',
  '{{constructor.constructor("window.hit=1")()}}',
  '${window.hit=1}',
  '$t(common:menu) {{reference}}',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>',
  '&lt;script&gt;window.hit=1&lt;/script&gt;',
];

it('what somebody types runs nowhere on the page, also after a reload, and is read as it was typed', async () => {
  const { page } = desk;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const isHit = () => page.evaluate(() => Reflect.has(window, 'hit'));
  const bubbles = page.locator('.webchat__bubble--from-user');
  for (const [at, payload] of PAYLOADS.entries()) {
    await desk.say(payload);
    await bubbles.nth(at).waitFor();
  }
  expect(await isHit()).toBe(false);
  await page.reload();
  await bubbles.nth(PAYLOADS.length - 1).waitFor();
  expect(await isHit()).toBe(false);
  expect(dialogs).toEqual([]);
  const within = await page
    .locator('.webchat__bubble--from-user :is(script, img, svg[onload], iframe, details, form)')
    .count();
  expect(within).toBe(0);
  expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
});
