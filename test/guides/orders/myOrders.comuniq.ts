import type { Transcript } from '../transcript.js';

const OTHER = 'Beispielkanzlei Müller-Muster & Partner';

/** O3: the overview of orders, in which there is nothing yet for either customer. */
export const myOrdersComuniq: Transcript = {
  procedure: 'myOrders',
  operator: 'comuniq',
  login: 'reseller1',
  greeting: ['Musterbau GmbH', 'Meine Aufträge'],
  cards: [
    ['Meine Aufträge', {}, ['Kunde: Musterbau GmbH', 'Schritt 1 von 1', 'Ohne Status werden alle Aufträge angezeigt']],
    ['Weiter', {}, ['Aufträge', 'Keine Einträge']],
    ['Kunde wechseln', {}, OTHER],
    [OTHER, {}, `Sie arbeiten jetzt für ${OTHER}`],
    ['Meine Aufträge', {}, [`Kunde: ${OTHER}`, 'Schritt 1 von 1']],
    ['Weiter', { 'Status (optional)': 'ausgeführt' }, 'Keine Einträge'],
  ],
  text: [
    ['Meine Aufträge', ['1. geplant', '6. ausgeführt', '„-“']],
    ['-', ['Aufträge', 'Keine Einträge']],
    ['Kunde wechseln', `1. ${OTHER}`],
    ['1', `Sie arbeiten jetzt für ${OTHER}`],
    ['Meine Aufträge', 'Status'],
    ['ausgeführt', 'Keine Einträge'],
  ],
};
