import type { Transcript } from '../transcript.js';
import { renewingInText, renewingOnCards } from './renewing.js';

/** K5, KONNECT guide, Reporting › Transactions: an agent finds what they have just sold, and its activation key. */
export const transactionsKonnect: Transcript = {
  procedure: 'transactions',
  operator: 'konnect',
  login: 'agent1',
  greeting: ['Mes transactions'],
  cards: [
    ...renewingOnCards,
    ['Mes transactions', {}, ['Transactions à afficher']],
    // The rule that refuses: a period that ends before it starts.
    [
      'Suivant',
      { 'Période : du (facultatif)': '2026-12-31', 'Période : au (facultatif)': '2026-12-01' },
      'La date de fin ne peut pas précéder la date de début',
    ],
    [
      'Suivant',
      {
        'Période : du (facultatif)': '2020-01-01',
        'Période : au (facultatif)': '2099-12-31',
        'Opération (facultatif)': 'Réabonnement',
      },
      ['Total débité', '40,00 USD', 'Exemple Premier Alpha', 'KONNECT Home 10', 'KNDEMXAAAA222222'],
    ],
    ['Copier', {}, 'KNDEMXAAAA222222'],
    ['PDF', {}, ['Transactions en PDF', 'valable 10 minutes', 'Télécharger']],
  ],
  text: [
    ...renewingInText,
    ['Mes transactions', 'Période'],
    ['31/12/2026 - 01/12/2026', 'La date de fin ne peut pas précéder la date de début'],
    ['-', ['Opération', '1. Enregistrement', '2. Réabonnement']],
    ['2', ['Total débité', '40,00 USD', 'Exemple Premier Alpha', 'KONNECT Home 10', 'KNDEMXAAAA222222']],
    ['PDF', 'Transactions en PDF (lien valable 10 minutes'],
    ['Mes transactions', 'Période'],
    ['01/01/2020 - 31/01/2020', 'Opération'],
    ['-', 'Rien ne correspond à ces critères'],
  ],
};
