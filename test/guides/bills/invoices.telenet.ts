import type { Transcript } from '../transcript.js';

export const TITLE = 'Factures et paiements';
/** The account whose last bill is always open in the demo. */
export const ACCOUNT = /^100000003/;
const LIST = [
  ...['Mode de paiement', 'Virement', 'Facture envoyée par', 'E-mail', 'Proefkaai 3 bus 2, 9000 Gent'],
  ...['Solde impayé, TVA comprise', 'À payer avant le', 'en PDF', /: 10 sur 24\. Les liens/, '10 minutes'],
];

/** T20: how the bills of an account are paid and sent, what is open, each bill with its file. */
export const invoicesTelenet: Transcript = {
  procedure: 'invoices',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Billing account'],
    ['Suivant', { 'Billing account': ACCOUNT }, LIST],
    ['XLSX', {}, ['XLSX', '10 minutes']],
    // The first of the rows: what stands on it.
    ['Détail par carte SIM', {}, ['Total, TVA comprise', 'Abonnement', 'Hors abonnement', '+32 470']],
  ],
  text: [
    [TITLE, 'Billing account'],
    ['100000003', LIST],
    ['XLSX', '10 minutes'],
    ['ligne 1', 'Détail par carte SIM'],
    ['Détail par carte SIM', ['Total, TVA comprise', 'Abonnement', 'Hors abonnement', '+32 470']],
  ],
};
