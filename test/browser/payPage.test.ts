import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { directTalk } from '../support/directTalk.js';

let browser: Browser;
let app: TestApp;
const open: Page[] = [];
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'telenet' });
});
afterEach(async () => {
  for (const page of open.splice(0)) await page.context().close();
  await app.stop();
});

/** The page of a payment that was begun in a chat in this language, with what the browser complains of. */
async function payPage(language: Language, width: number) {
  const talk = directTalk(app, await app.signIn('telenet', 'fleet1'));
  await talk.post({ value: { act: 'language', language } });
  const { say } = app.words(language, 'telenet');
  await talk.say(say('invoices:title'));
  await talk.press(say('common:next'), { [say('invoices:fields.account.label')]: /^100000003/ });
  await talk.press(say('payInvoice:about'));
  await talk.press(say('payInvoice:confirm'));
  const link = /https?:\/\/[^"\s]+\/telenet\/pay\?t=[\w.%-]+/.exec(JSON.stringify(await talk.cards()))?.[0];
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: language });
  const page = await context.newPage();
  open.push(page);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(link ?? '');
  return { page, complaints, say };
}

describe.each(languages)('the demo’s payment page in %s', (language) => {
  it.each([1280, 390, 320])(
    'is paid at %i pixels, without a complaint of the browser',
    async (width) => {
      const { page, complaints, say } = await payPage(language, width);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await page.getByLabel(say('web:pay.methods.card')).check();
      const buttons = page.getByRole('button');
      expect(await buttons.count()).toBe(5);
      for (const box of await Promise.all([0, 1, 2, 3, 4].map((at) => buttons.nth(at).boundingBox())))
        expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
      await buttons.first().click();
      const said = page.getByRole('status');
      await said.waitFor();
      expect(await said.evaluate('document.activeElement.id')).toBe('said');
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const [payment] = await app.store.read(({ onlinePayments }) => onlinePayments.where({}));
      expect(payment?.state).toBe('paid');
      expect(complaints).toEqual([]);
    },
    60_000,
  );
});

it('is worked by keys alone, and says it when the server is gone', async () => {
  const { page, say } = await payPage('fr', 390);
  await page.route('**/telenet/pay', (route) => route.abort());
  await page.getByRole('button', { name: say('web:pay.outcomes.refused') }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toBe(say('web:pay.unreachable'));
  await page.unroute('**/telenet/pay');
  await page.keyboard.press('Enter');
  await page.getByRole('status').waitFor();
  const [payment] = await app.store.read(({ onlinePayments }) => onlinePayments.where({}));
  expect(payment?.state).toBe('refused');
}, 60_000);
