import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { type FaultySmtp, startSmtp } from '../outbox/faultySmtp.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { sayAll } from '../support/drafting.js';
import { linkIn, secretIn } from '../support/invitations.js';
import { textTalk } from '../support/talk.js';

const GOOD = 'trois canards jaunes 41';

let browser: Browser;
let server: FaultySmtp;
let app: TestApp;
const open: Page[] = [];
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startSmtp();
  app = await startApp({ of: 'telenet', env: { SMTP_URL: server.url } });
});
afterEach(async () => {
  for (const page of open.splice(0)) await page.context().close();
  await app.stop();
  await server.close();
});

/** The link of the mail that Inès, a manager who speaks this language, gets when she is invited anew. */
async function mailedLink(language: Language): Promise<string> {
  await app.store.transaction(async ({ profiles }) => {
    const [ines] = await profiles.where({ email: 'ines@example.com' });
    if (ines !== undefined) await profiles.put({ ...ines, language });
  });
  const talk = await textTalk(app, 'telenet', 'fleet1');
  await sayAll(talk, [app.words('fr', 'telenet').say('resendInvitation:title'), 'Comptabilité', 'oui']);
  talk.close();
  await app.outbox.idle();
  return linkIn(server.received.at(-1)?.text ?? '');
}

async function opened(link: string, width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  open.push(page);
  const [complaints, asked]: [string[], string[]] = [[], []];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => asked.push(`${request.url()} ${request.headers().referer ?? ''}`));
  await page.goto(link);
  return { page, complaints, asked };
}

describe.each(languages)('an invitation in %s', (language) => {
  it.each([1280, 390])(
    'is read in the mail, confirmed with a password at %i pixels by keys alone, and leads to the first menu',
    async (width) => {
      const link = await mailedLink(language);
      const { say } = app.words(language, 'telenet');
      const { page, complaints, asked } = await opened(link, width);
      await page.getByLabel(say('web:invitation.password')).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.evaluate('document.activeElement.id')).toBe('title');
      const shown = await page.locator('dl').textContent();
      for (const said of ['Fleet Manager Exemple', 'Exemple Logistique SA', 'Inès Démonstration', 'ines@example.com'])
        expect(shown).toContain(said);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const field = await page.getByLabel(say('web:invitation.password')).boundingBox();
      expect(field?.width ?? 0).toBeGreaterThan(200);
      expect(field?.height ?? 0).toBeGreaterThanOrEqual(44);
      await page.keyboard.press('Tab');
      await page.keyboard.type('court');
      await page.keyboard.press('Tab');
      await page.keyboard.type('court');
      await page.keyboard.press('Enter');
      await page
        .getByRole('alert')
        .filter({ hasText: say('problems:password.short') })
        .waitFor();
      expect(await page.evaluate('document.activeElement.id')).toBe('password');
      await page.keyboard.press('Control+a');
      await page.keyboard.type(GOOD);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Control+a');
      await page.keyboard.type(GOOD);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/telenet');
      await page.getByText('Exemple Logistique SA').first().waitFor();
      expect(await page.locator('.who').textContent()).toContain('Inès Démonstration');
      // Nothing was asked of anybody else, and the secret stands in no address that was sent.
      const secret = secretIn(link);
      for (const one of asked) {
        expect(one.startsWith(app.url) || one.startsWith('blob:') || one.startsWith('data:')).toBe(true);
        expect(one.split('#')[0]).not.toContain(secret);
      }
      expect(app.lines.join('')).not.toContain(secret);
      expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
      // Back leads to no form any more.
      await page.goto(link);
      await page.getByRole('heading', { name: say('web:invitation.goneTitle') }).waitFor();
      expect(await page.getByLabel(say('web:invitation.password')).isVisible()).toBe(false);
    },
    90_000,
  );
});

it('says it when the server is gone, and goes on when it is back', async () => {
  const link = await mailedLink('en');
  const { say } = app.words('en', 'telenet');
  const context = await browser.newContext();
  const page = await context.newPage();
  open.push(page);
  await page.route('**/invitation/look', (route) => route.abort());
  await page.goto(link);
  await page
    .getByRole('alert')
    .filter({ hasText: say('web:signIn.unreachable') })
    .waitFor();
  await page.unroute('**/invitation/look');
  await page.getByRole('button', { name: say('web:fault.again') }).click();
  await page.getByLabel(say('web:invitation.password')).waitFor();
}, 60_000);
