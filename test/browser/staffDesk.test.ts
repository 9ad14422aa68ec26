import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { soon } from '../guides/telenet.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';
import { isSound } from './sound.js';

const looks = { width: 1280, height: 900, locale: 'fr' };
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FILES = [
  { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nplan') },
  { name: 'photo.png', mimeType: 'image/png', buffer: PNG },
  { name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from('Numéro;Nom\n0470000001;Anna') },
  { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('La carte du camion 3.') },
];

let browser: Browser;
let app: TestApp;
beforeAll(async () => {
  browser = await openBrowser();
  app = await startApp({ of: 'telenet' });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** The staff's page of somebody signed in, with what the browser complains of. */
async function atDesk(
  login: string,
  { width, height }: { width: number; height: number },
  colorScheme: 'light' | 'dark',
) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'fr', colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${app.url}/telenet/desk`);
  const account = app.demoData.get('telenet')?.accounts.find((one) => one.login === login);
  await page.locator('#login').fill(login);
  await page.locator('#password').fill(account?.password ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Demandes des clients' }).waitFor();
  return { page, complaints };
}

/** Nothing is wider than the screen. */
const isWide = (page: Page) => page.evaluate('document.documentElement.scrollWidth > innerWidth');

/** T18 and B6 from both sides: asked with four files, taken up, answered with one, asked again, closed, each told to the other. */
it('brings a ticket with four files to the staff, and the answer with its file back by itself', async () => {
  const customer = await DeskPage.open(browser, app, 'telenet', looks);
  await customer.signIn('fleet1');
  await customer.press('Créer un ticket');
  await customer.press('Suivant', { Objet: 'Options des cartes SIM' });
  await customer.press('Suivant', { 'Plus de détails': 'Réactiver les cartes SIM en pause' });
  await customer.press('Suivant', { 'Numéro de téléphone': '0470 00 00 01', 'Date de l’action': soon.sent });
  await customer.see('Pièces jointes');
  await customer.page.locator('input[type="file"]').setInputFiles(FILES);
  await customer.page.getByText('Fichiers reçus').last().waitFor();
  await customer.press('Suivant', { 'Votre message': 'Réactivez la carte du camion 3.' });
  await customer.see('étape 4 sur 4');
  await customer.press('Suivant', {
    'Votre adresse e-mail': 'flotte@example.com',
    'Votre numéro de mobile': '0470 12 34 56',
  });
  await customer.see('plan.pdf, photo.png, liste.csv, note.txt');
  await customer.press('Envoyer le ticket');
  await customer.seeOnCards('Ticket envoyé');
  await app.outbox.idle();

  const staff = await atDesk('staff1', looks, 'light');
  const { page } = staff;
  const [request] = await app.store.read(({ requests }) => requests.where({}));
  const reference = request?.reference ?? '';
  // Without a mouse: the link is reached and pressed by the keyboard.
  await page.getByRole('link', { name: reference }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Réactivez la carte du camion 3.').waitFor();
  await page.getByText('+32 470 00 00 01').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger plan.pdf' }).click();
  expect((await download).suggestedFilename()).toBe('plan.pdf');
  expect(await page.locator('.files a').count()).toBe(4);
  await page.getByRole('button', { name: 'Prendre en charge' }).click();
  await page.getByText('Vous suivez maintenant cette demande.').waitFor();
  await customer.page.getByText(`${reference} est en cours de traitement`).last().waitFor();

  await page.getByLabel('Votre réponse').fill('C’est fait. Le relevé est joint.');
  await page
    .getByLabel('Fichiers')
    .setInputFiles([{ name: 'releve.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nreleve') }]);
  await page.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await page.getByText('La réponse est envoyée.').waitFor();
  expect(await page.getByLabel('Votre réponse').inputValue()).toBe('');
  // It comes to the conversation without a reload, with its file.
  await customer.page.getByText('C’est fait. Le relevé est joint.').last().waitFor();
  const link = customer.page.locator('.ac-adaptiveCard').getByRole('link', { name: 'releve.pdf' });
  await link
    .or(customer.page.locator('.ac-pushButton', { hasText: 'releve.pdf' }))
    .last()
    .waitFor();

  // A colleague has the same request open on a phone, in the dark, and is told of what happened meanwhile.
  const colleague = await atDesk('staff2', { width: 390, height: 844 }, 'dark');
  await colleague.page.goto(page.url());
  await colleague.page.getByText('C’est fait. Le relevé est joint.').waitFor();
  expect(await isWide(colleague.page)).toBe(false);
  const paused = colleague.page.route('**/now', (route) => route.abort());
  await paused;
  await page.getByRole('button', { name: 'Clore' }).click();
  await page.getByText('La demande est close.').waitFor();
  await customer.page.getByText(`${reference} est clôturé`).last().waitFor();
  await colleague.page.getByLabel('Votre réponse').fill('Autre réponse.');
  await colleague.page.unroute('**/now');
  await colleague.page.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await colleague.page.getByRole('alert').getByText('Quelqu’un d’autre vient de modifier').waitFor();
  expect(await colleague.page.locator('#message').inputValue()).toBe('Autre réponse.');

  // Whoever asked writes once more: it is opened again, and both pages show it by themselves.
  await customer.say('Mes tickets');
  await customer.see(reference);
  await customer.press('Ajouter un message');
  await customer.press('Suivant', { 'Votre message': 'La carte ne marche toujours pas.' });
  await customer.press('Envoyer le complément');
  await customer.seeOnCards('Complément envoyé');
  await page.getByText('La carte ne marche toujours pas.').waitFor();
  await page.getByLabel('Collègue').selectOption({ label: 'Support Voorbeeld' });
  await page.getByRole('button', { name: 'Transmettre' }).click();
  await page.getByText('La demande est transmise.').waitFor();
  await page.goto(`${app.url}/telenet/desk?assignee=nobody`);
  await page.getByText('Aucune demande ne correspond.').waitFor();
  await page.goto(`${app.url}/telenet/desk`);
  await page.getByRole('cell', { name: 'Support Voorbeeld' }).waitFor();
  expect(await isWide(page)).toBe(false);
  expect([customer.complaints, staff.complaints]).toEqual([[], []]);
});

/** A request that waits, without the conversation around it. */
async function waiting(reference: string): Promise<string> {
  const account = await app.accountId('telenet', 'fleet1');
  const id = `request-${reference}`;
  await app.store.transaction(async ({ requests, accounts }) => {
    const [organisation = ''] = (await accounts.get(account))?.organisations ?? [];
    await requests.put({
      ...{ id, operator: 'telenet', organisation, account, reference, subject: 'other', state: 'open' },
      conversation: 'none',
      ...{ message: 'La carte ne répond plus.', at: '2026-11-01T10:00:00.000Z', answers: [] },
    });
  });
  return id;
}

describe.each([
  { width: 1280, height: 900, scheme: 'light' as const },
  { width: 390, height: 844, scheme: 'dark' as const },
])('the staff’s page at $width pixels', ({ width, height, scheme }) => {
  it('is sound in the list and on a request, in each language, which is chosen by the keyboard and keeps what was written', async () => {
    const id = await waiting(`SND${width}`);
    const { page, complaints } = await atDesk('staff1', { width, height }, scheme);
    await isSound({ page }, 'the list');
    await page.goto(`${app.url}/telenet/desk/request/${id}`);
    await page.getByText('La carte ne répond plus.').waitFor();
    await isSound({ page }, 'a request');
    await page.getByLabel('Votre réponse').fill('C’est en cours.');
    // By its first letter: the keyboard alone.
    await page.locator('#language').focus();
    await page.keyboard.press('d');
    await page.locator('html[lang="de"]').waitFor();
    await page.locator('h1').waitFor();
    expect(await page.locator('#message').inputValue()).toBe('C’est en cours.');
    expect(await page.evaluate('document.activeElement.id')).toBe('language');
    await isSound({ page }, 'a request in German');
    for (const language of ['en', 'ru', 'fr']) {
      await page.locator('#language').selectOption(language);
      await page.locator(`html[lang="${language}"]`).waitFor();
      await page.locator('h1').waitFor();
      await isSound({ page }, `a request in ${language}`);
      expect(await isWide(page)).toBe(false);
    }
    await page.goto(`${app.url}/telenet/desk`);
    await page.getByRole('heading', { name: 'Demandes des clients' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
