import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { startWidgetHost, type WidgetHost } from '../../scripts/widgetHost.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';

const Token = z.object({ conversationId: z.string(), token: z.string() });
const secret = 'a-secret-of-the-portal-that-is-long-enough';
let browser: Browser;
let app: TestApp;
let env: Readonly<Record<string, string>>;
let given: WidgetHost;
let host: Awaited<ReturnType<typeof startWidgetHost>>;
let stranger: Awaited<ReturnType<typeof startWidgetHost>>;
const pages: Page[] = [];

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  [host, stranger] = await Promise.all([startWidgetHost(() => given), startWidgetHost(() => given)]);
  const portal = {
    name: 'own',
    secret,
    operator: 'konnect',
    organisations: 'all',
    origins: [host.origin],
    widget: true,
  };
  env = { PORTALS: JSON.stringify([portal]) };
  app = await startApp({ of: 'konnect', env });
  given = { chat: app.url, operator: 'konnect', secret, user: await app.accountId('konnect', 'agent1') };
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
  await Promise.all([host.stop(), stranger.stop()]);
  await app.stop();
});

async function visit(origin: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'fr' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  pages.push(page);
  await page.goto(origin);
  return page;
}

it('opens the chat in a page of another origin, with that page’s token; says what came while it was closed', async () => {
  const page = await visit(host.origin);
  const outside: string[] = [];
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (![host.origin, app.url].includes(origin) && !request.url().startsWith('blob:')) outside.push(request.url());
  });
  const answer = page.waitForResponse(`${host.origin}/token`);
  await page.getByRole('button', { name: 'Guichet' }).click();
  const chat = page.frameLocator('iframe');
  await chat.getByText('Bonjour Agent Kin-Centre').first().waitFor();
  await chat.locator('#facts').getByText('500,00').waitFor();
  await chat.locator('#webchat').getByRole('button', { name: 'Mes commissions' }).click();
  await chat.locator('.card', { hasText: 'Mes commissions' }).last().waitFor();
  await chat.locator('#widget-close').click();
  await page.locator('iframe').waitFor({ state: 'hidden' });
  // What is answered, and the open question once more.
  const { conversationId } = Token.parse(await (await answer).json());
  await app.turns.receive(conversationId, { type: 'message', text: 'merci' });

  await page.getByRole('button', { name: 'Guichet, 2 nouveaux messages' }).click();
  await page.locator('iframe').waitFor();
  await page.getByRole('button', { name: 'Guichet', exact: true }).waitFor();
  expect(outside).toEqual([]);
}, 60_000);

it('fills a phone’s screen, and goes at Escape', async () => {
  const page = await visit(host.origin, 390);
  await page.getByRole('button', { name: 'Guichet' }).click();
  const chat = page.frameLocator('iframe');
  await chat.getByText('Bonjour Agent Kin-Centre').first().waitFor();
  const box = await page.locator('iframe').boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 390, height: 800 });
  await chat.locator('#drawer').press('Escape');
  await page.locator('iframe').waitFor({ state: 'hidden' });
}, 60_000);

it('is not shown in a page of an origin that is not allowed, and not there where no page is', async () => {
  const page = await visit(stranger.origin);
  const refused = page.waitForEvent('console', { predicate: (one) => one.text().includes('frame-ancestors') });
  await page.getByRole('button', { name: 'Guichet' }).click();
  await refused;
  expect(await page.frameLocator('iframe').locator('#webchat').count()).toBe(0);
  const answer = await fetch(`${app.url}/konnect/widget`);
  expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors ${host.origin}`);
  expect(answer.headers.get('x-frame-options')).toBeNull();
  expect((await fetch(`${app.url}/konnect`)).headers.get('content-security-policy')).toContain(
    "frame-ancestors 'none'",
  );
  const closed = await startApp({ of: 'konnect' });
  expect((await fetch(`${closed.url}/konnect/widget`)).status).toBe(404);
  await closed.stop();
}, 60_000);

it('says why it is not connected where all places for streams are taken, and is as soon as there is room', async () => {
  const { port } = new URL(app.url);
  await app.halt();
  const streams = { conversation: 5, account: 1, overall: 100, checkEvery: 2_000 };
  app = await startApp({ of: 'konnect', env, dataDir: app.dataDir, port, limits: { streams } });
  const page = await visit(host.origin);
  const { token, conversationId } = Token.parse(
    await page.evaluate(`fetch('/token', { method: 'POST' }).then((one) => one.json())`),
  );
  const place = new WebSocket(
    `${app.url.replace('http', 'ws')}/v3/directline/conversations/${conversationId}/stream?t=${token}`,
  );
  await once(place, 'open');
  await page.getByRole('button', { name: 'Guichet' }).click();
  const problem = page.frameLocator('iframe').locator('#problem');
  await problem.getByText('Cette conversation est ouverte à trop d’endroits').waitFor();
  place.close();
  await page.frameLocator('iframe').getByText('Bonjour Agent Kin-Centre').first().waitFor();
  await problem.waitFor({ state: 'hidden' });
}, 60_000);

it('shows nothing with a token that is forged, and says that it is not connected', async () => {
  const page = await visit(host.origin);
  await page.evaluate(`window.guichetToken = async () => ({ token: 'forged', conversationId: 'another' })`);
  await page.getByRole('button', { name: 'Guichet' }).click();
  await page.frameLocator('iframe').locator('#problem').getByText('Connexion perdue').waitFor();
  expect(await page.frameLocator('iframe').locator('.ac-adaptiveCard').count()).toBe(0);
}, 60_000);
