import type { Transcript } from '../transcript.js';

const OTHER = 'Beispielkanzlei Müller-Muster & Partner';

/** O3: the overview of orders, in which there is nothing yet for either customer. */
export const myOrdersComuniq: Transcript = {
  procedure: 'myOrders',
  operator: 'comuniq',
  login: 'reseller1',
  greeting: ['Musterbau GmbH', 'Bestellübersicht'],
  cards: [
    ['Bestellübersicht', {}, ['Kunde: Musterbau GmbH', 'Bestellungen', 'Es gibt noch keine Bestellungen.']],
    ['Kunden wechseln', {}, OTHER],
    [OTHER, {}, `Ausgewählt: ${OTHER}`],
    ['Bestellübersicht', {}, [`Kunde: ${OTHER}`, 'Es gibt noch keine Bestellungen.']],
  ],
  text: [
    ['Bestellübersicht', ['Bestellungen', 'Es gibt noch keine Bestellungen.']],
    ['Kunden wechseln', `1. ${OTHER}`],
    ['1', `Ausgewählt: ${OTHER}`],
    ['Bestellübersicht', 'Es gibt noch keine Bestellungen.'],
  ],
};
