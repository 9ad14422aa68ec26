import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { dayFromToday } from '../guides/days.js';
import { line, SEARCH } from '../guides/telenet.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

const desktop = { width: 1280, height: 860, locale: 'fr' };
const phone = { width: 375, height: 720, locale: 'fr' };

let browser: Browser;
let app: TestApp;
const open: DeskPage[] = [];

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp();
});
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
  await app.stop();
});

async function visit(operator: string, login: string, looks: typeof desktop): Promise<DeskPage> {
  const desk = await DeskPage.open(browser, app, operator, looks);
  open.push(desk);
  await desk.signIn(login);
  return desk;
}

/** Nothing stands beside the page, and every button of the last card is in sight. */
async function fits(desk: DeskPage, { width }: typeof desktop): Promise<void> {
  expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  for (const button of await desk.lastCard.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  }
}

/** What is done is seen, and stays so for half a second: Web Chat goes to the menu below by itself. */
async function staysInSight(desk: DeskPage, heading: string): Promise<void> {
  await desk.page.evaluate(`new Promise((done) => {
    let frames = 0;
    const look = () => {
      const area = document.getElementById('webchat').getBoundingClientRect();
      const inSight = [...document.querySelectorAll('[role="heading"]')]
        .filter(({ textContent }) => textContent.includes(${JSON.stringify(heading)}))
        .map((place) => place.getBoundingClientRect())
        .some(({ top, bottom }) => top >= area.top && bottom <= area.bottom);
      frames = inSight ? frames + 1 : 0;
      if (frames > 30) done();
      else requestAnimationFrame(look);
    };
    look();
  })`);
}

describe.each([desktop, phone])('at $width pixels', (looks) => {
  it('two of Telenet’s cards are found by a mask and activated on a day (T3)', async () => {
    const desk = await visit('telenet', 'fleet1', looks);
    const day = dayFromToday(13, 'Europe/Brussels', 'fr');
    await desk.press('Activer une carte SIM');
    await desk.see('Cartes SIM 1 à 10 sur 16');
    await fits(desk, looks);
    await desk.press('Chercher', { [SEARCH]: '%000_' });
    await desk.see('Tout sélectionner (9)');
    await desk.press('Chercher', { Statut: 'PENDING (en attente)' });
    await desk.see('Tout sélectionner (3)');
    await desk.mark(line('02'), line('03'));
    await desk.press('Suivant');
    await desk.see('étape 2 sur 2');
    await desk.press('Suivant', { 'Date d’activation (facultatif)': day.sent });
    await desk.see('2 cartes SIM : 2 seront traitées');
    await fits(desk, looks);
    await desk.press('Activer');
    await desk.seeOnCards('Commandes : 2 programmées');
    await staysInSight(desk, '✓ Activation enregistrée');
    const account = await app.accountId('telenet', 'fleet1');
    const orders = await app.store.read((tables) => tables.orders.where({ account }));
    expect(orders.map(({ number, change }) => [number, change.kind]).toSorted()).toEqual([
      ['+32470000002', 'activate'],
      ['+32470000003', 'activate'],
    ]);
    expect(desk.complaints).toEqual([]);
  }, 60_000);

  it('a reseller of COMuniq turns to another customer and opens a line', async () => {
    const desk = await visit('comuniq', 'reseller1', { ...looks, locale: 'de' });
    await desk.page.locator('#company').click();
    await desk.press('Beispielkanzlei Müller-Muster & Partner');
    await desk.see('Kunde: Beispielkanzlei Müller-Muster & Partner');
    await desk.press('Benutzer mit Mobiltelefon');
    await desk.see('Rufnummern 1 bis 10 von 40');
    await fits(desk, looks);
    await desk.mark(/\+49 171 3920000/);
    await desk.press('Nächster Schritt');
    await desk.seeOnCards('Kanzleileitung');
    await fits(desk, looks);
    expect(desk.complaints).toEqual([]);
  }, 60_000);
});
