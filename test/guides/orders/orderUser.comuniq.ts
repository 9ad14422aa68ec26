import { dayFromToday } from '../days.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

const NEXT = 'Nächster Schritt';
const day = (days: number) => dayFromToday(days, 'Europe/Berlin', 'de');

/** Of the free SIM cards two end in 0149. */
export const FIRST_SIM = '8949400000800000149';
export const OTHER_SIM = '8949400000800180149';
const DATA = { Kunde: 'Musterbau GmbH', Portfolio: 'COMuniq ONE' };
const PERSON = {
  Benutzername: 'l.vandenprobe',
  Vorname: 'Lara',
  'Präfix (optional)': 'van den',
  Nachname: 'Probe',
  'E-Mail-Adresse': 'l.probe@musterbau.example',
  Sprache: 'Deutsch',
};
const FMC = { Name: 'Lara Probe', 'PIN-Code': '0000', Vorwahl: '030' };
const TOTAL = ['Gesamtpreis pro Monat 28,70 €', 'Einmalig 19,90 €'];

/** A Business User with a new number, as the menu begins it, up to the question for the SIM card. */
const upToSimOnCards = (startDay: string): readonly CardStep[] => [
  ['Business User', {}, ['Kundendaten', 'Schritt 1 von 8']],
  [NEXT, { ...DATA, 'Referenz (optional)': 'K-4711', Startdatum: startDay, Vertragsdauer: /^12 Monate/ }, 'Verbindung'],
  [NEXT, { 'Daten-Produkt': /^Daten 5 GB/, 'SMS-Produkt': /^SMS 100/ }, ['Add-ons', 'Schritt 3 von 8']],
  [NEXT, { 'Add-ons (optional)': [/^Fax2Mail/] }, ['Benutzer', 'Schritt 4 von 8']],
  [NEXT, { 'Bestehender oder neuer Benutzer': 'Einen neuen Benutzer erstellen' }, 'Benutzername'],
  [NEXT, PERSON, ['SIM', 'Schritt 5 von 8']],
];
const afterSimOnCards: readonly CardStep[] = [
  [NEXT, { Nummerntyp: 'Neue Nummer' }, '+49 176 04069050'],
  [NEXT, { 'Nummer auswählen': '+49 176 04069050' }, ['FMC', 'Bestehende Nebenstellen 10, 11, 12, 20, 21']],
];
const upToSimInText = (startDay: string): readonly TextStep[] => [
  ['Business User', 'Kunde'],
  ['Musterbau', 'Portfolio'],
  ['1', 'Referenz'],
  ['K-4711', 'Startdatum'],
  [startDay, 'Vertragsdauer'],
  ['12 Monate', 'Daten-Produkt'],
  ['Daten 5 GB', 'SMS-Produkt'],
  ['SMS 100', 'Add-ons'],
  ['Fax2Mail', 'Bestehender oder neuer Benutzer'],
  ['2', 'Benutzername'],
  ['l.vandenprobe', 'Vorname'],
  ['Lara', 'Präfix'],
  ['van den', 'Nachname'],
  ['Probe', 'E-Mail-Adresse'],
  ['l.probe@musterbau.example', 'Sprache'],
  ['Deutsch', 'SIM-Karte bestellen'],
];
const afterSimInText: readonly TextStep[] = [
  ['Neue Nummer', '+49 176 04069050'],
  ['1', ['Bestehende Nebenstellen: 10, 11, 12, 20, 21', 'Nebenstellennummer']],
];
const upToReviewInText: readonly TextStep[] = [
  ['30', 'Name'],
  ['Lara Probe', 'PIN-Code'],
  ['0000', 'Vorwahl'],
  ['030', 'Rechnungspositionen'],
];

/** The same with a SIM card later. */
const withoutSimOnCards = (startDay: string): readonly CardStep[] => [
  ...upToSimOnCards(startDay),
  [NEXT, { 'SIM-Karte bestellen': 'SIM Karte später verknüpfen und liefern' }, ['Nummerntyp', 'Schritt 6 von 8']],
  ...afterSimOnCards,
  [NEXT, { Nebenstellennummer: '30', ...FMC }, 'Rechnungspositionen für Kunden automatisch erzeugen'],
  [NEXT, {}, ['Es fehlt noch eine SIM-Karte', ...TOTAL]],
];
const withoutSimInText = (startDay: string): readonly TextStep[] => [
  ...upToSimInText(startDay),
  ['später', 'Nummerntyp'],
  ...afterSimInText,
  ...upToReviewInText,
  ['ja', 'Es fehlt noch eine SIM-Karte'],
];

/** Played before a SIM card is linked, too. */
export const orderingWithoutSimOnCards: readonly CardStep[] = [
  ...withoutSimOnCards(day(0).sent),
  ['Bestellen', {}, ['Benutzer bestellt', 'wird später verknüpft', 'wartet auf SIM-Karte']],
];
export const orderingWithoutSimInText: readonly TextStep[] = [
  ...withoutSimInText('heute'),
  ['ja', ['Benutzer bestellt', 'wird später verknüpft', 'wartet auf SIM-Karte']],
];
/** Played before it is cancelled, too. */
export const orderingLaterOnCards: readonly CardStep[] = [
  ...withoutSimOnCards(day(10).sent),
  ['Bestellen', {}, ['Benutzer bestellt', 'geplant']],
];
export const orderingLaterInText: readonly TextStep[] = [
  ...withoutSimInText(day(10).typed),
  ['ja', ['Benutzer bestellt', 'geplant']],
];

/** O1: a Business User with a SIM card and a new number. Two SIM cards end alike; an extension that there is already is refused. */
export const orderUserComuniq: Transcript = {
  procedure: 'orderUser',
  operator: 'comuniq',
  login: 'reseller1',
  greeting: ['Musterbau GmbH', 'Business User', 'Professional User', 'Expert User'],
  cards: [
    ...upToSimOnCards(day(0).sent),
    [NEXT, { 'SIM-Karte bestellen': 'Aktivierung SIM Karte' }, ['SIM auswählen', FIRST_SIM, OTHER_SIM]],
    [NEXT, { 'SIM auswählen': FIRST_SIM }, ['Nummerntyp', 'Schritt 6 von 8']],
    ...afterSimOnCards,
    [
      NEXT,
      { Nebenstellennummer: '11', ...FMC },
      'Die Nebenstelle 11 ist schon vergeben. Wählen Sie eine andere; vergeben sind: 10, 11, 12, 20, 21.',
    ],
    [NEXT, { Nebenstellennummer: '30', ...FMC }, 'Rechnungspositionen für Kunden automatisch erzeugen'],
    [
      NEXT,
      { 'Rechnungspositionen für Kunden automatisch erzeugen': 'false' },
      ['Setzen Sie diese Bestellung selbst auf die Rechnung', ...TOTAL],
    ],
    [
      'Bestellen',
      {},
      [
        'Benutzer bestellt',
        '+49 176 04069050',
        FIRST_SIM,
        'muss bei der ersten Anmeldung geändert werden',
        'ausgeführt',
      ],
    ],
    ['Benutzer mit Mobiltelefon', {}, 'Rufnummern 1 bis 10 von 41'],
  ],
  text: [
    ...upToSimInText('heute'),
    ['1', FIRST_SIM],
    ['0149', ['Mehrere Einträge passen zu „0149“', FIRST_SIM, OTHER_SIM]],
    ['1', 'Nummerntyp'],
    ...afterSimInText,
    ['11', 'vergeben sind: 10, 11, 12, 20, 21'],
    ...upToReviewInText,
    [
      'nein',
      ['Setzen Sie diese Bestellung selbst auf die Rechnung', 'Gesamtpreis pro Monat: 28,70 €', 'Einmalig: 19,90 €'],
    ],
    [
      'ja',
      [
        'Benutzer bestellt',
        '+49 176 04069050',
        FIRST_SIM,
        'muss bei der ersten Anmeldung geändert werden',
        'ausgeführt',
      ],
    ],
    ['Benutzer mit Mobiltelefon', 'Rufnummern 1 bis 10 von 41'],
    ['04069050', ['Lara van den Probe', 'Aktiv', 'SMS 100', FIRST_SIM]],
  ],
};
