import type { Transcript } from '../transcript.js';
import { renewingInText, renewingOnCards } from './renewing.js';

/** K6, KONNECT guide, Reporting › Commissions: what a sale has just earned. */
export const commissionsKonnect: Transcript = {
  procedure: 'commissions',
  operator: 'konnect',
  login: 'agent1',
  greeting: ['Mes commissions'],
  cards: [
    ...renewingOnCards,
    ['Mes commissions', {}, ['Commissions à afficher']],
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
      ['Total des commissions', '2,00 USD', '40,00 USD', 'KONNECT Home 10'],
    ],
    ['XLSX', {}, ['Commissions en XLSX', 'valable 10 minutes', 'Télécharger']],
  ],
  text: [
    ...renewingInText,
    ['Mes commissions', 'Période'],
    ['31/12/2026 - 01/12/2026', 'La date de fin ne peut pas précéder la date de début'],
    ['-', ['Opération', '1. Enregistrement', '2. Réabonnement']],
    ['2', ['Total des commissions', '2,00 USD', '40,00 USD', 'KONNECT Home 10']],
    ['Excel', 'Commissions en XLSX (lien valable 10 minutes'],
    ['Mes commissions', 'Période'],
    ['01/01/2020 - 31/01/2020', 'Opération'],
    ['-', 'Rien ne correspond à ces critères'],
  ],
};
