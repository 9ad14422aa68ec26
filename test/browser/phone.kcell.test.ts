import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';
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
    // In one tab the administrator sends the code, in the other it comes, and is read with.
    const desk = await DeskPage.open(browser, app, 'kcell', { width: 1280, height: 900, locale: 'ru' });
    await desk.signIn('admin1');
    await desk.press('Отправить секретный код');
    await desk.see('Айгуль Примерова');
    await desk.mark(/0002\s·/);
    await desk.press('Далее');
    await desk.see('проверьте данные');
    await desk.press('Отправить код');
    await bubbles.first().waitFor();
    const [code = ''] = /\b\d{8}\b/.exec((await bubbles.first().textContent()) ?? '') ?? [];
    expect(await write(code)).toMatch(/1\. Мой номер/);
    const balance = await write('баланс');
    expect(balance).toMatch(/8 450 T/);
    expect(balance).toMatch(/77700 · \d\d:\d\d · [1-4] сегмент/);
    expect(await write('звонки за вчера')).toMatch(/Детализация[\s\S]*«Детализация на почту»/);
    let more = '';
    for (let page = 0; page < 8 && !/\d\*\*\*|скрыт/.test(more); page += 1) more = await write('ещё');
    expect(more).toMatch(/\d\*\*\*|скрыт/);
    expect(await write('на почту')).toMatch(/1\. PDF/);
    expect(await write('1')).toMatch(/e…@primer\.example/);
    expect(await write('да')).toMatch(/будет отправлена/);
    expect(await write('отключи интернет')).toMatch(/только администратор/);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await isSoundPage(page, `the phone, ${colorScheme}, at ${width} pixels`);
    }
    await page.getByLabel('Чей телефон').selectOption('+77010000001');
    await page.locator('#bubbles:empty').waitFor();
    expect([complaints, desk.complaints]).toEqual([[], []]);
    await desk.close();
  },
  60_000,
);
