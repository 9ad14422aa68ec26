import type { Transcript } from '../transcript.js';
import { ACCOUNT, TITLE as LIST } from './invoices.telenet.js';

const TITLE = 'Payer une facture';
const REVIEW = ['Montant à payer', 'À payer avant le', 'lien vers la page de paiement'];
const DONE = ['Paiement préparé', 'Montant à payer', 'Le lien ne sert qu’une fois'];

/** T20: the open bill is paid from its row; one that nobody here has, and one that is settled, are not. */
export const payInvoiceTelenet: Transcript = {
  procedure: 'payInvoice',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Numéro de facture'],
    ['Suivant', { 'Numéro de facture': '2138 0009 0167' }, 'Cette facture est introuvable'],
    [LIST, {}, 'Billing account'],
    ['Suivant', { 'Billing account': ACCOUNT }, 'Payer cette facture'],
    ['Payer cette facture', {}, REVIEW],
    ['Payer la facture', {}, [...DONE, 'Aller à la page de paiement']],
  ],
  text: [
    [TITLE, 'Numéro de facture'],
    ['2138 0009 0167', 'Cette facture est introuvable'],
    [LIST, 'Billing account'],
    ['100000003', 'ligne 1'],
    ['ligne 1', 'Payer cette facture'],
    ['Payer cette facture', REVIEW],
    ['oui', [...DONE, /\/telenet\/pay\?t=/]],
  ],
};
