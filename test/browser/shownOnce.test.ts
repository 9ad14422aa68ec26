import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { demoSecrets } from '../../src/bot/secrets/demoSecrets.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

const desktop = { width: 1280, height: 800, locale: 'ru' };
const phone = { width: 390, height: 800, locale: 'ru' };
const SHOW = 'Показать коды';

let browser: Browser;
let app: TestApp;
const open: DeskPage[] = [];
let codes: readonly string[];
beforeAll(async () => {
  browser = await openBrowser();
  const known = await demoSecrets.simCodes({ operator: 'kcell', iccid: '89997010000000000017' });
  codes = Object.values(known ?? {});
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'kcell' });
});
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
  await app.stop();
});

/** The page at the receipt, for whoever has given the password. Its clock goes as the test says from now on. */
async function proven(looks: typeof desktop): Promise<DeskPage> {
  const desk = await DeskPage.open(browser, app, 'kcell', looks);
  open.push(desk);
  await desk.signIn('admin1');
  await desk.say('puk код +7 701 000 0001');
  await desk.see('проверьте данные');
  await desk.press('Запросить коды', { 'Ваш пароль': 'kcell-demo-1' });
  await desk.seeOnCards('Коды можно посмотреть один раз');
  // It has come to lie where the last press was.
  await desk.looks();
  await desk.page.clock.install();
  return desk;
}

const press = (desk: DeskPage) => desk.page.locator('.card').getByRole('button', { name: SHOW }).last().click();
const dialog = ({ page }: DeskPage) => page.locator('#once');
/** All of the page as it stands, with what cannot be seen. */
const stands = async ({ page }: DeskPage) => {
  const all = await page.content();
  return codes.filter((code) => all.includes(`>${code}<`));
};
const turnAway = ({ page }: DeskPage, hidden: boolean) =>
  page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} });
    document.dispatchEvent(new Event('visibilitychange'))`);

describe.each([desktop, phone])('what is shown once, at $width pixels', (looks) => {
  it('stands on the page for a minute and is taken out of it', async () => {
    const desk = await proven(looks);
    await press(desk);
    await dialog(desk).getByText('PUK2').waitFor();
    expect(await stands(desk)).toEqual(codes);
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(looks.width);
    expect(await dialog(desk).locator('.clock').textContent()).toMatch(/^(1:00|0:5\d)$/);
    await desk.page.clock.fastForward(50_000);
    expect(await stands(desk)).toEqual(codes);
    await desk.page.clock.fastForward(11_000);
    await dialog(desk).getByText('Коды скрыты. Если они нужны').waitFor();
    expect(await stands(desk)).toEqual([]);
    await dialog(desk).getByRole('button').click();
    await press(desk);
    await dialog(desk).getByText('Коды уже показаны').waitFor();
    expect(await stands(desk)).toEqual([]);
    expect(desk.complaints.filter((complaint) => !complaint.includes('410'))).toEqual([]);
  }, 60_000);

  it('stands nowhere while another tab is looked at, and not longer for that', async () => {
    const desk = await proven(looks);
    await press(desk);
    await dialog(desk).getByText('PUK2').waitFor();
    await turnAway(desk, true);
    expect(await stands(desk)).toEqual([]);
    await turnAway(desk, false);
    expect(await stands(desk)).toEqual(codes);
    await turnAway(desk, true);
    await desk.page.clock.fastForward(61_000);
    await turnAway(desk, false);
    await dialog(desk).getByText('Коды скрыты. Если они нужны').waitFor();
    expect(await stands(desk)).toEqual([]);
  }, 60_000);

  it('is gone when it is closed, and when somebody goes back to the page', async () => {
    const desk = await proven(looks);
    await press(desk);
    await dialog(desk).getByText('PUK2').waitFor();
    await desk.page.keyboard.press('Escape');
    expect(await stands(desk)).toEqual([]);
    await desk.page.clock.resume();
    await desk.page.goto(`${app.url}/healthz`);
    await desk.page.goBack();
    await desk.seeOnCards('Коды можно посмотреть один раз');
    expect(await stands(desk)).toEqual([]);
  }, 60_000);
});

it('is shown on a page of its own to whoever has asked for it elsewhere, once they are signed in', async () => {
  const desk = await proven(phone);
  const [disclosure] = await app.store.read(async ({ disclosures }) =>
    disclosures.where({ account: await app.accountId('kcell', 'admin1') }),
  );
  const page = await browser.newContext({ viewport: phone, locale: 'ru' }).then((context) => context.newPage());
  await page.goto(`${app.url}/kcell/once/${disclosure?.id}`);
  await page.locator('#login').fill('admin1');
  await page.locator('#password').fill('kcell-demo-1');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: SHOW }).click();
  await page.locator('#once').getByText('PUK2').waitFor();
  expect(codes.filter((code) => page.url().includes(code))).toEqual([]);
  const text = (await page.locator('#once').textContent()) ?? '';
  expect(codes.filter((code) => !text.includes(code))).toEqual([]);
  // The other page, and this one after a way back, have none of it.
  await page.goto(`${app.url}/healthz`);
  await page.goBack();
  await page.getByRole('button', { name: SHOW }).click();
  await page.getByText('Коды уже показаны').waitFor();
  expect(codes.filter((code) => text.includes(code) && code.length > 4)).toHaveLength(2);
  await page.context().close();
  await press(desk);
  await dialog(desk).getByText('Коды уже показаны').waitFor();
}, 60_000);
