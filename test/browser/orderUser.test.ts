import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { DeskPage } from './deskPage.js';
import { pages } from './pages.js';

const NEXT = 'Nächster Schritt';
const house = pages({ of: 'comuniq' });

const desktop = { width: 1280, height: 900, locale: 'de' };
const phone = { width: 390, height: 844, locale: 'de' };
const today = (): string => DateTime.now().setZone('Europe/Berlin').toFormat('yyyy-MM-dd');

/** Chooses from lists by what is kept, fills in the rest, and goes on to what is read then. */
const on = async (desk: DeskPage, chosen: Record<string, string>, filled: Record<string, string>, seen: string) => {
  for (const [label, value] of Object.entries(chosen)) await desk.field(label).selectOption(value);
  await desk.press(NEXT, filled);
  await desk.seeOnCards(seen);
};

describe.each([
  ['a desktop', desktop, '31', '+4917604069071'],
  ['a telephone', phone, '32', '+4917604069072'],
] as const)('on %s', (_name, looks, extension, number) => {
  it('a user is ordered screen by screen, and the SIM card linked from the overview', async () => {
    const desk = await DeskPage.open(house.browser, house.app, 'comuniq', looks);
    const fits = async () =>
      expect(await desk.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await desk.signIn('reseller1');
    await desk.press('Business User');
    await desk.seeOnCards('Schritt 1 von 8');
    await on(desk, { Portfolio: 'one', Vertragsdauer: 'months12' }, { Startdatum: today() }, 'Schritt 2 von 8');
    // What was answered is folded to a line under what it was about.
    expect(await desk.page.locator('.fold strong').last().textContent()).toBe('Kundendaten');
    await on(desk, { 'Daten-Produkt': 'data5', 'SMS-Produkt': 'sms100' }, {}, 'Schritt 3 von 8');
    await on(desk, {}, {}, 'Schritt 4 von 8');
    await on(desk, { 'Bestehender oder neuer Benutzer': 'new' }, {}, 'Benutzername');
    const person = { Benutzername: 'l.probe', Vorname: 'Lara', Nachname: 'Probe', 'E-Mail-Adresse': 'l@example.com' };
    await on(desk, { Sprache: 'de' }, person, 'Schritt 5 von 8');
    await on(desk, { 'SIM-Karte bestellen': 'later' }, {}, 'Schritt 6 von 8');
    await on(desk, { Nummerntyp: 'new' }, {}, 'Nummer auswählen');
    await on(desk, { 'Nummer auswählen': number }, {}, 'Bestehende Nebenstellen');
    await fits();
    // Who is signed in is read beside the customer, on a telephone below.
    expect((await desk.page.locator('.who').boundingBox())?.width).toBeGreaterThan(80);
    const fmc = { Name: 'Lara', 'PIN-Code': '0000', Vorwahl: '030' };
    await on(desk, {}, { Nebenstellennummer: '11', ...fmc }, 'Die Nebenstelle 11 ist schon vergeben');
    await on(desk, {}, { Nebenstellennummer: extension, ...fmc }, 'Schritt 8 von 8');
    await on(desk, {}, {}, 'Gesamtpreis pro Monat');
    await fits();
    await desk.looks();
    await desk.press('Bestellen');
    await desk.seeOnCards('Benutzer bestellt');
    await desk.press('Bestellübersicht');
    await desk.seeOnCards('Filtern');
    await fits();
    const list = desk.page.locator('.ac-adaptiveCard').filter({ hasText: 'Filtern' }).last();
    await desk.looks();
    await list.getByRole('button', { name: 'SIM-Karte verknüpfen' }).first().click();
    await desk.seeOnCards('SIM auswählen');
    await desk.field('SIM auswählen').selectOption({ index: 1 });
    await desk.press(NEXT);
    await desk.seeOnCards('SIM verbinden: Angaben prüfen');
    await desk.looks();
    await desk.press('SIM verbinden');
    await desk.seeOnCards('SIM-Karte verbunden');
    await fits();
    expect(desk.complaints).toEqual([]);
    await desk.close();
  }, 120_000);
});
