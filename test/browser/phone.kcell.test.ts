import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { sayIn } from '../support/directTalk.js';
import { isSoundPage } from './sound.js';

const NUMBER = '+77010000002';
let browser: Browser;
let app: TestApp;
const open: Page[] = [];
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'kcell' });
});
afterEach(async () => {
  for (const page of open.splice(0)) await page.context().close();
  await app.stop();
});

/** The phone of the demo, with what the browser complains of. */
async function phonePage(width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'ru' });
  const page = await context.newPage();
  open.push(page);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${app.url}/phone`);
  await page.getByLabel('Чей телефон').selectOption(NUMBER);
  const bubbles = page.locator('#bubbles li');
  /** Writes a text; gives what comes back. */
  const write = async (text: string): Promise<string> => {
    const before = await bubbles.count();
    await page.getByLabel('Ваше сообщение').fill(text);
    await page.getByRole('button', { name: 'Отправить' }).click();
    // Its own bubble and the answer.
    await bubbles.nth(before + 1).waitFor();
    return ((await page.locator('#bubbles li.in').last().textContent()) ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
  };
  return { page, bubbles, complaints, write };
}

it.each([1280, 390])(
  'a code that the administrator sends arrives on the phone, and opens what its number’s user may see, at %i pixels',
  async (width) => {
    const { page, bubbles, complaints, write } = await phonePage(width);
    const account = await app.accountId('kcell', 'admin1');
    const conversation = await app.turns.open({ account, operator: 'kcell' }, 'text');
    for (const text of ['Отправить секретный код', NUMBER, 'да']) await sayIn(app, conversation, text);
    await bubbles.first().waitFor();
    const [code = ''] = /\b\d{8}\b/.exec((await bubbles.first().textContent()) ?? '') ?? [];
    expect(await write(code)).toMatch(/1\. Мой номер/);
    const balance = await write('баланс');
    expect(balance).toMatch(/8 450 T/);
    expect(balance).toMatch(/77700 · \d\d:\d\d · [1-4] сегмент/);
    expect(await write('звонки за вчера')).toMatch(/Детализация/);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await isSoundPage(page, `the phone, ${colorScheme}, at ${width} pixels`);
    }
    await page.getByLabel('Чей телефон').selectOption('+77010000001');
    await page.locator('#bubbles:empty').waitFor();
    expect(complaints).toEqual([]);
  },
  60_000,
);
