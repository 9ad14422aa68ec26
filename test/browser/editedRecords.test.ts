import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { line } from '../guides/telenet.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

let browser: Browser;
let app: TestApp;
const open: DeskPage[] = [];
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'telenet' });
});
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
  await app.stop();
});

describe.each([
  { width: 1280, height: 900, locale: 'fr' },
  { width: 390, height: 800, locale: 'fr' },
])('on a page of $width pixels', (looks) => {
  async function visit(login: string, locale = 'fr'): Promise<DeskPage> {
    const desk = await DeskPage.open(browser, app, 'telenet', { ...looks, locale });
    open.push(desk);
    await desk.signIn(login);
    return desk;
  }
  const fits = async ({ page }: DeskPage) =>
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);

  it('two managers edit one user (T6): the second sees what the first has changed, and theirs is not lost', async () => {
    const first = await visit('fleet2', 'de');
    const second = await visit('fleet1');
    await first.press('Benutzerdaten ändern');
    await first.lastCard.getByLabel(line('05')).check();
    await first.press('Weiter');
    await first.field('Vorname').waitFor();
    await first.press('Weiter', { Vorname: 'Andries' });
    await second.press('Modifier les données d’un utilisateur');
    await second.lastCard.getByLabel(line('05')).check();
    await second.press('Suivant');
    await second.field('Prénom').waitFor();
    expect(await second.field('Prénom').inputValue()).toBe('Dries');
    await second.press('Suivant', { 'Adresse e-mail (facultatif)': 'second@exemple.example' });
    await second.see('vérifiez vos réponses');
    await first.looks();
    await first.press('Änderungen speichern');
    await first.seeOnCards('Benutzerdaten gespeichert');
    await second.looks();
    await second.press('Enregistrer les modifications');
    await second.see('Dries → Andries');
    const read = await second.read();
    expect(read).toContain('→ second@exemple.example');
    await fits(second);
    await second.looks();
    await second.press('Enregistrer les modifications');
    await second.seeOnCards('Données enregistrées');
    expect([...first.complaints, ...second.complaints]).toEqual([]);
  }, 120_000);

  it('a record is gone on with from its row (T16)', async () => {
    const desk = await visit('fleet1');
    await desk.say('Profils utilisateur');
    const row = desk.page.locator('.ac-adaptiveCard', { hasText: 'ines@example.com' }).last();
    await row.getByRole('button', { name: 'Renvoyer l’invitation', exact: true }).first().click();
    await desk.see('Inès Démonstration');
    await fits(desk);
    await desk.looks();
    await desk.press('Renvoyer l’invitation');
    await desk.seeOnCards('Invitation renvoyée');
    await fits(desk);
    expect(desk.complaints).toEqual([]);
  }, 120_000);
});
