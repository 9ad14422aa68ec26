import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { DeskPage } from '../browser/deskPage.js';
import { inFrench } from '../browser/registrationSteps.js';
import { openBrowser } from '../support/chromium.js';
import { done, once } from '../support/confirming.js';
import { type Cluster, startCluster } from './cluster.js';

let browser: Browser;
let cluster: Cluster;
beforeAll(async () => {
  [browser, cluster] = await Promise.all([openBrowser(), startCluster()]);
});
afterAll(async () => {
  await browser.close();
  await cluster.stop();
});

it('the page carries out a registration although every request of it goes to another instance', async () => {
  const desk = await DeskPage.open(browser, cluster.app, 'konnect', { width: 1280, height: 860, locale: 'fr' });
  desk.page.setDefaultTimeout(30_000);
  await desk.signIn('agent1');
  await desk.walk(inFrench('Exemple'));
  await desk.press('Enregistrer le client', { 'Votre code PIN': '2468' });
  await desk.see('460,00');
  expect(await desk.read()).toContain('Client enregistré');
  expect(await done(cluster.app)).toEqual(once);
  await desk.page.reload();
  await desk.see('460,00');

  const posted = cluster.passed.filter(({ method, path }) => method === 'POST' && path.endsWith('/activities'));
  expect(new Set(posted.map(({ instance }) => instance)).size).toBe(3);
  await desk.page.locator('#sign-out').click();
  await desk.page.locator('#login').waitFor();
  expect(desk.complaints).toEqual([]);
  await desk.close();
});
