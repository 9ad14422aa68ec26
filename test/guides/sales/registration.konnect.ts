import type { Transcript } from '../transcript.js';

/** K2, KONNECT guide, A. Enregistrement. The order is the guide's; the answers are nobody's. */
export const registrationKonnect: Transcript = {
  procedure: 'registration',
  operator: 'konnect',
  login: 'agent1',
  greeting: ['Bonjour Agent Kin-Centre', '500,00 USD | 125 000,00 CDF', '1630 CDF = 1 USD', 'Enregistrer un client'],
  cards: [
    ['Enregistrer un client', {}, ['Nom du client', 'étape 1 sur 5', 'Veillez à ce que chaque information']],
    ['Suivant', { Nom: 'Exemple', 'Prénom (facultatif)': 'Carole' }, ['Pièce d’identité', 'étape 2 sur 5']],
    [
      'Suivant',
      { 'Numéro de la pièce d’identité': 'op 7654321', 'Type de pièce d’identité': 'Passeport' },
      ['Coordonnées', 'étape 3 sur 5'],
    ],
    ['Suivant', { 'Téléphone 1': '0810 000 123', 'E-mail': 'carole@example.com' }, ['Adresse', 'étape 4 sur 5']],
    [
      'Suivant',
      { 'Numéro d’adresse': '12 bis', Avenue: 'Avenue du Modèle', Commune: 'Gombe', Ville: 'Kinshasa' },
      ['Abonnement', 'étape 5 sur 5'],
    ],
    ['Suivant', { Compte: 'USD', Catégorie: 'Residential' }, ['Forfait', 'Numéro de série du modem']],
    [
      'Suivant',
      { Forfait: 'KONNECT Home 10, 30 jours · 40,00 USD', 'Numéro de série du modem': 'kn-5555-0001' },
      ['vérifiez vos réponses', '+243 810 000 123', 'OP7654321', 'KN55550001', '40,00 USD', 'Votre code PIN'],
    ],
    ['Enregistrer le client', { 'Votre code PIN': '2468' }, ['Client enregistré', 'Clé d’activation', '460,00 USD']],
  ],
  text: [
    ['1', 'Nom'],
    ['Exemple', 'Post-nom'],
    ['-', 'Prénom'],
    ['Carole', 'Numéro de la pièce d’identité'],
    ['op 7654321', ['Type de pièce d’identité', '2. Passeport']],
    ['2', ['Pays', '1. Congo-Kinshasa']],
    ['1', 'Téléphone 1'],
    ['0810 000 123', 'Téléphone 2'],
    ['-', 'E-mail'],
    ['carole@example.com', 'Numéro d’adresse'],
    ['12 bis', 'Avenue'],
    ['Avenue du Modèle', 'Commune'],
    ['Gombe', 'Ville'],
    ['Kinshasa', ['Compte', '1. USD']],
    ['USD', ['Catégorie', '6. Residential']],
    ['residential', ['Forfait', '2. KONNECT Home 10, 30 jours · 40,00 USD']],
    ['2', 'Numéro de série du modem'],
    ['kn-5555-0001', ['vérifiez vos réponses', '+243 810 000 123', 'OP7654321', 'KN55550001', '« oui »']],
    ['oui', 'code PIN'],
    ['2468', ['Client enregistré', 'Clé d’activation', '460,00 USD']],
  ],
};
