import type { Transcript } from '../transcript.js';
import { orderingLaterInText, orderingLaterOnCards } from './orderUser.comuniq.js';

/** O3: an order is cancelled before its first day, while nothing of it is carried out; then there is nothing more to cancel. */
export const undoOrdersComuniq: Transcript = {
  procedure: 'undoOrders',
  operator: 'comuniq',
  login: 'reseller1',
  greeting: ['Bestellung stornieren'],
  cards: [
    ['Bestellung stornieren', {}, 'Zurzeit lässt sich'],
    ...orderingLaterOnCards,
    ['Bestellung stornieren', {}, '+49 176 04069050'],
    ['Nächster Schritt', { Bestellung: /04069050/ }, ['Angaben prüfen', 'geplant']],
    ['Stornieren', {}, ['geplant', 'storniert']],
    ['Bestellübersicht', {}, ['+49 176 04069050', 'storniert']],
  ],
  text: [
    ['Bestellung stornieren', 'Zurzeit lässt sich'],
    ...orderingLaterInText,
    // What was not there before has no "from".
    ['Bestellung stornieren', /\+49 176 04069050 · \w+ User/],
    ['1', ['Angaben prüfen', 'geplant']],
    ['ja', 'Storniert: 1'],
    ['Bestellübersicht', ['+49 176 04069050', 'storniert']],
  ],
};
