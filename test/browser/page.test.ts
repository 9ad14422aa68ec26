import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage } from './deskPage.js';
import { inFrench } from './registrationSteps.js';

const desktop = { width: 1280, height: 800, locale: 'fr' };
const phone = { width: 390, height: 800, locale: 'fr' };
const pin = 'Votre code PIN';
const confirm = 'Enregistrer le client';
const steps = inFrench('Exemple');

let browser: Browser;
let app: TestApp;
const open: DeskPage[] = [];
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'konnect' });
});
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
  await app.stop();
});

async function visit(looks: typeof desktop, login = 'agent1'): Promise<DeskPage> {
  const desk = await DeskPage.open(browser, app, 'konnect', looks);
  open.push(desk);
  await desk.signIn(login);
  return desk;
}

/** Waits until this stands on the screen, and has stood there for a second: what moves the conversation has moved it. */
async function restsInSight(place: Locator): Promise<void> {
  await place.evaluate(`(it) => {
    const look = (frames, done) => {
      const { top } = it.getBoundingClientRect();
      const seen = top >= 0 && top < innerHeight;
      if (seen && frames === 60) done();
      else requestAnimationFrame(() => look(seen ? frames + 1 : 0, done));
    };
    return new Promise((done) => look(0, done));
  }`);
}

const focused = (desk: DeskPage): Locator => desk.page.locator(':focus');
const type = async ({ page }: DeskPage, text: string) => {
  await page
    .getByRole('textbox', { name: /message/i })
    .last()
    .fill(text);
  await page.keyboard.press('Enter');
};
/** What has letters: of a card, of the page around it, of Web Chat's own. */
const lettered = [
  '.ac-textBlock p',
  '.ac-pushButton',
  '.ac-input',
  'header button',
  'h1',
  '.when',
  '.webchat__send-box-text-box__input',
];
const sales = () => app.store.read(({ sales }) => sales.where({}));

describe.each([desktop, phone])('the page at $width pixels', (looks) => {
  it('begins at the open question when it is loaded again, and in a second tab', async () => {
    const desk = await visit(looks);
    await desk.walk(steps.slice(0, 5));
    await desk.page.reload();
    await restsInSight(desk.lastCard.getByText('étape 5 sur 5').first());
    const second = await desk.page.context().newPage();
    await second.goto(desk.page.url());
    await restsInSight(second.locator('.ac-adaptiveCard').last().getByText('étape 5 sur 5').first());
  }, 60_000);

  it('stays at a key that is copied, and so does the keyboard', async () => {
    const desk = await visit(looks);
    await desk.walk(steps);
    await desk.press(confirm, { [pin]: '2468' });
    await desk.see('460,00');
    const copy = desk.page.locator('.ac-pushButton', { hasText: 'Copier' });
    await restsInSight(copy);
    await copy.click();
    await desk.page.getByText('Copié.').waitFor();
    await restsInSight(copy);
    expect(await copy.and(focused(desk)).count()).toBe(1);
  }, 60_000);

  it('puts the focus into the faulty field after a third mistake, and into the first empty one of a new question', async () => {
    const desk = await visit(looks);
    await desk.walk(steps.slice(0, 4));
    await desk.field('Numéro d’adresse').and(focused(desk)).waitFor();
    await desk.press('Retour');
    await desk.see('étape 3 sur 5');
    for (const wrong of ['a@b', 'a@c', 'a@d']) {
      await desk.press('Suivant', { 'E-mail': wrong });
      await desk.field('E-mail').and(focused(desk)).waitFor();
      await desk.seeOnCards('Cette adresse n’est pas valable');
    }
  }, 60_000);

  it('goes on with Enter in a field, and confirms with Enter after the PIN', async () => {
    const desk = await visit(looks);
    await desk.walk(steps.slice(0, 1));
    await desk.field('Nom').fill('Exemple');
    await desk.field('Nom').press('Enter');
    await desk.see('étape 2 sur 5');
    await desk.walk(steps.slice(2));
    await desk.field(pin).fill('2468');
    await desk.ready(confirm).waitFor();
    await desk.field(pin).press('Enter');
    await desk.see('460,00');
  }, 60_000);

  it('takes no second press of a hurried hand for a confirmation', async () => {
    const desk = await visit(looks);
    await desk.walk(steps.slice(0, -1));
    await desk.fill(steps.at(-1)?.[1] ?? {});
    const next = desk.button('Suivant');
    await next.scrollIntoViewIfNeeded();
    const place = await next.boundingBox();
    await next.click();
    await desk.see('vérifiez vos réponses');
    await desk.field(pin).fill('2468');
    const button = desk.button(confirm);
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await button.dispatchEvent('click');
    await desk.page.getByText('Lisez d’abord').first().waitFor();
    await desk.ready(confirm).waitFor();
    const lies = await button.boundingBox();
    const apart =
      lies === null || place === null || lies.y >= place.y + place.height || lies.y + lies.height <= place.y;
    expect(apart || lies.x >= place.x + place.width).toBe(true);
    expect(await sales()).toEqual([]);
    await button.click();
    await desk.see('460,00');
    expect(await sales()).toHaveLength(1);
  }, 60_000);

  it('turns to another language whole, without being loaded again', async () => {
    const desk = await visit(looks);
    await desk.walk(steps.slice(0, 1));
    await desk.page.evaluate('window.still = true');
    await type(desk, 'English');
    await desk.page.locator('html[lang="en"]').waitFor();
    await desk.page.locator('#sign-out', { hasText: 'Sign out' }).waitFor({ state: 'attached' });
    await desk.page.getByPlaceholder('Type your message').waitFor();
    expect(await desk.page.title()).toBe('KONNECT – chat');
    expect(await desk.page.evaluate('window.still')).toBe(true);
    await desk.see('step 1 of 5');
    expect(await desk.page.locator('.when').last().textContent()).toMatch(/^\d+ \S+ at \d\d:\d\d$/);
    expect(desk.complaints).toEqual([]);
  }, 60_000);

  it('grows with the letters that somebody has chosen in the browser', async () => {
    const desk = await visit(looks);
    await desk.walk(steps.slice(0, 1));
    const sizes = async () =>
      z.array(z.number()).parse(
        await desk.page.evaluate(`${JSON.stringify(lettered)}
      .map((one) => document.querySelector(one))
      .map((one) => Number.parseFloat(getComputedStyle(one).fontSize))`),
      );
    const usual = await sizes();
    const client = await desk.page.context().newCDPSession(desk.page);
    await client.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
    await desk.page.reload();
    await desk.see('étape 1 sur 5');
    expect(await sizes()).toEqual(usual.map((size) => size * 2));
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(looks.width);
  }, 60_000);
});

it('takes no second half of a double press at another button that has come to lie there, but takes who has seen it', async () => {
  const desk = await visit(desktop);
  await desk.walk(steps.slice(0, 1));
  await desk.fill(steps[1]?.[1] ?? {});
  // The next card's "Back" comes to lie where "Next" was pressed, and is pressed as soon as it is there.
  await desk.page.evaluate(`{
    const last = () => [...document.querySelectorAll('.card')].at(-1);
    const named = (name) => [...last().querySelectorAll('.ac-pushButton')].find((one) => one.textContent === name);
    const { left, top, width, height } = named('Suivant').getBoundingClientRect();
    const lay = { position: 'fixed', left: left + 'px', top: top + 'px', width: width + 'px', height: height + 'px' };
    window.back = () => named('Retour').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
    new MutationObserver((_, seen) => {
      if (!last().textContent.includes('étape 2 sur 5')) return;
      seen.disconnect();
      Object.assign(named('Retour').style, lay);
      window.back();
    }).observe(document.getElementById('webchat'), { childList: true, subtree: true });
  }`);
  await desk.button('Suivant').click();
  await desk.page.getByText('Lisez d’abord').first().waitFor();
  await desk.see('étape 2 sur 5');
  await desk.looks();
  await desk.page.evaluate('window.back()');
  await desk.see('étape 1 sur 5');
}, 60_000);

it('a confirmation that reaches the bot twice is one receipt, also when it was sent from two tabs', async () => {
  const desk = await visit(desktop);
  await desk.walk(steps);
  const second = await desk.page.context().newPage();
  await second.goto(desk.page.url());
  await second.getByRole('button', { name: confirm }).waitFor();
  // A line that is bad repeats what it carries: each message of this tab goes out twice, and so does its body.
  await desk.page.route('**/activities', async (route) => {
    await route.fetch();
    await route.continue();
  });
  await desk.press(confirm, { [pin]: '2468' });
  const receipts = (page: Page) => page.locator('.ac-adaptiveCard', { hasText: 'Client enregistré' });
  await receipts(desk.page).first().waitFor();
  await receipts(second).first().waitFor();
  await type(desk, 'merci');
  await desk.page.locator('.webchat__bubble--from-user', { hasText: 'merci' }).first().waitFor();
  for (const page of [desk.page, second]) expect(await receipts(page).count()).toBe(1);
  expect(await sales()).toHaveLength(1);
}, 60_000);

it('says no longer that the connection is lost when it is back, whatever was sent meanwhile', async () => {
  const desk = await visit(desktop);
  const problem = desk.page.locator('#problem');
  await desk.page.context().setOffline(true);
  await problem.getByText('Connexion perdue').waitFor();
  await type(desk, 'merci');
  await problem.getByText('Pas encore de réponse').waitFor();
  await desk.page.context().setOffline(false);
  // Web Chat gives a message twenty seconds; then it says itself that this one was not sent.
  await problem.waitFor({ state: 'hidden', timeout: 40_000 });
}, 60_000);

it('shows times of twenty-four hours', async () => {
  const desk = await visit(desktop);
  expect(await desk.page.locator('.when').last().textContent()).toMatch(/^\d+ \S+ à \d\d:\d\d$/);
}, 60_000);

it('numbers the guide’s own page 1, 2, 3', async () => {
  const desk = await visit(desktop);
  await desk.walk(steps.slice(0, 1));
  await type(desk, 'aide');
  await type(desk, 'aide');
  const guide = desk.page.locator('.ac-adaptiveCard', { has: desk.page.locator('.ac-fact-title') }).last();
  await guide.getByText('Vérification').first().waitFor();
  const numbers = await guide.locator('.ac-fact-title').allTextContents();
  expect(numbers.map((title) => title.trim().slice(0, 2))).toEqual(numbers.map((_, index) => `${index + 1}.`));
  expect(await guide.locator('.ac-fact-title ol').count()).toBe(0);
  expect(numbers.length).toBeGreaterThan(3);
}, 60_000);
