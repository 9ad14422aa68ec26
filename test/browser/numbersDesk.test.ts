import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { luhnDigit } from '../../src/domain/values/luhn.js';
import { SEARCH, line as simOf } from '../guides/telenet.js';
import { DeskPage } from './deskPage.js';
import { pages } from './pages.js';
import { isSound } from './sound.js';

/** Where pictures of each screen go, for whoever wants to look at them. */
const shots = process.env.SHOTS;
const widths = [
  [1280, 900],
  [390, 844],
] as const;

const house = pages({ env: { OPERATORS: 'belarus,telenet,kcell' } });

type Size = (typeof widths)[number];
const opened: DeskPage[] = [];
async function open([width, height]: Size, operator: string, login: string, locale: string): Promise<DeskPage> {
  // A picture shows the whole card.
  const looks = { width, height: shots === undefined ? height : 1700, locale };
  const desk = await DeskPage.open(house.browser, house.app, operator, looks);
  opened.push(desk);
  await desk.signIn(login);
  return desk;
}
afterEach(async () => {
  for (const [n, desk] of opened.splice(0).entries()) {
    if (shots !== undefined)
      await desk.page.screenshot({ path: join(shots, `last-${n}-${Date.now()}.png`) }).catch(() => {});
    await desk.close();
  }
});

/** Nothing stands beside the page, every button of the last card is within it, and no word is the name of one that is missing. */
async function fits(desk: DeskPage, name: string): Promise<void> {
  const { width = 0 } = desk.page.viewportSize() ?? {};
  const beside = await desk.page.evaluate(`(() => {
    const [last] = [...document.querySelectorAll('.ac-adaptiveCard')].slice(-1);
    const places = [...last.querySelectorAll('button')].map((one) => [one.textContent, one.getBoundingClientRect()]);
    const out = places.filter(([, { left, right }]) => left < 0 || right > innerWidth).map(([title]) => title);
    return document.documentElement.scrollWidth > innerWidth ? ['the page', ...out] : out;
  })()`);
  expect([name, beside]).toEqual([name, []]);
  expect(await desk.read()).not.toMatch(/\b(common|fields|problems):|\{\{/);
  if (shots === undefined) return;
  await mkdir(shots, { recursive: true });
  await desk.page.screenshot({ path: join(shots, `${name}-${width}.png`) });
}

function noComplaints(...desks: readonly DeskPage[]): void {
  for (const desk of desks) expect(desk.complaints).toEqual([]);
}

/** Whoever went on in German before begins in Russian again. */
async function speaksRussian(): Promise<void> {
  const id = await house.app.accountId('belarus', 'admin1');
  await house.app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language: 'ru' });
  });
}

const rowsOf = (number: string) => house.app.store.read(({ lines }) => lines.where({ number }));
const stock = async (operator: string, number: string) =>
  (await house.app.store.read((tables) => tables.stock.get(`${operator}:number:${number}`)))?.state;

describe.each(widths)('at %d pixels', (...size) => {
  const isWide = size[0] === 1280;

  /** B11: a number is found by a mask above the list and reserved; another one is chosen, and the first is free again. */
  it('a subscriber gets another number, which is reserved until it is confirmed, and another language in between', async () => {
    const [own, begins] = isWide ? ['02', '+37529122222'] : ['04', '+37529177777'];
    const read = (last: number) =>
      new RegExp(
        `^\\+375 29 1${begins.slice(7, 9)} ${begins.slice(9, 11)} ${begins.slice(11)}${last} `.replaceAll(' ', '\\s'),
      );
    await speaksRussian();
    const desk = await open(size, 'belarus', 'admin1', 'ru');
    const choose = async (field: string, last: number) => {
      const option = desk.field(field).locator('option', { hasText: read(last) });
      await option.waitFor({ state: 'attached' });
      return { [field]: (await option.textContent()) ?? '' };
    };
    await desk.press('Смена номера');
    await desk.see('шаг 1 из');
    await desk.lastCard.getByLabel(new RegExp(`00\\s${own}\\s·`)).check();
    await desk.press('Далее');
    await desk.press('Далее', { 'Как подобрать': 'Из списка' });
    await desk.press('Найти', { 'Поиск по списку': `${begins.slice(4)}_` });
    const first = await choose('Новый номер', 1);
    await fits(desk, 'b11-number');
    await desk.press('Далее', first);
    await desk.see('Новый номер забронирован до');
    expect(await stock('belarus', `${begins}1`)).toBe('held');
    await fits(desk, 'b11-review');
    await desk.say('Deutsch');
    await desk.see('Neue Rufnummer reserviert bis');
    await fits(desk, 'b11-review-de');
    expect(await stock('belarus', `${begins}1`)).toBe('held');
    await desk.press(/„Neue Rufnummer“/);
    await desk.press('Suchen', { 'Liste durchsuchen': `${begins.slice(4)}_` });
    await desk.press('Weiter', await choose('Neue Rufnummer', 2));
    await desk.see('45,00');
    expect([await stock('belarus', `${begins}1`), await stock('belarus', `${begins}2`)]).toEqual(['free', 'held']);
    await desk.press('Rufnummer ändern');
    await desk.seeOnCards('Änderung der Rufnummer beauftragt');
    await fits(desk, 'b11-receipt');
    expect(await stock('belarus', `${begins}2`)).toBe('ordered');
    noComplaints(desk);
  }, 90_000);

  /** T9: several cards at once; what has it already stays out. */
  it('the split-bill profile and the billing account of SIM cards are changed', async () => {
    const own = isWide ? ['01', '10'] : ['08', '09'];
    const desk = await open(size, 'telenet', 'fleet1', 'fr');
    await desk.press('Changer le profil split bill');
    await desk.see('étape 1 sur 2');
    await fits(desk, 't9-cards');
    await desk.mark(...own.map(simOf));
    await desk.press('Suivant');
    await desk.press('Suivant', { 'Profil split bill': 'Split bill, profil 1 (l’entreprise paie l’abonnement)' });
    await desk.see('vérifiez vos réponses');
    await fits(desk, 't9-profile-review');
    await desk.press('Changer le profil');
    await desk.seeOnCards('Changement de profil demandé');
    await fits(desk, 't9-profile-receipt');
    await desk.press('Changer le billing account');
    await desk.see('étape 1 sur 2');
    await desk.press('Chercher', { [SEARCH]: `04700000${own[0]}` });
    await desk.mark(simOf(own[0] ?? ''));
    await desk.press('Suivant');
    await fits(desk, 't9-account');
    await desk.press('Suivant', { 'Billing account': '100000002 · Voorbeeldstraat 7, 2000 Antwerpen' });
    await desk.see('100000001');
    await fits(desk, 't9-account-review');
    await desk.press('Changer le billing account');
    await desk.seeOnCards('Changement de billing account demandé');
    await house.app.outbox.idle();
    const [line] = await rowsOf(`+324700000${own[0]}`);
    expect([line?.splitBill, line?.billingAccount]).toEqual(['profile1', '100000002']);
    noComplaints(desk);
  }, 90_000);

  /** T4: more cards than one may replace alone; the second one decides in a browser of their own, in their language. */
  it('SIM cards are replaced when a second administrator approves, before the eyes of the first', async () => {
    const own = isWide ? ['101', '102', '103', '104'] : ['105', '106', '107', '108'];
    const card = (n: number) => {
      const digits = `8932030000800000${isWide ? 1 : 2}${n}`;
      return digits + luhnDigit(digits);
    };
    const list = ['Numéro;Carte SIM', ...own.map((end, n) => `+32470000${end};${card(n)}`), '+32470000109;8,93203E+18'];
    const asker = await open(size, 'telenet', 'fleet1', 'fr');
    await asker.press('Remplacer la carte SIM');
    await asker.press('Suivant', { Remplacer: 'Plusieurs cartes SIM avec une liste' });
    await asker.press('Suivant', { Liste: list.join('\n') });
    await asker.see('vérifiez vos réponses');
    await asker.see('second administrateur');
    await fits(asker, 't4-review');
    await asker.press('Remplacer la carte SIM', { 'Votre mot de passe': 'telenet-demo-1' });
    await asker.seeOnCards('En attente d’un second administrateur jusqu’au');
    await fits(asker, 't4-waits');
    // What is to be done with the new card is said when it is on its way.
    expect(await asker.read()).not.toContain('Insérez la nouvelle carte SIM');

    const approver = await open(size, 'telenet', 'fleet2', 'de');
    await fits(approver, 't4-told');
    await approver.press('Anfragen freigeben');
    const request = approver.field('Anfrage').locator('option', { hasText: 'Fleet Manager Exemple' });
    await request.waitFor({ state: 'attached' });
    await approver.press('Weiter', { Anfrage: (await request.textContent()) ?? '' });
    await approver.press('Weiter', { Entscheidung: 'Freigeben' });
    await approver.see('4 SIM-Karten');
    await fits(approver, 't4-approval');
    await approver.press('Freigeben', { 'Ihr Passwort': 'telenet-demo-2' });
    await approver.seeOnCards('Anfrage freigegeben');
    await fits(approver, 't4-approved');
    await asker.page.getByText('Fleet Manager Voorbeeld').last().waitFor();
    await fits(asker, 't4-news');
    const orders = await house.app.store.read((tables) => tables.orders.where({}));
    expect(
      orders.filter(({ change, number }) => change.kind === 'swapSim' && own.some((end) => number.endsWith(end))),
    ).toHaveLength(4);
    noComplaints(asker, approver);
  }, 90_000);

  /** C14: the device that was last seen is registered and stands in the list; it is taken off again. */
  it('a device is registered, seen among the number’s devices, and taken off', async () => {
    const [own, imei] = isWide ? ['0001', '35000000001000'] : ['0002', '35000000001037'];
    const desk = await open(size, 'kcell', 'admin1', 'ru');
    const begin = async (title: string) => {
      // In the panel: what was shown last may offer the same about its own number.
      await desk.choose(title);
      await desk.see('Номера 1–10 из');
      await desk.mark(new RegExp(`${own}\\s·`));
      await desk.press('Далее');
    };
    await begin('Регистрация устройства (IMEI)');
    await fits(desk, 'c14-action');
    await desk.press('Далее', { Действие: 'Зарегистрировать устройство' });
    await desk.field('Устройство').waitFor();
    await fits(desk, 'c14-device');
    await desk.press('Далее', { Устройство: imei });
    await desk.see('проверьте данные');
    await fits(desk, 'c14-review');
    await desk.press('Зарегистрировать устройство');
    await desk.seeOnCards('Заявка на регистрацию устройства принята');
    await house.app.outbox.idle();
    await begin('Устройства номера (IMEI)');
    await desk.seeOnCards(imei);
    await fits(desk, 'c14-list');
    await begin('Регистрация устройства (IMEI)');
    await desk.press('Далее', { Действие: 'Снять устройство с регистрации' });
    await desk.press('Далее', { Устройство: imei });
    await desk.press('Снять с регистрации');
    await desk.seeOnCards('Заявка на снятие устройства с регистрации принята');
    await house.app.outbox.idle();
    expect((await rowsOf(`+7701000${own}`))[0]?.devices ?? []).toEqual([]);
    noComplaints(desk);
  }, 90_000);

  /** C16: with the keyboard alone, on a dark ground. */
  it('calls are forwarded with the keyboard alone, on a dark ground', async () => {
    const own = isWide ? '0005' : '0006';
    const desk = await open(size, 'kcell', 'admin1', 'ru');
    await desk.page.emulateMedia({ colorScheme: 'dark' });
    const key = (name: string) => desk.page.keyboard.press(name);
    const go = async (title: string) => {
      await desk.tabTo(desk.ready(title));
      await key('Enter');
    };
    /** A list is gone down to the title; a text is typed. */
    const choose = async (field: string, wanted: string) => {
      await desk.field(field).waitFor();
      await desk.tabTo(desk.field(field));
      const titles = await desk.field(field).locator('option').allTextContents();
      if (titles.length === 0) await desk.page.keyboard.type(wanted);
      for (let down = titles.findIndex((title) => title.startsWith(wanted)); down > 0; down -= 1)
        await key('ArrowDown');
      await go('Далее');
    };
    if (isWide) {
      await desk.line('Переадресация вызовов').waitFor();
      await key('/');
      await desk.page.keyboard.type('переадресация');
      await key('Enter');
    } else {
      await desk.enterLast();
      await go('Номера и услуги');
      await go('Переадресация вызовов');
    }
    await desk.see('шаг 1 из 3');
    await desk.tabTo(desk.lastCard.getByLabel(new RegExp(`${own}\\s·`)));
    await key('Space');
    await fits(desk, 'c16-lines');
    await go('Далее');
    await choose('Действие', 'Включить');
    await choose('Условие', 'Если занято');
    await desk.field('Номер для переадресации').waitFor();
    await fits(desk, 'c16-to');
    await choose('Номер для переадресации', '+7 701 000 0007');
    await desk.see('проверьте данные');
    await fits(desk, 'c16-review');
    await isSound(desk, 'review on a dark ground');
    await desk.ready('Включить переадресацию').waitFor();
    await go('Включить переадресацию');
    await desk.seeOnCards('Заявка на переадресацию принята');
    await fits(desk, 'c16-receipt');
    await isSound(desk, 'receipt on a dark ground');
    await house.app.outbox.idle();
    expect((await rowsOf(`+7701000${own}`))[0]?.forwarding).toEqual({ CFB: { to: '+77010000007' } });
    noComplaints(desk);
  }, 90_000);
});
