import { linkSimComuniq } from '../guides/orders/linkSim.comuniq.js';
import { orderUserComuniq } from '../guides/orders/orderUser.comuniq.js';
import type { Counted } from './counted.js';
import { between } from './parts.js';

const TAKEN = [
  'vergeben sind: 10, 11, 12, 20, 21',
  'Die Nebenstelle 11 ist schon vergeben. Wählen Sie eine andere; vergeben sind: 10, 11, 12, 20, 21.',
];

/** What COMuniq's guide does for a customer. */
export const resellerProcedures: readonly Counted[] = [
  {
    row: 'O1',
    what: 'Order a new user with a SIM card and a new number',
    guide: { screens: 9, clicks: 10, fields: 24 },
    cards: between(orderUserComuniq.cards, 'Business User', 'Bestellen', ...TAKEN),
    text: between(orderUserComuniq.text, 'Business User', 'ja', ...TAKEN),
    why: 'The same screens. The voice product comes with the line of the menu, and a review with the prices stands before the order.',
  },
  {
    row: 'O2',
    what: 'Link a SIM card later',
    guide: { screens: 3, clicks: 4, fields: 1, inferred: true },
    cards: between(linkSimComuniq.cards, 'Bestellübersicht', 'SIM verbinden'),
    text: between(linkSimComuniq.text, 'SIM verbinden', 'ja'),
    why: 'The order’s own button asks for the SIM card at once.',
  },
];
