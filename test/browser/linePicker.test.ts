import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Picking, search, startPicking } from '../behaviour/pickingLines.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

const phone = { width: 375, height: 720, locale: 'fr' };

let browser: Browser;
let rig: Picking;
beforeAll(async () => {
  [browser, rig] = await Promise.all([openBrowser(), startPicking()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await rig.stop();
});

it('lines are found, marked on several pages and chosen on a narrow screen', async () => {
  const desk = await DeskPage.open(browser, rig.app, 'picking', phone);
  const fits = async () => {
    expect(await desk.page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    for (const control of await desk.lastCard.locator('button, label, select').all()) {
      const box = await control.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.width);
    }
  };
  const mark = (number: string) => desk.lastCard.getByRole('checkbox', { name: number }).check();
  await desk.signIn('fleet');
  await desk.press('Plusieurs lignes');
  await desk.see('Lignes 1 à 10 sur 31');
  await fits();
  await mark('+32 470 00 00 02');
  // Nothing else is filled in yet, which keeps nobody from turning the page.
  await desk.press('Page suivante');
  await desk.see('Lignes 11 à 20 sur 31');
  // A second press of the same hand would meet the one that drops the choice: it takes nothing yet.
  await desk.lastCard.locator('.ac-pushButton[aria-disabled="true"]', { hasText: 'Tout désélectionner' }).waitFor();
  await mark('+32 470 00 00 11');
  await desk.field(search).fill('pause');
  await desk.page.keyboard.press('Enter');
  await desk.see('2 lignes sélectionnées');
  await desk.field(search).and(desk.page.locator(':focus')).waitFor();
  expect(await desk.lastCard.textContent()).toContain('+32 470 00 01 04 · Paul *Pause* _x_ <b> · Mobile Start');
  await fits();
  await mark('+32 470 00 01 04');
  await desk.press('Suivant', { Date: '2030-01-02' });
  await desk.seeOnCards('3 lignes · +32 470 00 00 02');
  expect(await rig.chosen()).toEqual(['002', '011', '104']);
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 60_000);
