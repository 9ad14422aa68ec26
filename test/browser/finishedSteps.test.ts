import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { luhnDigit } from '../../src/domain/values/luhn.js';
import type { WordKey, WordValues } from '../../src/speech/words.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { plainBlanks } from '../support/seen.js';
import { DeskPage } from './deskPage.js';

const SIM = '893203000080000001';

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

const say = (key: WordKey, values: WordValues = {}) => plainBlanks(app.words('fr', 'telenet').say(key, values));
const step = (procedure: string, number: number, name: string) =>
  say('common:steps.button', { number, title: say(`${procedure}:screens.${name}`) });

describe.each([
  ['wide', 1280, 900],
  ['narrow', 390, 800],
] as const)('finished steps on a %s screen', (_name, width, height) => {
  it('are pressed, asked again with what was answered, and gone on from: a SIM card and its user (T2)', async () => {
    const desk = await DeskPage.open(browser, app, 'telenet', { width, height, locale: 'fr' });
    const fits = async () =>
      expect(await desk.page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await desk.signIn('fleet1');
    await desk.press(say('addLine:title'));
    await desk.see(say('addLine:screens.sim'));
    await desk.walk([
      ['Suivant', { 'Numéro de carte SIM': SIM + luhnDigit(SIM) }, 'étape 2 sur 6'],
      ['Suivant', { 'Profil split bill': 'Pas de split bill' }, 'étape 3 sur 6'],
      ['Suivant', { Prénom: 'Lara', Nom: 'Exemple', Langue: 'français' }, 'étape 4 sur 6'],
      ['Suivant', { 'Plan tarifaire': 'Mobile Europe · 45,00 €' }, 'Data National'],
      ['Suivant', {}, 'étape 5 sur 6'],
    ]);
    await fits();
    // Each is a button of its own, wide enough for a finger.
    for (const [number, name] of ['sim', 'bill', 'user', 'plan'].entries()) {
      const box = await desk.button(step('addLine', number + 1, name)).boundingBox();
      expect([name, (box?.height ?? 0) >= 24, (box?.x ?? 0) + (box?.width ?? 0) <= width]).toEqual([name, true, true]);
    }
    await desk.press(step('addLine', 3, 'user'));
    await desk.see('étape 3 sur 6');
    expect(await desk.field('Prénom').inputValue()).toBe('Lara');
    await desk.press('Suivant', { Prénom: 'Laura' });
    await desk.see('étape 5 sur 6');
    await fits();
    await desk.field('Billing account').selectOption({ index: 1 });
    await desk.press('Suivant');
    await desk.see('étape 6 sur 6');
    expect(await desk.read()).toContain('Laura');
    await fits();
    expect(desk.complaints).toEqual([]);
    await desk.close();
  }, 120_000);

  it('are there in a ticket (T18) as well', async () => {
    const desk = await DeskPage.open(browser, app, 'telenet', { width, height, locale: 'fr' });
    await desk.signIn('fleet1');
    await desk.press(say('ticket:title'));
    await desk.see('étape 1 sur 4');
    await desk.press('Suivant', { Objet: 'Options des cartes SIM' });
    await desk.see('Plus de détails');
    await desk.press('Suivant', { 'Plus de détails': 'Réactiver les cartes SIM en pause' });
    await desk.see('étape 2 sur 4');
    await desk.press(step('ticket', 1, 'subject'));
    await desk.see('étape 1 sur 4');
    await desk.press('Suivant');
    await desk.see('Plus de détails');
    await desk.press('Suivant');
    await desk.see('étape 2 sur 4');
    expect(desk.complaints).toEqual([]);
    await desk.close();
  }, 90_000);
});
