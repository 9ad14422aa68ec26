import type { Transcript } from '../transcript.js';
import { orderingWithoutSimInText, orderingWithoutSimOnCards } from './orderUser.comuniq.js';

const OTHER = 'Beispielkanzlei Müller-Muster & Partner';
const ITEMS = ['Daten 5 GB', 'SMS 100', 'Fax2Mail', 'Lara van den Probe', 'wird später verknüpft'];
const AGREED = ['COMuniq ONE', '12 Monate', 'Verlauf'];

/**
 * O3: the overview of orders, in which there is nothing yet for either customer; then an order that waits for a SIM card, with how far
 * each of its items is, found by its state, a part of its number and one's own reference.
 */
export const myOrdersComuniq: Transcript = {
  procedure: 'myOrders',
  operator: 'comuniq',
  login: 'reseller1',
  greeting: ['Musterbau GmbH', 'Bestellübersicht'],
  cards: [
    ['Bestellübersicht', {}, ['Kunde: Musterbau GmbH', 'Bestellungen', 'Es gibt noch keine Bestellungen.']],
    ...orderingWithoutSimOnCards,
    ['Bestellübersicht', {}, ['+49 176 04069050', 'K-4711', 'wartet auf SIM-Karte', 'SIM-Karte verknüpfen']],
    ['Details anzeigen', {}, [...ITEMS, ...AGREED, 'ausgeführt']],
    ['Kunden wechseln', {}, OTHER],
    [OTHER, {}, `Ausgewählt: ${OTHER}`],
    ['Bestellübersicht', {}, [`Kunde: ${OTHER}`, 'Es gibt noch keine Bestellungen.']],
  ],
  text: [
    ['Bestellübersicht', ['Bestellungen', 'Es gibt noch keine Bestellungen.']],
    ...orderingWithoutSimInText,
    ['Bestellübersicht', ['+49 176 04069050', 'K-4711', 'wartet auf SIM-Karte']],
    ['Zeile 1', ['Details anzeigen', 'SIM-Karte verknüpfen']],
    ['1', [...ITEMS, ...AGREED, 'ausgeführt']],
    ['Kunden wechseln', `1. ${OTHER}`],
    ['1', `Ausgewählt: ${OTHER}`],
    ['Bestellübersicht', 'Es gibt noch keine Bestellungen.'],
  ],
};
