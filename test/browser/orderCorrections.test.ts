import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/chromium.js';
import { DeskPage, type Filled } from './deskPage.js';

const NEXT = 'Nächster Schritt';
const REVIEW = 'Angaben prüfen';
const MOST_SCREENS = 12;

let browser: Browser;
let app: TestApp;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  app = await startApp({ of: 'comuniq' });
});
afterEach(() => app.stop());

const desktop = { width: 1280, height: 900, locale: 'de' };
const phone = { width: 390, height: 844, locale: 'de' };
const day = (weeks: number): string => {
  const now = DateTime.now().setZone('Europe/Berlin');
  return (weeks === 0 ? now : now.plus({ weeks }).set({ weekday: 2 })).toFormat('yyyy-MM-dd');
};

/** Fills in what the last card asks of this: text, or the choice that begins so, ticked where several can be. */
async function answer(desk: DeskPage, answers: Filled): Promise<void> {
  for (const [label, value] of Object.entries(answers)) {
    const field = desk.field(label);
    const ticks = desk.lastCard.getByLabel(new RegExp(`^${value}`)).and(desk.page.locator('input[type="checkbox"]'));
    if ((await ticks.count()) > 0) await ticks.first().check();
    if ((await field.count()) === 0 || (await ticks.count()) > 0) continue;
    const choice = field.locator('option:not([disabled])', { hasText: new RegExp(`^${value}`) });
    if ((await field.and(desk.page.locator('select')).count()) === 0) await field.fill(value);
    else if ((await choice.count()) > 0)
      await field.selectOption({ label: (await choice.first().textContent()) ?? '' });
  }
}

/** Does this, and waits until another card asks something or is the review. */
async function on(desk: DeskPage, act: () => Promise<void>): Promise<void> {
  const last = `[...document.querySelectorAll('.ac-adaptiveCard')].at(-1)`;
  const before = await desk.lastCard.textContent();
  await act();
  await desk.until(
    `${last}.textContent !== ${JSON.stringify(before)} && /${NEXT}|${REVIEW}/.test(${last}.textContent)`,
  );
}

/** Answers what is asked until the review is there; gives all that was read on the way. */
async function upToReview(desk: DeskPage, answers: Filled): Promise<string> {
  const isReview = async () => (await desk.lastCard.getByText(REVIEW).count()) > 0;
  for (let screen = 0; screen < MOST_SCREENS && !(await isReview()); screen += 1) {
    await answer(desk, answers);
    await on(desk, () => desk.press(NEXT));
  }
  await desk.see(REVIEW);
  return desk.read();
}

/** Presses an answer's row of the review and answers that and what is asked again with it. */
async function corrected(desk: DeskPage, field: string, answers: Filled): Promise<string> {
  await on(desk, () => desk.button(new RegExp(`^„\\s*${field}\\s*“ ändern`)).click());
  await upToReview(desk, answers);
  expect(await desk.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  return ((await desk.lastCard.textContent()) ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
}

const ordered: Filled = {
  ...{ Portfolio: 'COMuniq ONE', Startdatum: day(0), Vertragsdauer: 'monatlich kündbar' },
  ...{ 'Daten-Produkt': 'Daten 1 GB', 'SMS-Produkt': 'SMS 100', 'Add-ons (optional)': 'Fax2Mail' },
  'Bestehender oder neuer Benutzer': 'Einen neuen Benutzer erstellen',
  ...{ Benutzername: 'l.probe', Vorname: 'Lara', Nachname: 'Probe', 'E-Mail-Adresse': 'l.probe@musterbau.example' },
  ...{ Sprache: 'Deutsch', 'SIM-Karte bestellen': 'Aktivierung SIM Karte', Nummerntyp: 'Neue Nummer' },
  ...{ Name: 'Lara', 'PIN-Code': '7351', Vorwahl: '030' },
};

describe.each([
  ['a desktop', desktop, { simCard: '8949400000800000107', number: '\\+49 176 04069071', extension: '41' }],
  ['a telephone', phone, { simCard: '8949400000800000107', number: '\\+49 176 04069072', extension: '42' }],
] as const)('on %s', (_name, looks, { simCard, number, extension }) => {
  it('each answer that others depend on is corrected once, and what is ordered is what was read last', async () => {
    const desk = await DeskPage.open(browser, app, 'comuniq', looks);
    await desk.signIn('reseller1');
    await on(desk, () => desk.press('Business User'));
    await upToReview(desk, {
      ...ordered,
      ...{ 'SIM auswählen': simCard, 'Nummer auswählen': number, Nebenstellennummer: extension },
    });

    const voice = await corrected(desk, 'Voice-Produkt', {
      ...{ 'Voice-Produkt': 'Expert User', Vertragsdauer: '12 Monate' },
      ...{ 'Daten-Produkt': 'Daten 20 GB', 'SMS-Produkt': 'SMS 500', 'Add-ons (optional)': 'Multi-SIM' },
    });
    expect(await desk.read()).toContain('„monatlich kündbar“ gibt es nicht mit Expert User');
    for (const part of ['Expert User', 'Daten 20 GB', 'SMS 500', '12 Monate', 'Multi-SIM', 'Lara', '04069'])
      expect(voice).toContain(part);
    expect(voice).not.toContain('SMS 100');

    expect(await corrected(desk, 'Daten-Produkt', { 'Daten-Produkt': 'Daten 10 GB' })).toContain('Daten 10 GB');
    expect(await corrected(desk, 'SMS-Produkt', { 'SMS-Produkt': 'SMS Flat' })).toContain('SMS Flat');
    expect(await corrected(desk, 'Add-ons', { 'Add-ons (optional)': 'Fax2Mail' })).toContain('Fax2Mail');

    const later = await corrected(desk, 'SIM-Karte bestellen', { 'SIM-Karte bestellen': '.*später' });
    expect(later).toContain('Es fehlt noch eine SIM-Karte');
    expect(later).not.toContain(simCard);

    const ported = await corrected(desk, 'Nummerntyp', {
      ...{ Nummerntyp: '.*reimportieren', 'Mitzunehmende Rufnummer': '0171 3000001' },
      ...{ 'Bisheriger Anbieter': 'Beispielfunk', 'Kundennummer beim bisherigen Anbieter': 'K-4711' },
      'Tag der Mitnahme': day(3),
    });
    expect(ported).toContain('+49 171 3000001');
    const fresh = await corrected(desk, 'Nummerntyp', { Nummerntyp: 'Neue Nummer', 'Nummer auswählen': number });
    expect(fresh).not.toContain('3000001');

    await on(desk, () => desk.button(/^„\s*Nebenstellennummer\s*“ ändern/).click());
    await on(desk, () => desk.press(NEXT, { Nebenstellennummer: '11' }));
    await desk.seeOnCards('Die Nebenstelle 11 ist schon vergeben');
    const own = `${extension}5`;
    await upToReview(desk, { ...ordered, Nebenstellennummer: own });

    await desk.looks();
    await desk.press('Bestellen');
    await desk.seeOnCards('Benutzer bestellt');
    const [order] = await app.store.read(({ orders }) => orders.where({}));
    expect(order?.items?.map(({ kind, value }) => `${kind} ${value}`)).toEqual(
      expect.arrayContaining(['simCard ', 'plan expertUser', 'package data10', 'option smsFlat', `extension ${own}`]),
    );
    expect(desk.complaints).toEqual([]);
    await desk.close();
  }, 240_000);
});
