import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';
import { inFrench } from './registrationSteps.js';
import { isSound, isSoundPage } from './sound.js';

const pin = 'Votre code PIN';
const confirm = 'Enregistrer le client';
const steps = inFrench('Exemple');

let browser: Browser;
let app: TestApp;
const desks: DeskPage[] = [];
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'konnect' });
});
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
  await app.stop();
});

async function opened(width: number): Promise<DeskPage> {
  const desk = await DeskPage.open(browser, app, 'konnect', { width, height: 860, locale: 'fr' });
  desks.push(desk);
  return desk;
}

/** The page at a path of ours is sound. */
async function soundAt(page: Page, path: string, ready: string): Promise<void> {
  await page.goto(`${app.url}/konnect${path}`);
  await page.locator(ready).waitFor();
  await isSoundPage(page, path);
}

describe.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('in %s at %i pixels', (scheme, width) => {
  it('no main state breaks a rule of WCAG 2.2, A or AA', async () => {
    const desk = await opened(width);
    const { page } = desk;
    await page.emulateMedia({ colorScheme: scheme });
    await soundAt(page, '/access', 'h1');
    await soundAt(page, '', '#login');
    await desk.signIn('agent1');
    await desk.line('Enregistrer un client').waitFor({ state: 'attached' });
    await isSound(desk, 'greeting');
    await page.locator('#find').or(page.locator('#drawer')).filter({ visible: true }).first().click();
    await isSound(desk, 'panel');
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Clavier', exact: true }).waitFor();
    await isSound(desk, 'keys');
    await page.keyboard.press('Escape');
    await desk.walk(steps.slice(0, 1));
    await isSound(desk, 'question');
    await desk.walk(steps.slice(1, 3));
    await desk.press('Suivant', { 'Téléphone 1': '0810 000 123', 'E-mail': 'a@b' });
    await desk.seeOnCards('Cette adresse n’est pas valable');
    await isSound(desk, 'mistake');
    await desk.walk(steps.slice(3));
    await isSound(desk, 'review');
    await desk.press('Annuler');
    await page.locator('.card[data-spent]').last().waitFor();
    await isSound(desk, 'cancelled');
    await soundAt(page, '/security', 'h1');
    expect(desk.complaints).toEqual([]);
  }, 90_000);
});

it('a whole guide by the keyboard alone: sign-in, search of the panel, guide, review, PIN, receipt', async () => {
  const desk = await opened(1280);
  const { page } = desk;
  const { keyboard } = page;
  await page.locator('#login:focus').waitFor();
  await keyboard.type('agent1');
  await keyboard.press('Tab');
  await keyboard.type('konnect-demo-1');
  await keyboard.press('Enter');
  await desk.line('Enregistrer un client').waitFor();
  await keyboard.press('/');
  await keyboard.type('enreg');
  await keyboard.press('Enter');
  for (const [_, filled, seen] of steps.slice(1)) {
    const labels = Object.entries(filled);
    for (const [label, value] of labels) {
      const field = desk.field(label);
      await field.waitFor();
      await desk.tabTo(field);
      // A list is chosen from by the first letters of what it has.
      await keyboard.type(value);
    }
    // In a list, Enter opens the list.
    if ((await page.locator('select:focus').count()) > 0) await desk.tabTo(desk.button('Suivant'));
    await keyboard.press('Enter');
    await desk.see(seen);
  }
  await desk.field(pin).and(page.locator(':focus')).waitFor();
  await keyboard.type('2468');
  await desk.ready(confirm).waitFor();
  await keyboard.press('Enter');
  await desk.see('Client enregistré');
  await isSound(desk, 'receipt');
  expect(await app.store.read(({ sales }) => sales.where({}))).toHaveLength(1);
  expect(desk.complaints).toEqual([]);
}, 90_000);
