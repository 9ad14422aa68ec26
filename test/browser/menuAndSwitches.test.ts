import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { line, SIMS } from '../guides/telenet.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

let browser: Browser;
let app: TestApp;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'telenet' });
});
afterEach(() => app.stop());

/** Where something is seen. */
async function placeOf(part: Locator) {
  const place = await part.boundingBox();
  if (place === null) throw new Error(`${String(part)} is not seen`);
  return place;
}

it.each([900, 390])(
  'has the lines of a group in columns where there is room, and switches whose names turn them, at a width of %d',
  async (width) => {
    const desk = await DeskPage.open(browser, app, 'telenet', { width, height: 900, locale: 'fr' });
    await desk.signIn('fleet1');
    const group = desk.button('Gérer les cartes SIM');
    expect((await placeOf(group)).width).toBeGreaterThan(300);
    await group.click();
    const first = await placeOf(desk.button('Activer une carte SIM'));
    const second = await placeOf(desk.button('Changer de plan tarifaire'));
    const third = await placeOf(desk.button('Gérer les blocages'));
    const lefts = new Set([first, second, third].map(({ x }) => Math.round(x)));
    expect(lefts.size).toBe(width > 600 ? 2 : 1);
    await desk.looks();
    await desk.press('Gérer les blocages');
    await desk.see(SIMS);
    await desk.mark(line('01'));
    await desk.press('Suivant');
    await desk.see('Blocages');
    // Until the page has come to rest at it.
    await desk.looks();
    const box = desk.lastCard.getByRole('checkbox', { name: 'Bloquer les SMS entrants' });
    const name = desk.lastCard.getByText('Bloquer les SMS entrants', { exact: true });
    const [boxAt, nameAt] = [await placeOf(box), await placeOf(name)];
    expect(boxAt.x + boxAt.width).toBeLessThanOrEqual(nameAt.x);
    expect(Math.abs(boxAt.y + boxAt.height / 2 - (nameAt.y + nameAt.height / 2))).toBeLessThan(12);
    // What takes the press lies over the name.
    await name.click({ force: true });
    expect(await box.isChecked()).toBe(true);
    await box.focus();
    await desk.page.keyboard.press('Space');
    expect(await box.isChecked()).toBe(false);
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  },
  60_000,
);

it('gives a list that is pasted a box of several lines, and filters one width', async () => {
  const desk = await DeskPage.open(browser, app, 'telenet', { width: 390, height: 900, locale: 'fr' });
  await desk.signIn('fleet1');
  await desk.press('Remplacer la carte SIM');
  await desk.press('Suivant', { Remplacer: 'Par une carte SIM dont vous tapez le numéro' });
  await desk.see('étape 2 sur 4');
  const filters = await desk.lastCard.locator('select:visible').all();
  const widths = await Promise.all(filters.map(async (one) => Math.round((await placeOf(one)).width)));
  expect(new Set(widths).size).toBe(1);
  await desk.press('Retour');
  await desk.press('Suivant', { Remplacer: 'Plusieurs cartes SIM avec une liste' });
  await desk.see('Collez les lignes');
  expect((await placeOf(desk.field('Liste'))).height).toBeGreaterThan(90);
  await desk.close();
}, 60_000);
