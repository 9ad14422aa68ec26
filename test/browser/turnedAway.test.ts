import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { startWidgetHost } from '../../scripts/widgetHost.js';
import { soon } from '../guides/telenet.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';

const GOOD = 'trois canards jaunes 41';
/** Web Chat waits as long at most before it looks for a stream that it has lost, and a little more. */
const LONGEST_RETRY = 20_000;
const looks = { width: 1280, height: 860, locale: 'fr' };

let browser: Browser;
let app: TestApp;
const open: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'telenet' });
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  await app.stop();
});

/** `npm run admin -- account …`, as it is run. */
async function account(what: string, ...args: string[]): Promise<string> {
  const program = new URL('../../dist/bot/console/adminProgram.js', import.meta.url).pathname;
  const all = [program, 'account', what, '--operator', 'telenet', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, all, {
    env: { ...process.env, DATA_DIR: app.dataDir },
  });
  return stdout;
}

/** A browser of somebody else. */
async function pageAt(address: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr' });
  open.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(address);
  return page;
}

async function visit(login = 'fleet1'): Promise<DeskPage> {
  const desk = await DeskPage.open(browser, app, 'telenet', looks);
  open.push(desk);
  await desk.signIn(login);
  return desk;
}

const streamOf = ({ token, conversationId }: { token: string; conversationId: string }) =>
  `${app.url.replace('http', 'ws')}/v3/directline/conversations/${conversationId}/stream?t=${token}&watermark=0`;

describe('the link of a first access', () => {
  const say = () => app.words('fr', 'telenet').say;
  async function firstAccess(): Promise<string> {
    const named = ['--login', 'first', '--name', 'Inès Exemple', '--role', 'fleetManager', '--print-link'];
    return /https?:\/\/\S+/.exec(await account('add', ...named))?.[0] ?? '';
  }
  async function choose(page: Page): Promise<void> {
    await page.getByLabel(say()('web:invitation.password'), { exact: true }).fill(GOOD);
    await page.getByLabel(say()('web:invitation.again')).fill(GOOD);
    await page.keyboard.press('Enter');
  }

  it('opens once: whoever has opened it, too, is told so as they choose, and later nobody comes to a form', async () => {
    const link = await firstAccess();
    const [first, second] = [await pageAt(link), await pageAt(link)];
    await second.getByLabel(say()('web:invitation.again')).waitFor();
    await choose(first);
    await first.locator('#webchat').waitFor();
    await choose(second);
    await second.getByText(say()('web:access.gone')).waitFor();
    expect(await second.locator('#webchat').count()).toBe(0);
    const third = await pageAt(link);
    await third.getByText(say()('web:access.gone')).waitFor();
    expect(await third.getByLabel(say()('web:invitation.again')).isVisible()).toBe(false);
  }, 60_000);
});

describe('an account that is disabled', () => {
  it('is out at once: its stream is closed, its page becomes the sign-in, and that lets it in no more', async () => {
    const desk = await DeskPage.open(browser, app, 'telenet', looks);
    open.push(desk);
    const stream = desk.page.waitForEvent('websocket');
    await desk.signIn('fleet1');
    const closed = (await stream).waitForEvent('close');
    // Direct Line's own client looks for a lost stream again after up to fifteen seconds.
    const token = desk.page.waitForResponse((one) => one.url().endsWith('/token'), { timeout: 45_000 });
    await account('disable', '--login', 'fleet1');
    await closed;
    expect((await token).status()).toBe(401);
    await desk.page.locator('#sign-in').waitFor();
    await desk.page.locator('#login').fill('fleet1');
    await desk.page.locator('#password').fill('telenet-demo-1');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('alert').waitFor();
    expect(await desk.page.locator('#webchat').count()).toBe(0);
  }, 90_000);
});

describe('a file', () => {
  async function atAttachments(): Promise<DeskPage> {
    const desk = await visit();
    await desk.press('Créer un ticket');
    await desk.press('Suivant', { Objet: 'Options des cartes SIM' });
    await desk.press('Suivant', { 'Plus de détails': 'Réactiver les cartes SIM en pause' });
    await desk.press('Suivant', { 'Numéro de téléphone': '0470 00 00 01', 'Date de l’action': soon.sent });
    await desk.see('Pièces jointes');
    return desk;
  }
  const send = (desk: DeskPage, name: string, mimeType: string, buffer: Buffer) =>
    desk.page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });

  it('of a wrong type is refused at once, in words, and the question stays open', async () => {
    const desk = await atAttachments();
    await send(desk, 'plan.pdf', 'application/pdf', Buffer.from('MZ\u0090\u0000\u0003'));
    await desk.page.getByText('Le contenu de ce fichier ne correspond pas à son nom').last().waitFor();
    await send(desk, 'plan.pdf', 'application/pdf', Buffer.from('%PDF-1.7\nplan'));
    await desk.page.getByText('Fichiers reçus').last().waitFor();
    expect(desk.complaints).toEqual([]);
  }, 60_000);
});

/** One page of an account at a time; whoever is refused may ask again after two seconds. */
const streams = { conversation: 5, account: 1, overall: 100, checkEvery: 2_000 };

it('a page too many says so in words, and connects as soon as there is room', async () => {
  await app.stop();
  app = await startApp({ of: 'telenet', limits: { streams } });
  const first = await DeskPage.open(browser, app, 'telenet', looks);
  await first.signIn('fleet1');
  const second = await pageAt(`${app.url}/telenet`);
  await second.locator('#login').fill('fleet1');
  await second.locator('#password').fill('telenet-demo-1');
  await second.keyboard.press('Enter');
  await second.getByText('Cette conversation est ouverte à trop d’endroits').waitFor();
  expect(await second.getByText('Connexion perdue').isVisible()).toBe(false);
  await first.close();
  await second.locator('.webchat__basic-transcript__activity').first().waitFor();
  await second.locator('#problem').waitFor({ state: 'hidden' });
}, 60_000);

it('a page that has lost its stream, whose place is taken, says why, and is connected again when there is room', async () => {
  const desk = await visit();
  const { port } = new URL(app.url);
  const another = await app.signIn('telenet', 'fleet1');
  // Everybody comes back after a restart: who is slow finds no place.
  let goOn = () => {};
  const others = new Promise<void>((taken) => {
    goOn = taken;
  });
  await desk.page.route('**/directline/conversations/*?*', (route) => others.then(() => route.continue()));
  await app.halt();
  app = await startApp({ of: 'telenet', dataDir: app.dataDir, port, limits: { streams } });
  const place = new WebSocket(streamOf(another));
  await once(place, 'open');
  goOn();
  const problem = desk.page.locator('#problem');
  await problem.getByText('Cette conversation est ouverte à trop d’endroits').waitFor({ timeout: LONGEST_RETRY });
  // It stays until there is room, however often the page asks.
  const refused = () => desk.page.waitForResponse((one) => one.url().endsWith('/token') && one.status() === 429);
  await refused();
  expect(await problem.textContent()).toContain('trop d’endroits');
  place.close();
  await problem.waitFor({ state: 'hidden' });
  await desk.press('Créer un ticket');
  await desk.see('Objet');
}, 90_000);

it('a stream asked for by a page of another origin is refused, with a token that is good', async () => {
  const given = await app.signIn('telenet', 'fleet1');
  const stranger = await startWidgetHost(() => ({ chat: app.url, operator: 'telenet', secret: '', user: '' }));
  open.push({ close: () => stranger.stop() });
  const page = await pageAt(stranger.origin);
  const stream = streamOf(given);
  const opened = (address: string) => `new Promise((done) => {
    const socket = new WebSocket(${JSON.stringify(address)});
    socket.onopen = () => done('open');
    socket.onclose = ({ code }) => done(code);
  })`;
  expect(await page.evaluate(opened(stream))).toBe(1006);
  // The same from a page of ours is taken.
  const own = await pageAt(`${app.url}/telenet/access`);
  expect(await own.evaluate(opened(stream))).toBe('open');
}, 60_000);
