import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { z } from 'zod';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';
import { inFrench } from './registrationSteps.js';

const desktop = { width: 1280, height: 800, locale: 'fr' };
const steps = inFrench('Exemple');
const NAMES = { Nom: 'Kabila', 'Post-nom (facultatif)': 'Mbuyi', 'Prénom (facultatif)': 'Jean' };
const HALF_AN_HOUR = 30 * 60_000;
const NIGHT = 10 * 3_600_000;
/** The page tries again more and more seldom, in the end every half a minute and a little more. */
const RETRIED = 45_000;
const HALF_SAID = 'une question à moitié écrite';

let browser: Browser;
let app: TestApp;
/** By how much the server's clock is before this machine's. */
let later = 0;
const clock = { now: () => new Date(Date.now() + later) };
let desk: DeskPage;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  later = 0;
  app = await startApp({ of: 'konnect', clock });
});
afterEach(async () => {
  await desk.close();
  await app.stop();
});

const Given = z.object({ conversationId: z.string() });

/** The same server again, over the same data and at the same place. */
async function startAgain(): Promise<void> {
  const { port } = new URL(app.url);
  app = await startApp({ of: 'konnect', clock, dataDir: app.dataDir, port });
}

const problem = (): Locator => desk.page.locator('#problem');
const sendBox = (): Locator => desk.page.locator('.webchat__send-box-text-box__input').first();
const messages = (): Locator => desk.page.locator('.webchat__basic-transcript__activity');

/** At the first question of a guide, with something typed into its fields and into the line for messages. */
async function halfTyped(): Promise<number> {
  desk = await DeskPage.open(browser, app, 'konnect', desktop);
  await desk.signIn('agent1');
  await desk.walk(steps.slice(0, 1));
  await desk.fill(NAMES);
  await sendBox().fill(HALF_SAID);
  return messages().count();
}

/** All that was typed is there; nothing is there twice; and the guide goes on from it. */
async function goesOn(before: number): Promise<void> {
  for (const [label, value] of Object.entries(NAMES)) expect(await desk.field(label).inputValue()).toBe(value);
  expect(await sendBox().inputValue()).toBe(HALF_SAID);
  expect(await messages().count()).toBe(before);
  await desk.press('Suivant');
  await desk.see('étape 2 sur 5');
  await desk.seeOnCards('Kabila');
}

/** Waits until the page has asked for another token and is connected with it. */
async function connectedAnew(does: () => Promise<unknown>): Promise<void> {
  const given = desk.page.waitForResponse((one) => one.url().endsWith('/konnect/token') && one.ok());
  // The first socket may have been turned away by the server that was stopped: the one that hears something counts.
  const heard = new Promise<void>((resolve) => {
    desk.page.on('websocket', (socket) => socket.once('framereceived', () => resolve()));
  });
  await does();
  await given;
  await heard;
}

it('a server that starts again in the middle of a guide takes nothing away', async () => {
  const before = await halfTyped();
  await app.halt();
  await desk.press('Suivant');
  await problem().getByText('Pas encore de réponse').waitFor();
  await connectedAnew(startAgain);
  await problem().waitFor({ state: 'hidden', timeout: RETRIED });
  await goesOn(before);
}, 90_000);

it('a line that is away for a while takes nothing away', async () => {
  const before = await halfTyped();
  await desk.page.context().setOffline(true);
  await problem().getByText('Connexion perdue').waitFor();
  await desk.page.context().setOffline(false);
  await problem().waitFor({ state: 'hidden', timeout: RETRIED });
  await goesOn(before);
}, 90_000);

it('a token that has expired is renewed at the press that it refuses, and the press is made again', async () => {
  const before = await halfTyped();
  later += HALF_AN_HOUR + 60_000;
  await connectedAnew(() => desk.press('Suivant'));
  await problem().waitFor({ state: 'hidden', timeout: RETRIED });
  await goesOn(before);
}, 90_000);

it('after a night asleep the page connects anew by itself, and what was typed goes on', async () => {
  const before = await halfTyped();
  // Its timers stood still, and the clock on the wall did not.
  await desk.page.evaluate(`{ const { now } = Date; Date.now = () => now() + ${NIGHT}; }`);
  await connectedAnew(async () => {});
  await problem().waitFor({ state: 'hidden', timeout: RETRIED });
  await goesOn(before);
}, 90_000);

it('whose session has ended meanwhile signs in elsewhere, and goes on here with what was typed', async () => {
  const before = await halfTyped();
  later += NIGHT;
  await app.halt();
  await startAgain();
  await problem().getByText('Votre session est terminée').waitFor({ timeout: RETRIED });
  expect(await desk.page.locator('#webchat').isVisible()).toBe(false);
  const opened = desk.page.context().waitForEvent('page');
  await desk.page.getByRole('link', { name: 'Se connecter dans un autre onglet' }).click();
  const elsewhere = await opened;
  await elsewhere.locator('#login').fill('agent1');
  await elsewhere.locator('#password').fill('konnect-demo-1');
  await elsewhere.keyboard.press('Enter');
  await elsewhere.locator('.ac-adaptiveCard').first().waitFor();
  await elsewhere.close();
  await problem().waitFor({ state: 'hidden', timeout: RETRIED });
  await goesOn(before);
}, 90_000);

it('whose session has ended with nothing typed finds the sign-in; a conversation of another account is nobody’s', async () => {
  desk = await DeskPage.open(browser, app, 'konnect', desktop);
  await desk.signIn('agent1');
  later += NIGHT;
  await app.halt();
  await startAgain();
  await desk.page.locator('#login').waitFor({ timeout: RETRIED });
  const [one, other] = await Promise.all([app.signIn('konnect', 'agent1'), app.signIn('konnect', 'agent2')]);
  const asked = (conversation: string) =>
    fetch(`${app.url}/konnect/token`, {
      method: 'POST',
      headers: { cookie: other.cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify({ conversation }),
    }).then(async (answer) => Given.parse(await answer.json()).conversationId);
  expect(await asked(one.conversationId)).toBe(other.conversationId);
  expect(await asked('nobody')).toBe(other.conversationId);
}, 90_000);

it('another language, chosen in the header, changes the frame at once and keeps what was typed', async () => {
  const before = await halfTyped();
  await desk.page.locator('#language').selectOption('en');
  await desk.page.locator('html[lang="en"]').waitFor();
  await desk.page.getByPlaceholder('Type your message').waitFor();
  await desk.see('step 1 of 5');
  expect(await desk.field('Last name').inputValue()).toBe(NAMES.Nom);
  expect(await sendBox().inputValue()).toBe(HALF_SAID);
  expect(before).toBeGreaterThan(0);
}, 90_000);

it('on a line of 400 kbit/s a guide is gone through; who is impatient does nothing twice', async () => {
  desk = await DeskPage.open(browser, app, 'konnect', desktop);
  await desk.signIn('agent1');
  const client = await desk.page.context().newCDPSession(desk.page);
  const slow = { downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400, offline: false };
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', slow);
  await desk.walk(steps);
  await desk.fill({ 'Votre code PIN': '2468' });
  const button = await desk.ready('Enregistrer le client').elementHandle();
  for (const _ of [1, 2, 3]) await button?.dispatchEvent('click');
  await desk.see('Client enregistré');
  await problem().waitFor({ state: 'hidden', timeout: RETRIED });
  expect(await desk.page.locator('.ac-adaptiveCard', { hasText: 'Client enregistré' }).count()).toBe(1);
  expect(await app.store.read(({ sales }) => sales.where({}))).toHaveLength(1);
}, 90_000);

/** The network is back, as the browser says it: the page connects anew over a connection that was never lost. */
const comesBack = () => desk.page.evaluate(`dispatchEvent(new Event('online'))`);

/** Holds what the page asks for there, until the given function is called. */
async function hold(address: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await desk.page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Kept when the page asks for its conversation. */
const connects = () => desk.page.waitForRequest((one) => /conversations\/[^/]*\?/.test(one.url()));

it('a press that is on its way when the page connects anew is answered first', async () => {
  await halfTyped();
  const release = await hold('**/activities');
  const sent = desk.page.waitForRequest('**/activities');
  await desk.press('Suivant');
  await sent;
  const given = desk.page.waitForResponse('**/konnect/token');
  const asked = connects();
  await comesBack();
  await given;
  // Long enough for a page that would not wait.
  await Promise.race([asked, desk.looks()]);
  release();
  await desk.see('étape 2 sur 5');
}, 60_000);

it('a press that is made while the page connects anew waits until it has', async () => {
  await halfTyped();
  const release = await hold('**/directline/conversations/*?*');
  const asked = connects();
  await comesBack();
  await asked;
  await desk.press('Suivant');
  release();
  await desk.see('étape 2 sur 5');
}, 60_000);
