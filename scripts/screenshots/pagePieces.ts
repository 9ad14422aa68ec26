import { fileURLToPath } from 'node:url';
import { DeskPage } from '../../test/browser/deskPage.js';
import { inFrench } from '../../test/browser/registrationSteps.js';
import { startApp } from '../../test/support/app.js';
import { startWidgetHost, type WidgetHost } from '../widgetHost.js';
import { atRest, type Studio } from './studio.js';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));

async function whole(desk: DeskPage, name: string): Promise<void> {
  await atRest(desk);
  await desk.page.screenshot({ path: `${folder}/${name}.png` });
}

/** The whole page as somebody has it before them: at the greeting and at a review, light and dark; on a phone with its drawer. */
async function takePage({ browser, app, width, suffix }: Studio): Promise<void> {
  const desk = await DeskPage.open(browser, app, 'konnect', { width, height: 860, locale: 'fr' });
  await desk.signIn('agent1');
  await desk.line('Enregistrer un client').waitFor({ state: 'attached' });
  await whole(desk, `page-greeting${suffix}`);
  if (suffix !== '') {
    await desk.page.locator('#drawer').click();
    await whole(desk, 'page-drawer-phone');
    await desk.page.keyboard.press('Escape');
  }
  await desk.walk(inFrench('Exemple'));
  await whole(desk, `page-review${suffix}`);
  await desk.page.emulateMedia({ colorScheme: 'dark' });
  await whole(desk, `page-review-dark${suffix}`);
  await desk.close();
}

/** The widget in another house's page. */
async function takeWidget({ browser, width, suffix }: Studio): Promise<void> {
  let given: WidgetHost;
  const host = await startWidgetHost(() => given);
  const secret = 'a-secret-of-the-portal-that-is-long-enough';
  const about = {
    name: 'own',
    secret,
    operator: 'konnect',
    organisations: 'all',
    origins: [host.origin],
    widget: true,
  };
  const app = await startApp({ of: 'konnect', env: { PORTALS: JSON.stringify([about]) } });
  given = { chat: app.url, operator: 'konnect', secret, user: await app.accountId('konnect', 'agent1') };
  const page = await browser.newPage({ viewport: { width, height: 860 }, locale: 'fr' });
  await page.goto(host.origin);
  await page.getByRole('button', { name: 'Guichet' }).click();
  await page.frameLocator('iframe').locator('.ac-adaptiveCard').first().waitFor();
  await page.frameLocator('iframe').locator('#facts').getByText('500,00').waitFor();
  await page.screenshot({ path: `${folder}/page-widget${suffix}.png` });
  await page.close();
  await host.stop();
  await app.stop();
}

/** Pictures of the whole page. */
export const pagePieces = [takePage, takeWidget];
