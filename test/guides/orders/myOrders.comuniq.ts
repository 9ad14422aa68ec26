import type { Transcript } from '../transcript.js';

const OTHER = 'Beispielkanzlei Müller-Muster & Partner';

/** O3: the overview of orders, in which there is nothing yet for either customer. */
export const myOrdersComuniq: Transcript = {
  procedure: 'myOrders',
  operator: 'comuniq',
  login: 'reseller1',
  greeting: ['Musterbau GmbH', 'Bestellübersicht'],
  cards: [
    ['Bestellübersicht', {}, ['Kunde: Musterbau GmbH', 'Ohne Status werden alle Bestellungen angezeigt']],
    ['Nächster Schritt', {}, ['Bestellungen', 'Es gibt noch keine Bestellungen.']],
    ['Kunden wechseln', {}, OTHER],
    [OTHER, {}, `Ausgewählt: ${OTHER}`],
    ['Bestellübersicht', {}, [`Kunde: ${OTHER}`]],
    ['Nächster Schritt', { 'Status (optional)': 'ausgeführt' }, 'Dazu gibt es keine Einträge.'],
  ],
  text: [
    ['Bestellübersicht', ['1. geplant', '6. ausgeführt', '„-“']],
    ['-', ['Bestellungen', 'Es gibt noch keine Bestellungen.']],
    ['Kunden wechseln', `1. ${OTHER}`],
    ['1', `Ausgewählt: ${OTHER}`],
    ['Bestellübersicht', 'Status'],
    ['ausgeführt', 'Dazu gibt es keine Einträge.'],
  ],
};
