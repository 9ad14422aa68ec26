import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

let browser: Browser;
let app: TestApp;
let desk: DeskPage;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'konnect' });
  desk = await DeskPage.open(browser, app, 'konnect', { width: 1280, height: 860, locale: 'fr' });
  await desk.signIn('agent1');
});
afterEach(async () => {
  await desk.close();
  await app.stop();
});

const NAMES = { Nom: 'Kabila', 'Post-nom (facultatif)': 'Mbuyi', 'Prénom (facultatif)': 'Jean' };

it('what is typed into three fields stays over small talk and another language, and is no answer', async () => {
  await desk.walk([['Enregistrer un client', {}, 'étape 1 sur 5']]);
  for (const [label, value] of Object.entries(NAMES)) await desk.field(label).fill(value);
  await desk.say('merci');
  await desk.seeOnCards('La question est répétée plus bas');
  for (const [label, value] of Object.entries(NAMES)) expect(await desk.field(label).inputValue()).toBe(value);
  await desk.say('english');
  await desk.see('step 1 of 5');
  expect(await desk.field('Last name').inputValue()).toBe('Kabila');
  expect(await desk.field('First name (optional)').inputValue()).toBe('Jean');
  expect(desk.complaints).toEqual([]);
}, 60_000);

it('what is chosen and picked stays, too', async () => {
  await desk.walk([
    ['Enregistrer un client', {}, 'étape 1 sur 5'],
    ['Suivant', { Nom: 'Kabila' }, 'étape 2 sur 5'],
  ]);
  await desk.field('Type de pièce d’identité').selectOption({ label: 'Passeport' });
  const chosen = await desk.field('Type de pièce d’identité').inputValue();
  await desk.say('merci');
  await desk.seeOnCards('La question est répétée plus bas');
  expect(await desk.field('Type de pièce d’identité').inputValue()).toBe(chosen);
}, 60_000);
