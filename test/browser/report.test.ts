import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

const OPERATOR = 'konnect';
const LOGIN = 'agent1';
const looks = { height: 1000, locale: 'fr' };

let browser: Browser;
let app: TestApp;
beforeAll(async () => {
  browser = await openBrowser();
  app = await startApp({ of: OPERATOR });
  const account = await app.accountId(OPERATOR, LOGIN);
  await app.store.transaction(async ({ sales, subscriptions }) => {
    const [subscription] = await subscriptions.where({ activationKey: 'KNDEMXAAAA222222' });
    if (subscription === undefined) throw new Error('the demo data have changed');
    for (let day = 1; day <= 28; day += 1)
      await sales.insert({
        ...{
          id: `sale${day}`,
          operator: OPERATOR,
          account,
          kind: 'resubscription',
          reference: `R${day}`,
          offer: 'home10',
        },
        ...{ customer: subscription.customer, subscription: subscription.id, activationKey: `KEY${day}` },
        ...{ minor: 4000 * (1 + (day % 5)), currency: 'USD', at: new Date(Date.UTC(2026, 9, day, 9)).toISOString() },
      });
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

it.each([1280, 390])(
  'a report is read and taken along as a file, at a width of %d',
  async (width) => {
    const desk = await DeskPage.open(browser, app, OPERATOR, { ...looks, width });
    await desk.signIn(LOGIN);
    await desk.press('Mes transactions');
    await desk.press('Suivant');
    const picture = desk.page.getByRole('img', { name: /^Montant par jour/ }).last();
    await picture.waitFor();
    await desk.until(
      "[...document.images].some((image) => image.alt.startsWith('Montant par jour') && image.naturalWidth > 0)",
    );
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const downloading = desk.page.waitForEvent('download');
    await desk.press('PDF');
    await desk.press('Télécharger');
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^transactions-\d{4}-\d\d-\d\d\.pdf$/);
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
    expect(desk.complaints).toEqual([]);
    await desk.close();
  },
  60_000,
);
