import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { invitedAnew, mailsOf } from '../../test/support/invitations.js';
import { codeIn } from '../../test/support/signingIn.js';
import type { Studio } from './studio.js';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));
/** Long enough, of words that do not belong together. */
const GOOD = 'trois canards jaunes 41';

/** Takes pictures of the pages before the chat, one after the other in one browser. */
async function inBrowser(
  { browser, width, suffix }: Studio,
  locale: string,
  work: (page: Page, take: Take) => unknown,
) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale });
  const page = await context.newPage();
  await work(page, async (name) => {
    await page.evaluate('document.activeElement.blur()');
    await page.screenshot({ path: `${folder}/${name}${suffix}.png`, fullPage: true });
  });
  await context.close();
}
type Take = (name: string) => Promise<void>;

/** The form, and what it says of a wrong password; in Russian. */
async function takeSignIn(studio: Studio): Promise<void> {
  await inBrowser(studio, 'ru', async (page, take) => {
    await page.goto(`${studio.app.url}/kcell`);
    await page.locator('#login').fill('admin1');
    await page.locator('#password').fill('not-the-one');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ visible: true }).waitFor();
    await take('door-sign-in');
  });
}

/** A forgotten password: the name, then the code and a password that is too short; in French. */
async function takeAccess(studio: Studio): Promise<void> {
  const { app } = studio;
  await inBrowser(studio, 'fr', async (page, take) => {
    await page.goto(`${app.url}/kcell/access`);
    await page.locator('#name').waitFor();
    await take('door-access');
    const [mail] = await mailsOf(app, async () => {
      await page.locator('#name').fill('admin1@primer.example');
      await page.keyboard.press('Enter');
      await page.locator('#code').waitFor();
    });
    await page.locator('#code').fill(codeIn(mail?.text));
    await page.locator('#password').fill('court');
    await page.locator('#again').fill('court');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ visible: true }).waitFor();
    await take('door-access-code');
  });
}

/** An invitation as whoever is invited opens it, and as it is when it has been used; in German. */
async function takeInvitation(studio: Studio): Promise<void> {
  const { app } = studio;
  const link = (await invitedAnew(app, 'Comptabilité')).replace('language=fr', 'language=de');
  await inBrowser(studio, 'de', async (page, take) => {
    await page.goto(link);
    await page.locator('#password').waitFor();
    await take('door-invitation');
    await page.locator('#password').fill(GOOD);
    await page.locator('#again').fill(GOOD);
    await page.keyboard.press('Enter');
    await page.locator('#webchat').waitFor();
    await page.goto(link);
    await page.getByRole('heading', { name: app.words('de', 'telenet').say('web:invitation.goneTitle') }).waitFor();
    await take('door-invitation-gone');
  });
}

/** Sign-ins, password and passkeys of somebody who is signed in; in English. */
async function takeSecurity(studio: Studio): Promise<void> {
  const { app } = studio;
  await inBrowser(studio, 'en', async (page, take) => {
    // Passkeys need a host with a name.
    const address = `${app.url.replace('127.0.0.1', 'localhost')}/konnect`;
    await page.goto(address);
    await page.locator('#login').fill('agent3');
    await page.locator('#password').fill('konnect-demo-3');
    await page.keyboard.press('Enter');
    await page.locator('#webchat').waitFor();
    await page.goto(`${address}/security`);
    await page.locator('[data-session]').first().waitFor();
    await take('door-security');
  });
}

/** Pictures of the pages before the chat. */
export const doorPieces = [takeSignIn, takeAccess, takeInvitation, takeSecurity];
