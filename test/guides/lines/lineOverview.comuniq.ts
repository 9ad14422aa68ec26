import type { Transcript } from '../transcript.js';

const SEARCH = 'Rufnummer (auch teilweise), Name oder Suchmuster (% = mehrere Ziffern, _ = eine)';
const LINES = 'Rufnummern';
const OTHER = 'Beispielkanzlei Müller-Muster & Partner';
const BJOERN = ['Björn Größe-Übermuster', 'Bauleitung', 'Professional User', '8949400000900000015'];
const DANA = ['Dana Beispiel', 'Kanzleileitung', 'Expert User', '200011'];

/** O3 and C4's choice: a customer's lines. Another customer's number is unknown until the reseller works for that one. */
export const lineOverviewComuniq: Transcript = {
  procedure: 'lineOverview',
  operator: 'comuniq',
  login: 'reseller1',
  greeting: ['Musterbau GmbH', 'Benutzer mit Mobiltelefon', 'Kunden wechseln'],
  cards: [
    ['Benutzer mit Mobiltelefon', {}, ['Kunde: Musterbau GmbH', 'Rufnummern 1 bis 10 von 40']],
    ['Suchen', { [SEARCH]: '', Status: 'SIM noch nicht verknüpft' }, 'Chris Beispiel'],
    ['Suchen', { Status: 'Alle Status', [SEARCH]: '0171 3920000' }, 'Keine Rufnummern für „0171 3920000“ gefunden'],
    ['Suchen', { [SEARCH]: 'große' }, 'Björn Größe-Übermuster'],
    ['Nächster Schritt', { [LINES]: [/Björn/] }, ['Details', 'Kunde: Musterbau GmbH', ...BJOERN]],
    // An open question is not lost unasked.
    ['Benutzer mit Mobiltelefon', {}, 'Ihre Rufnummern'],
    ['Kunden wechseln', {}, ['Kunden wählen', OTHER]],
    [OTHER, {}, [`Zu ${OTHER} wechseln? Offene Vorgänge werden geschlossen.`, 'nichts gespeichert']],
    ['Ja, wechseln', {}, `Ausgewählt: ${OTHER}`],
    ['Benutzer mit Mobiltelefon', {}, [`Kunde: ${OTHER}`, 'Rufnummern 1 bis 10 von 40']],
    ['Suchen', { [SEARCH]: '0176 04069001' }, 'Keine Rufnummern für „0176 04069001“ gefunden'],
    ['Suchen', { [SEARCH]: '0171 3920000' }, 'Dana Beispiel'],
    ['Nächster Schritt', { [LINES]: [/Dana/] }, [`Kunde: ${OTHER}`, ...DANA]],
  ],
  text: [
    [
      'Benutzer mit Mobiltelefon',
      ['Björn Größe-Übermuster', 'Rufnummern 1 bis 10 von 40', 'Suchmuster (% = mehrere Ziffern, _ = eine)'],
    ],
    ['SIM noch nicht verknüpft', 'Chris Beispiel'],
    ['0171 3920000', 'Diese Rufnummer wurde nicht gefunden'],
    ['%', 'Rufnummern 1 bis 10 von 40'],
    ['große', ['Details', ...BJOERN]],
    ['Benutzer mit Mobiltelefon', 'Rufnummern 1 bis 10 von 40'],
    ['Kunde', ['Kunden wählen', `1. ${OTHER}`]],
    ['kanzlei', [`Zu ${OTHER} wechseln? Offene Vorgänge werden geschlossen.`, 'nichts gespeichert']],
    ['ja', `Ausgewählt: ${OTHER}`],
    ['Benutzer mit Mobiltelefon', ['Dana Beispiel', 'Rufnummern 1 bis 10 von 40']],
    ['0176 04069001', 'Diese Rufnummer wurde nicht gefunden'],
    ['0171 3920000', DANA],
  ],
};
