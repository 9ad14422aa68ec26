import { expect, it } from '@jest/globals';
import { DeskPage } from './deskPage.js';
import { pages } from './pages.js';

const house = pages({ of: 'konnect' });

/** The page of somebody signed in, whose Web Chat does not come before `come` is called. */
async function withoutLibrary() {
  const desk = await house.signedIn('agent1', { width: 390, height: 800, locale: 'fr' });
  let come = () => {};
  const held = new Promise<void>((done) => {
    come = done;
  });
  await desk.page.route('**/webchat.js*', async (route) => {
    await held;
    await route.continue();
  });
  await desk.page.reload({ waitUntil: 'commit' });
  const line = desk.page.getByPlaceholder('Tapez votre message');
  await line.waitFor();
  await desk.line('Mes commissions').waitFor({ state: 'attached' });
  expect(await desk.page.locator('.ac-adaptiveCard').count()).toBe(0);
  return { desk, line, come };
}
const sendBox = ({ page }: DeskPage) => page.locator('.webchat__send-box-text-box__input').first();

it('before Web Chat is there one can type, and goes on typing in its own line', async () => {
  const { desk, line, come } = await withoutLibrary();
  await line.fill('une question');
  come();
  await desk.lastCard.waitFor();
  expect(await sendBox(desk).inputValue()).toBe('une question');
  expect(await desk.page.locator('#early').count()).toBe(0);
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 60_000);

it('what is sent before, by Enter or in the panel, is sent once when it is there', async () => {
  const { desk, line, come } = await withoutLibrary();
  await line.fill('merci');
  await line.press('Enter');
  await desk.page.getByText('Votre message part dès').waitFor();
  await desk.choose('Mes commissions');
  come();
  await desk.page.locator('.card:not([data-menu="true"])', { hasText: 'Mes commissions' }).last().waitFor();
  await desk.page.locator('.webchat__bubble--from-user', { hasText: 'merci' }).waitFor();
  expect(await sendBox(desk).inputValue()).toBe('');
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 60_000);

it('what is searched before the panel is there waits for it, and is not asked in the conversation', async () => {
  const desk = await DeskPage.open(house.browser, house.app, 'konnect', { width: 1280, height: 800, locale: 'fr' });
  let come = () => {};
  const held = new Promise<void>((done) => {
    come = done;
  });
  await desk.page.route('**/panel', async (route) => {
    await held;
    await route.continue();
  });
  await desk.signIn('agent1');
  await desk.page.keyboard.press('Control+k');
  await desk.page.keyboard.type('commissions');
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('#lists').getByText('Chargement').waitFor();
  expect(await desk.page.locator('#lists button').count()).toBe(0);
  come();
  await desk.page.locator('.card:not([data-menu="true"])', { hasText: 'Mes commissions' }).last().waitFor();
  expect(await desk.page.locator('.webchat__bubble--from-user').count()).toBe(0);
  expect(desk.complaints).toEqual([]);
  await desk.close();
}, 60_000);
