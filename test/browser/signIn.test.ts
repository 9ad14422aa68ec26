import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Language } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { mailsOf } from '../support/invitations.js';
import { CLIENT, SECRET, startHouse } from '../support/openidHouse.js';
import { codeIn } from '../support/signingIn.js';
import { isSoundPage } from './sound.js';

const GOOD = 'trois canards jaunes 41';
const right = { login: 'admin1', password: 'kcell-demo-1' };

let browser: Browser;
let app: TestApp;
const open: BrowserContext[] = [];
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'kcell' });
});
afterEach(async () => {
  for (const context of open.splice(0)) await context.close();
  await app.stop();
});

/** Passkeys need a host with a name. */
const named = () => app.url.replace('127.0.0.1', 'localhost');

async function opened(language: Language, width: number, path = '/kcell') {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: language });
  open.push(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
  await page.goto(`${named()}${path}`);
  const { say } = app.words(language, 'kcell');
  return { page, context, say, complaints };
}

const isFocused = (page: Page, id: string) => page.locator(`#${id}:focus`).waitFor();
const fits = async (page: Page, width: number) =>
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);

async function signIn(page: Page): Promise<void> {
  await page.locator('#login').fill(right.login);
  await page.locator('#password').fill(right.password);
  await page.locator('#sign-in button').click();
  await page.locator('#webchat').waitFor();
}

describe.each([
  ['fr', 1280],
  ['fr', 390],
  ['ru', 1280],
  ['ru', 390],
] as const)('in %s at %i pixels', (language, width) => {
  it('one signs in by keys alone, after a wrong password in neutral words', async () => {
    const { page, say, complaints } = await opened(language, width);
    await page.getByRole('heading', { name: say('web:signIn.title') }).waitFor();
    await isFocused(page, 'login');
    await isSoundPage(page, 'sign-in');
    await fits(page, width);
    await page.keyboard.type(right.login);
    await page.keyboard.press('Tab');
    await page.keyboard.type('not-the-one');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: say('web:signIn.wrong') })
      .waitFor();
    await isFocused(page, 'password');
    await page.keyboard.type(right.password);
    await page.keyboard.press('Enter');
    await page.locator('#webchat').waitFor();
    expect(complaints.filter((one) => !one.includes('401'))).toEqual([]);
  }, 60_000);

  it('a forgotten password, and the first one, is chosen by keys alone with the code of the mail', async () => {
    const { page, say, complaints } = await opened(language, width);
    await page.getByRole('link', { name: say('web:signIn.forgot') }).click();
    await page.getByRole('heading', { name: say('web:access.title') }).waitFor();
    await isSoundPage(page, 'access, name');
    const [mail] = await mailsOf(app, async () => {
      await isFocused(page, 'name');
      await page.keyboard.type('admin1@primer.example');
      await page.keyboard.press('Enter');
      await page.getByText(say('web:access.sent')).waitFor();
    });
    await isFocused(page, 'code');
    await isSoundPage(page, 'access, code');
    await fits(page, width);
    await page.keyboard.type('000000');
    await page.keyboard.press('Tab');
    await page.keyboard.type(GOOD);
    await page.keyboard.press('Tab');
    await page.keyboard.type(GOOD);
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: say('web:access.wrongCode') })
      .waitFor();
    await isFocused(page, 'code');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(codeIn(mail?.text));
    await page.keyboard.press('Enter');
    await page.locator('#webchat').waitFor();
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  }, 60_000);

  it('sees where one is signed in, and signs out everywhere', async () => {
    const { page, context } = await opened(language, width);
    await signIn(page);
    const other = await opened(language, width);
    await signIn(other.page);
    await page.goto(`${named()}/kcell/security`);
    const { say } = app.words('ru', 'kcell');
    await page.getByRole('heading', { name: say('web:security.title') }).waitFor();
    await page.locator('[data-session]').first().waitFor();
    expect(await page.locator('[data-session]').count()).toBe(2);
    await isSoundPage(page, 'security');
    await fits(page, width);
    // The password is changed here with the one there is: this browser stays, the other one is out.
    await page.getByLabel(say('web:security.current')).fill(right.password);
    await page.getByLabel(say('web:invitation.password'), { exact: true }).fill(GOOD);
    await page.getByLabel(say('web:invitation.again')).fill(GOOD);
    await page.keyboard.press('Enter');
    await page.getByText(say('web:security.passwordDone')).waitFor();
    await page.reload();
    await page.locator('[data-session]').first().waitFor();
    expect(await page.locator('[data-session]').count()).toBe(1);
    await page.getByRole('button', { name: say('web:security.endAll') }).click();
    await page.locator('#sign-in').waitFor();
    await other.page.reload();
    await other.page.locator('#sign-in').waitFor();
    expect((await context.cookies()).filter(({ httpOnly, sameSite }) => !httpOnly || sameSite !== 'Strict')).toEqual(
      [],
    );
  }, 60_000);

  it('a passkey is added with the password, signs one in without it, and is removed', async () => {
    const { page, context } = await opened(language, width);
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    await signIn(page);
    await page.goto(`${named()}/kcell/security`);
    const { say } = app.words('ru', 'kcell');
    const add = async (password: string) => {
      await page.getByLabel(say('web:security.passkeyName')).fill('Рабочий ноутбук');
      await page.locator('#add-passkey').getByLabel(say('web:signIn.password')).fill(password);
      await page.getByRole('button', { name: say('web:security.add') }).click();
    };
    await add('not-the-one');
    await page.getByRole('alert').filter({ hasText: 'Неверный пароль' }).waitFor();
    await add(right.password);
    await page.locator('[data-passkey]').waitFor();
    await isSoundPage(page, 'security with a passkey');
    await page.getByRole('button', { name: say('web:security.endAll') }).click();
    await page.locator('#sign-in').waitFor();
    const pressed = app.words(language, 'kcell').say('web:signIn.passkey');
    await page.getByRole('button', { name: pressed }).click();
    await page.locator('#webchat').waitFor();
    await page.goto(`${named()}/kcell/security`);
    await page.locator('[data-passkey]').click();
    await page.locator('[data-passkey]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: say('web:security.endAll') }).click();
    await page.getByRole('button', { name: pressed }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: app.words(language, 'kcell').say('web:signIn.noPasskey') })
      .waitFor();
  }, 60_000);
});

it('one signs in at another house and is signed out there, too', async () => {
  const people = { aina: { name: 'Айна Новая', email: 'aina@primer.example', groups: ['admins'] } };
  const house = await startHouse(people, () => [`${app.url}/kcell`]);
  await app.stop();
  const settings = {
    ...{ operator: 'kcell', name: 'Primer ID', issuer: house.issuer, clientId: CLIENT, clientSecret: SECRET },
    roles: [{ group: 'admins', role: 'administrator', organisations: ['kcell:primer'] }],
  };
  app = await startApp({ of: 'kcell', env: { OPENID: JSON.stringify([settings]) } });
  const context = await browser.newContext({ locale: 'fr' });
  open.push(context);
  const page = await context.newPage();
  await page.clock.install();
  const stream = page.waitForEvent('websocket');
  const closed = stream.then((socket) => socket.waitForEvent('close'));
  await page.goto(`${app.url}/kcell`);
  const { say } = app.words('fr', 'kcell');
  await page.getByRole('link', { name: say('web:signIn.openid', { name: 'Primer ID' }) }).click();
  await page.locator('input[name="login"]').fill('aina');
  await page.locator('input[name="password"]').fill('any');
  await page.locator('button[type="submit"]').click();
  await page.locator('input[name="login"]').waitFor({ state: 'detached' });
  await page.locator('button[type="submit"]').click();
  await page.locator('#webchat').waitFor();
  expect(await page.locator('.who').textContent()).toContain('Айна Новая');
  // Signing out is a script's work: once the conversation stands, the script does.
  await page.locator('.webchat__bubble').first().waitFor();
  // The connection ends before the answer says where to go: the page waits for the answer, and does not begin anew.
  await page.route('**/sign-out', async (route) => {
    const response = await route.fetch();
    await closed;
    await page.clock.runFor(120_000);
    await route.fulfill({ response });
  });
  await page.locator('#sign-out').click();
  await page.waitForURL(`${house.issuer}/session/end**`);
  await page.goto(`${app.url}/kcell`);
  await page.locator('#sign-in').waitFor();
  await context.close();
  await house.close();
}, 60_000);

it('without JavaScript says what is needed', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr' });
  open.push(context);
  const page = await context.newPage();
  for (const path of ['/kcell', '/kcell/access']) {
    await page.goto(`${app.url}${path}`);
    expect(await page.locator('noscript').textContent()).toContain(app.words('fr', 'kcell').say('web:signIn.noScript'));
  }
});
