import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage, type Looks } from './deskPage.js';
import { inFrench } from './registrationSteps.js';
import { isSound } from './sound.js';

const wide = { width: 1280, height: 860, locale: 'fr' };
const phone = { width: 390, height: 800, locale: 'fr' };
const steps = inFrench('Exemple');
const confirm = 'Enregistrer le client';
const pin = 'Votre code PIN';

let browser: Browser;
let app: TestApp;
const open: DeskPage[] = [];
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'konnect' });
});
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
  await app.stop();
});

async function visit(looks: Looks): Promise<DeskPage> {
  const desk = await DeskPage.open(browser, app, 'konnect', looks);
  open.push(desk);
  await desk.signIn('agent1');
  await desk.line('Enregistrer un client').waitFor({ state: 'attached' });
  return desk;
}

const facts = ({ page }: DeskPage): Locator => page.locator('#facts');
const trail = ({ page }: DeskPage): Locator => page.locator('#trail');
const folded = ({ page }: DeskPage, title: string): Locator => page.locator('.card[data-spent]', { hasText: title });

describe.each([wide, phone])('around the conversation at $width pixels', (looks) => {
  it('stands who, with which balance, live; what can be done is a press away; below a receipt comes no menu', async () => {
    const desk = await visit(looks);
    await facts(desk).getByText('500,00').waitFor();
    // Beside the panel the greeting does not say again what stands there.
    const menuLine = desk.page
      .locator('.card[data-whole="true"]')
      .getByRole('button', { name: 'Enregistrer un client' });
    expect(await menuLine.isVisible()).toBe(looks === phone);
    expect(await desk.page.locator('.beside').isVisible()).toBe(looks === wide);
    await desk.choose('Enregistrer un client');
    await desk.see('étape 1 sur 5');
    await desk.walk(steps.slice(1));
    await desk.press(confirm, { [pin]: '2468' });
    await desk.see('Client enregistré');
    await facts(desk).getByText('460,00').waitFor();
    expect(await desk.page.locator('.card[data-menu="true"]').count()).toBe(1);
    await desk.press('Mes transactions');
    await desk.page.locator('.card', { hasText: 'Mes transactions' }).last().waitFor();
    expect(desk.complaints).toEqual([]);
  }, 60_000);

  it('stand the steps of a guide; one that is finished opens again there, and so does its folded answer', async () => {
    const desk = await visit(looks);
    await desk.walk(steps);
    expect(await desk.field(pin).getAttribute('inputmode')).toBe('numeric');
    await trail(desk).locator('[aria-current="step"]', { hasText: 'Vérification' }).waitFor();
    await trail(desk)
      .getByRole('button', { name: /Adresse/ })
      .click();
    await desk.see('étape 4 sur 5');
    await desk.press('Suivant', { Commune: 'Lingwala' });
    await desk.see('vérifiez vos réponses');
    const address = folded(desk, 'Adresse').last();
    await address.getByText('Lingwala').first().waitFor();
    await address.locator('.fold').click();
    await address.locator('.ac-factset').waitFor();
    await address.locator('.fold').click();
    await address.locator('.ac-factset').waitFor({ state: 'hidden' });
    await folded(desk, 'Nom du client').last().locator('.edit').click();
    await desk.see('étape 1 sur 5');
    await desk.press('Suivant', { 'Prénom (facultatif)': 'Colette' });
    await desk.see('Colette');
    await desk.press(confirm, { [pin]: '2468' });
    await desk.see('Exemple Colette');
    await desk.page.locator('.card[data-editable]').first().waitFor({ state: 'detached' });
  }, 60_000);
});

it('finds a procedure by a part of its name, from the keyboard alone, and what nobody is called is asked in the conversation', async () => {
  const desk = await visit(wide);
  const { keyboard } = desk.page;
  const found = desk.page.locator('#lists button');
  await keyboard.press('/');
  await keyboard.type('reabo');
  await found.getByText('Réabonner un client').waitFor();
  expect(await found.count()).toBe(2);
  await keyboard.press('Enter');
  await desk.see('Réabonner un client');
  await desk.until(`document.activeElement.closest('.card') !== null`);
  await keyboard.press('Control+k');
  await keyboard.type('bonjour tout le monde');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await desk.page.locator('.webchat__bubble--from-user', { hasText: 'bonjour tout le monde' }).waitFor();
  await keyboard.press('Escape');
  await desk.page.locator('h1').click();
  await keyboard.press('?');
  await desk.page.getByRole('dialog', { name: 'Clavier', exact: true }).waitFor();
  await keyboard.press('Escape');
  await desk.page.getByRole('dialog', { name: 'Clavier', exact: true }).waitFor({ state: 'hidden' });
}, 60_000);

it('has the whole menu in the conversation where the panel cannot be had', async () => {
  const desk = await DeskPage.open(browser, app, 'konnect', wide);
  open.push(desk);
  await desk.page.route('**/panel', (route) => route.abort());
  await desk.signIn('agent1');
  await desk.button('Enregistrer un client').waitFor();
  await desk.page.unroute('**/panel');
  await desk.say('merci');
  await desk.line('Enregistrer un client').waitFor();
  await desk.page.locator('.card[data-whole="true"] .ac-pushButton').first().waitFor({ state: 'hidden' });
}, 60_000);

it('turns dark and light at a choice, for all that is drawn, and remembers it', async () => {
  const desk = await visit(wide);
  const inkOf = (place: string) => desk.page.evaluate(`getComputedStyle(document.querySelector('${place}')).color`);
  const places = ['body', '.ac-textBlock', '#panel button'];
  const inks = () => Promise.all(places.map(inkOf));
  const before = await inks();
  await desk.page.locator('#look').selectOption('dark');
  const dark = await inks();
  expect(dark.every((ink, at) => ink !== before[at])).toBe(true);
  await isSound(desk, 'dark');
  await desk.page.reload();
  await desk.line('Mes commissions').waitFor();
  expect(await inks()).toEqual(dark);
  expect(desk.complaints).toEqual([]);
}, 60_000);

it.each([
  ['forced colours', wide, 16, true],
  ['letters of 200 % on a desktop', wide, 32, false],
  ['letters of 200 % on a phone', phone, 32, false],
  ['320 pixels', { ...phone, width: 320 }, 16, false],
  ['1920 pixels', { ...wide, width: 1920, height: 1080 }, 16, false],
] as const)(
  'with %s nothing lies beside the page, and a guide is gone through',
  async (_name, looks, letters, forced) => {
    const desk = await visit(looks);
    const client = await desk.page.context().newCDPSession(desk.page);
    await client.send('Page.setFontSizes', { fontSizes: { standard: letters } });
    await desk.page.emulateMedia({ forcedColors: forced ? 'active' : 'none' });
    await desk.page.reload();
    await desk.line('Enregistrer un client').waitFor({ state: 'attached' });
    await desk.choose('Enregistrer un client');
    await desk.see('étape 1 sur 5');
    await desk.walk(steps.slice(1, 3));
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(looks.width);
    const cut = `[...document.querySelectorAll('#webchat .card:not([data-spent]) .ac-pushButton, #panel li button, header button')]
    .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)`;
    expect(await desk.page.evaluate(cut)).toEqual([]);
    await isSound(desk, _name);
    expect(desk.complaints).toEqual([]);
  },
  60_000,
);
