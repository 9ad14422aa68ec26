import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Language } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage, type Step } from './deskPage.js';
import { inEnglish, inFrench, trickyName } from './registrationSteps.js';

const desktop = { width: 1280, height: 860, locale: 'fr' };
const phone = { width: 375, height: 720, locale: 'fr' };
const pin = 'Votre code PIN';
const confirm = 'Enregistrer le client';

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

async function visit(looks: typeof desktop): Promise<DeskPage> {
  const desk = await DeskPage.open(browser, app, 'konnect', looks);
  open.push(desk);
  return desk;
}

/** What the registration left behind. */
const kept = async (login: string) => {
  const account = await app.accountId('konnect', login);
  return app.store.read(async (tables) => {
    const sales = await tables.sales.where({ account });
    const wallets = await tables.wallets.where({ account });
    return {
      customers: await Promise.all(sales.map(({ customer }) => tables.customers.get(customer))),
      sales: sales.map(({ offer, reference, activationKey }) => ({ offer, reference, activationKey })),
      usd: wallets.find(({ currency }) => currency === 'USD')?.minor,
    };
  });
};

/** The language of whoever signs in: what is said, and what is then asked, filled in and pressed. */
const fromOneSentence = [
  {
    language: 'fr',
    sentence:
      'enregistrer un client : nom Exemple, prénom Carole, passeport OP7654321, téléphone 0810 000 123, mail carole@example.com, catégorie Residential',
    steps: [
      ['Suivant', {}, 'Téléphone 2'],
      ['Suivant', {}, 'Avenue'],
      [
        'Suivant',
        { 'Numéro d’adresse': '12 bis', Avenue: 'Avenue du Modèle', Commune: 'Gombe', Ville: 'Kinshasa' },
        'Compte',
      ],
      ['Suivant', { Compte: 'USD' }, 'Numéro de série'],
      [
        'Suivant',
        { Forfait: 'KONNECT Home 10, 30 jours · 40,00 USD', 'Numéro de série du modem': 'kn-5555-0001' },
        'vérifiez vos réponses',
      ],
    ],
  },
  {
    language: 'ru',
    sentence:
      'зарегистрировать клиента: фамилия Exemple, имя Carole, паспорт OP7654321, телефон 0810 000 123, почта carole@example.com, категория частные клиенты',
    steps: [
      ['Далее', {}, 'Телефон 2'],
      ['Далее', {}, 'Улица'],
      ['Далее', { 'Номер дома': '12', Улица: 'Образцовая', Коммуна: 'Гомбе', Город: 'Киншаса' }, 'Счёт'],
      ['Далее', { Счёт: 'USD' }, 'Серийный номер'],
      [
        'Далее',
        { Пакет: 'KONNECT Home 10, 30 дней · 40,00 USD', 'Серийный номер модема': 'kn-5555-0001' },
        'проверьте',
      ],
    ],
  },
] as const satisfies readonly { language: Language; sentence: string; steps: readonly Step[] }[];

describe.each(fromOneSentence)('a registration from one sentence with six values ($language)', (one) => {
  it('is carried out after the questions that are left', async () => {
    const id = await app.accountId('konnect', 'agent1');
    await app.store.transaction(async ({ accounts }) => {
      const account = await accounts.get(id);
      if (account !== undefined) await accounts.put({ ...account, language: one.language });
    });
    const words = app.words(one.language, 'konnect');
    const desk = await visit({ ...desktop, locale: one.language });
    await desk.signIn('agent1');
    await desk.say(one.sentence);
    await desk.walk(one.steps);
    await desk.press(words.say('registration:confirm'), { [words.say('common:pin.label')]: '2468' });
    await desk.see(words.say('registration:done'));
    const [customer] = (await kept('agent1')).customers;
    expect(customer).toMatchObject({ lastName: 'Exemple', firstName: 'Carole', email: 'carole@example.com' });
    expect(customer).toMatchObject({ documentNumber: 'OP7654321', documentType: 'passport' });
    expect((await kept('agent1')).sales).toMatchObject([{ offer: 'home10' }]);
  });
});

describe('the KONNECT registration (K2) on the page', () => {
  it('is carried out with a mistake, a correction and a wrong PIN, and its receipt copied', async () => {
    const desk = await visit(desktop);
    await desk.signIn('agent1');
    expect(await desk.read()).toContain('Bonjour Agent Kin-Centre');
    expect(await desk.read()).toContain('500,00 USD | 125 000,00 CDF');

    const steps = inFrench(trickyName);
    await desk.walk(steps.slice(0, 3));
    await desk.press('Suivant', { 'Téléphone 1': '0810 000 123', 'E-mail': 'carole@exemple' });
    await desk.see('Cette adresse n’est pas valable');
    expect(await desk.field('Téléphone 1').inputValue()).toBe('0810 000 123');
    expect(await desk.field('E-mail').inputValue()).toBe('carole@exemple');
    await desk.walk(steps.slice(3));
    expect(await desk.lastCard.textContent()).toContain(trickyName);

    await desk.press(/^Modifier «\s*Catégorie/);
    await desk.see('Catégorie');
    await desk.press('Suivant', { Catégorie: 'Entreprise - Shops/Retailers' });
    await desk.see('Forfait');
    expect(await desk.field('Numéro de série du modem').count()).toBe(0);
    await desk.press('Suivant', { Forfait: 'KONNECT Retail 10, 30 jours · 35,00 USD' });
    await desk.see('vérifiez vos réponses');
    await desk.press(confirm, { [pin]: '1111' });
    await desk.see('Il reste 4 essais');
    await desk.press(confirm, { [pin]: '2468' });

    await desk.see('465,00');
    const [sale] = (await kept('agent1')).sales;
    const receipt = await desk.read();
    expect(receipt).toContain('Client enregistré');
    expect(receipt).toContain(`Référence ${sale?.reference}`);
    await desk.page.locator('.ac-pushButton', { hasText: 'Copier' }).click();
    await desk.page.getByText('Copié.').waitFor();
    expect(await desk.page.evaluate('navigator.clipboard.readText()')).toBe(sale?.activationKey);

    expect(await kept('agent1')).toMatchObject({
      customers: [{ lastName: trickyName, firstName: 'Carole', documentNumber: 'OP7654321', phone1: '+243810000123' }],
      sales: [{ offer: 'retail10' }],
      usd: 46_500,
    });
    expect(await desk.page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
    expect(desk.complaints).toEqual([]);
  }, 60_000);

  it('goes on after a reload, and a sign-out ends it', async () => {
    const desk = await visit(desktop);
    await desk.signIn('agent1');
    const steps = inFrench('Exemple');
    await desk.walk(steps.slice(0, 3));
    await desk.page.reload();
    await desk.see('étape 3 sur 5');
    expect(await desk.read()).toContain('OP7654321');
    await desk.walk(steps.slice(3));
    // What the panel asks for after a card would be refused after a sign-out.
    await desk.page.waitForLoadState('networkidle');

    await desk.page.locator('#sign-out').click();
    await desk.page.locator('#login').waitFor();
    await desk.page.goto(`${app.url}/konnect`);
    expect(await desk.page.locator('#webchat').count()).toBe(0);
    expect(desk.complaints).toEqual([]);
  }, 60_000);

  it('goes on when the server was stopped and started again under the open page', async () => {
    const desk = await visit(desktop);
    await desk.signIn('agent1');
    const steps = inFrench('Exemple');
    await desk.walk(steps.slice(0, 6));
    const { port } = new URL(app.url);
    await app.halt();
    app = await startApp({ dataDir: app.dataDir, port });
    // The page tries again after some seconds of its own choice.
    desk.page.setDefaultTimeout(45_000);
    await desk.walk(steps.slice(6));
    await desk.press(confirm, { [pin]: '2468' });
    await desk.see('460,00');
    expect(await kept('agent1')).toMatchObject({ sales: [{ offer: 'home10' }], usd: 46_000 });
    const strange = desk.complaints.filter((one) => !/ERR_|WebSocket/.test(one));
    expect(strange).toEqual([]);
  }, 90_000);

  it('says that a press was not taken, and takes it when the network is back', async () => {
    const desk = await visit(desktop);
    await desk.signIn('agent1');
    const steps = inFrench('Exemple');
    await desk.walk(steps.slice(0, 2));
    const problem = desk.page.locator('#problem');
    await desk.page.context().setOffline(true);
    await problem.getByText('Connexion perdue').waitFor();
    await desk.press('Suivant', steps[2]?.[1]);
    await problem.getByText('Pas encore de réponse').waitFor();
    await desk.page.context().setOffline(false);
    await desk.press('Suivant');
    await desk.see('étape 3 sur 5');
    await problem.waitFor({ state: 'hidden' });
    await desk.walk(steps.slice(3));
  }, 60_000);

  it('fits a narrow screen: nothing stands beside it and every button is in sight', async () => {
    const desk = await visit(phone);
    const beside = 'document.documentElement.scrollWidth > innerWidth';
    expect(await desk.page.evaluate(beside)).toBe(false);
    await desk.signIn('agent1');
    for (const step of inFrench('Nom-qui-ne-finit-pas'.repeat(3))) {
      await desk.walk([step]);
      expect(await desk.page.evaluate(beside)).toBe(false);
      for (const button of await desk.lastCard.getByRole('button').all()) {
        const box = await button.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.width);
        expect(box?.height).toBeGreaterThanOrEqual(24);
      }
    }
    await desk.press(confirm, { [pin]: '2468' });
    await desk.see('460,00');
    expect(await desk.page.evaluate(beside)).toBe(false);
    expect(desk.complaints).toEqual([]);
  }, 60_000);

  it('is carried out with the keyboard alone, from the review’s lines to the PIN', async () => {
    const desk = await visit(desktop);
    const { keyboard } = desk.page;
    await desk.signIn('agent1');
    await desk.walk(inFrench('Exemple'));
    const line = desk.button(/^Modifier «\s*E-mail\s*»\s*: carole@example.com$/);
    await desk.tabTo(line);
    expect(await desk.page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await keyboard.press('Enter');
    await desk.field('E-mail').waitFor();
    // The focus is on the field that is asked: nobody has to look for it.
    await desk.tabTo(desk.field('E-mail'));
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type('autre@example.com');
    await desk.tabTo(desk.button('Suivant'));
    await keyboard.press('Space');
    await desk.see('autre@example.com');
    await desk.tabTo(desk.field(pin));
    await keyboard.type('2468');
    await desk.ready(confirm).waitFor();
    await desk.tabTo(desk.button(confirm));
    await keyboard.press('Enter');
    await desk.see('460,00');
    expect(await kept('agent1')).toMatchObject({ customers: [{ email: 'autre@example.com' }] });
  }, 60_000);
});

describe('accounts of the demo', () => {
  it('with nothing in the wallet are told so before the first question', async () => {
    const desk = await visit(desktop);
    await desk.signIn('agent2');
    await desk.press('Enregistrer un client');
    await desk.page.getByText('Votre solde est de 0,00').first().waitFor();
    expect(await desk.read()).not.toContain('étape 1');
  }, 60_000);

  it('have the page in their language', async () => {
    const desk = await visit(desktop);
    await desk.signIn('agent3');
    await desk.walk(inEnglish);
    await desk.press('Register the customer', { 'Your PIN': '8642' });
    await desk.see('USD 20.00');
    expect(await desk.read()).toContain('Customer registered');
    expect(desk.complaints).toEqual([]);
  }, 60_000);
});
