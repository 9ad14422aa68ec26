import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { freePort, type Playground, startPlayground } from '../support/playground.js';
import { textTalk } from '../support/talk.js';
import { registerInPlayground } from './playgroundSteps.js';

let playground: Playground;
let browser: Browser;

const start = async (operator: string, login: string) => {
  playground = await startPlayground({ operator, login, port: 0, playgroundPort: await freePort() });
};
beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(() => playground?.stop());
afterAll(() => browser?.close());

it('registers a customer in the Agents Playground: the receipt takes the review’s place, and the balance is debited', async () => {
  await start('konnect', 'agent3');
  const page = await browser.newPage({ viewport: { width: 1280, height: 1120 }, locale: 'en-US' });
  await registerInPlayground(page, playground.url);
  const receipt = page.locator('.ac-adaptiveCard', { hasText: 'Activation key' });
  expect(await receipt.count()).toBe(1);
  await receipt.getByText('USD 20.00').waitFor();
  expect(await page.getByRole('button', { name: 'Register the customer', exact: true }).count()).toBe(0);
});

it('approves a colleague’s request on its card, which then says so and cannot be pressed', async () => {
  await start('kcell', 'admin2');
  const page = await browser.newPage({ viewport: { width: 1280, height: 1120 }, locale: 'ru-RU' });
  page.setDefaultTimeout(20_000);
  await page.goto(playground.url);
  await page.locator('.ac-adaptiveCard').first().waitFor();
  const lines = await askToBlock(playground.app);
  const button = page.getByRole('button', { name: 'Одобрить', exact: true });
  await button.click();
  const review = page.locator('.ac-adaptiveCard', { hasText: 'проверьте данные' });
  await review.getByRole('textbox').fill(lines);
  await review.getByRole('button', { name: 'Одобрить', exact: true }).click();
  await page.getByText('Запрос одобрен').waitFor();
  await page.locator('.ac-adaptiveCard', { hasText: 'Решение: Ерлан Образцов' }).waitFor();
  expect(await button.count()).toBe(0);
});

/** The other administrator asks to block all lines that are active. Gives how many. */
async function askToBlock(app: TestApp): Promise<string> {
  const talk = await textTalk(app, 'kcell', 'admin1');
  const account = await app.accountId('kcell', 'admin1');
  const active = await app.store.read(async ({ accounts, lines }) => {
    const [organisation = ''] = (await accounts.get(account))?.organisations ?? [];
    return (await lines.where({ organisation, state: 'active' })).length;
  });
  for (const said of ['Блокировка / разблокировка', 'Активный', 'все', 'да', '1', '1', '-', `${active}`])
    await talk.say(said);
  talk.close();
  await app.outbox.idle();
  return `${active}`;
}
