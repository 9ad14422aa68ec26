import type { Transcript } from '../transcript.js';

const TITLE = 'Détail d’une facture';
const DIGITS = 'douze chiffres';
const NONE = 'Rien ne correspond à ces critères';

/** T20: a bill is asked for by its number; one that is none, and one that nobody here has. */
export const invoiceTelenet: Transcript = {
  procedure: 'invoice',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Numéro de facture'],
    ['Suivant', { 'Numéro de facture': '2138' }, DIGITS],
    ['Suivant', { 'Numéro de facture': '2138 0009 0167' }, NONE],
  ],
  text: [
    [TITLE, 'Numéro de facture'],
    ['91,61', DIGITS],
    ['2138 0009 0167', NONE],
  ],
};
