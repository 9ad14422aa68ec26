import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/chromium.js';
import { freePort, type Playground, startPlayground } from '../support/playground.js';
import { registerInPlayground } from './playgroundSteps.js';

let playground: Playground;
let browser: Browser;

beforeAll(async () => {
  playground = await startPlayground({
    operator: 'konnect',
    login: 'agent3',
    port: 0,
    playgroundPort: await freePort(),
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});

it('registers a customer in the Agents Playground: the receipt takes the review’s place, and the balance is debited', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1120 }, locale: 'en-US' });
  await registerInPlayground(page, playground.url);
  const receipt = page.locator('.ac-adaptiveCard', { hasText: 'Activation key' });
  expect(await receipt.count()).toBe(1);
  await receipt.getByText('USD 20.00').waitFor();
  expect(await page.getByRole('button', { name: 'Register the customer', exact: true }).count()).toBe(0);
});
