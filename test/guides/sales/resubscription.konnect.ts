import type { Transcript } from '../transcript.js';

/** K4, KONNECT guide, B. Réabonnement, for a customer of the demo data who has KONNECT Home 10. */
export const resubscriptionKonnect: Transcript = {
  procedure: 'resubscription',
  operator: 'konnect',
  login: 'agent1',
  greeting: ['500,00 USD | 125 000,00 CDF', 'Réabonner un client'],
  cards: [
    ['Réabonner un client', {}, ['Abonnement du client', 'étape 1 sur 2', 'Convenez du type', 'Numéro d’activation']],
    // An activation number that nobody has.
    ['Suivant', { 'Numéro d’activation': 'KNDEM-XZZZZ-999999' }, 'Aucun abonnement ne porte ce numéro d’activation'],
    // Who the customer is, what they have and until when, before anything is sold.
    [
      'Suivant',
      { 'Numéro d’activation': 'kndem-xaaaa-222222' },
      [
        'KNDEMXAAAA222222 · Exemple Premier Alpha · KONNECT Home 10, 30 jours · jusqu’au',
        'Réabonnement',
        'étape 2 sur 2',
      ],
    ],
    ['Suivant', { Compte: 'USD', Catégorie: 'Residential' }, ['Forfait', 'étape 2 sur 2 · suite']],
    ['Suivant', { Forfait: 'KONNECT Home 20, 30 jours · 60,00 USD' }, 'Type de réabonnement'],
    // The rule that refuses: the type agreed with the customer does not go with the package.
    [
      'Suivant',
      { 'Type de réabonnement': 'Même forfait' },
      'Le forfait actuel du client est « KONNECT Home 10, 30 jours », et vous en avez choisi un autre',
    ],
    [
      'Suivant',
      { 'Type de réabonnement': 'Changement de forfait' },
      [
        'vérifiez vos réponses',
        'KNDEMXAAAA222222 · Exemple Premier Alpha · KONNECT Home 10, 30 jours · jusqu’au',
        'Vous vendez « KONNECT Home 20, 30 jours · 60,00 USD »',
        'Votre code PIN',
      ],
    ],
    [
      'Modifier « Forfait » : KONNECT Home 20, 30 jours · 60,00 USD',
      {},
      ['Forfait', 'KONNECT Home 10, 30 jours · 40,00 USD'],
    ],
    // Another package: the type has to be agreed anew.
    ['Suivant', { Forfait: 'KONNECT Home 10, 30 jours · 40,00 USD' }, 'Type de réabonnement'],
    [
      'Suivant',
      { 'Type de réabonnement': 'Changement de forfait' },
      'Le client a déjà le forfait « KONNECT Home 10, 30 jours »',
    ],
    ['Suivant', { 'Type de réabonnement': 'Même forfait' }, ['vérifiez vos réponses', '40,00 USD', 'Même forfait']],
    [
      'Réabonner le client',
      { 'Votre code PIN': '2468' },
      [
        ...['Client réabonné', 'Exemple Premier Alpha', 'KNDEMXAAAA222222'],
        ...['Valable à partir du', 'Valable jusqu’au', '460,00 USD', '2,00 USD'],
      ],
    ],
  ],
  text: [
    ['Réabonner un client', 'Numéro d’activation'],
    ['KNDEM-XZZZZ-999999', 'Aucun abonnement ne porte ce numéro d’activation'],
    [
      'kndem-xaaaa-222222',
      ['KNDEMXAAAA222222 · Exemple Premier Alpha · KONNECT Home 10, 30 jours · jusqu’au', 'Compte', '1. USD'],
    ],
    ['USD', ['Catégorie', '6. Residential']],
    ['residential', ['Forfait', '2. KONNECT Home 10, 30 jours · 40,00 USD']],
    ['2', ['Type de réabonnement', '1. Même forfait']],
    ['2', 'Le client a déjà le forfait « KONNECT Home 10, 30 jours »'],
    [
      '1',
      [
        'vérifiez vos réponses',
        'Exemple Premier Alpha',
        'Vous vendez « KONNECT Home 10, 30 jours · 40,00 USD »',
        '« oui »',
      ],
    ],
    ['oui', 'code PIN'],
    [
      '2468',
      [
        'Client réabonné',
        'Client : Exemple Premier Alpha',
        'KNDEMXAAAA222222',
        'Valable à partir du',
        '460,00 USD',
        '2,00 USD',
      ],
    ],
  ],
};
