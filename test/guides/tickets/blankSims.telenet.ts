import type { Transcript } from '../transcript.js';

const TITLE = 'Commander des cartes SIM vierges';
const PACKS = 'Indiquez un nombre par multiples de 10, de 10 à 500.';
const COUNT = 'Nombre de cartes SIM';
const STREET = 'Modelstraat';

/** T19: blank SIM cards are sent to an address; the ticket is in the list. Packs of ten, 500 at the most. */
export const blankSimsTelenet: Transcript = {
  procedure: 'blankSims',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['étape 1 sur 4', COUNT]],
    ['Suivant', { [COUNT]: '15' }, PACKS],
    ['Suivant', { [COUNT]: '1 000 000' }, PACKS],
    ['Suivant', { [COUNT]: '20' }, ['étape 2 sur 4', 'Pays']],
    ['Suivant', { Pays: 'Belgique' }, 'Code postal'],
    [
      'Suivant',
      {
        'Code postal': '1000',
        Localité: 'Bruxelles',
        Rue: STREET,
        Numéro: '12',
        'Boîte (facultatif)': '3',
      },
      ['étape 3 sur 4', 'Pièces jointes'],
    ],
    ['Suivant', { 'Votre message (facultatif)': 'Sonnez à l’accueil.' }, 'étape 4 sur 4'],
    [
      'Suivant',
      { 'Votre adresse e-mail': 'flotte@example.com', 'Votre numéro de mobile': '0470 12 34 56' },
      ['20', STREET, 'Sonnez à l’accueil.', /Livraison au plus tard : \d\d\/\d\d\/\d{4}\./],
    ],
    ['Commander les cartes SIM', {}, ['Commande envoyée', /Livraison au plus tard \d\d\/\d\d\/\d{4}/]],
    [
      'Mes tickets',
      {},
      [TITLE, `${COUNT} 20`, 'Modelstraat 12/3, 1000 Bruxelles, Belgique', '+32 470 12 34 56', 'en attente'],
    ],
  ],
  text: [
    [TITLE, [COUNT, 'Par multiples de 10, 500 au plus']],
    ['0', PACKS],
    ['5', PACKS],
    ['vingt', PACKS],
    ['20 cartes', 'Pays'],
    ['Belgique', 'Code postal'],
    ['1000', 'Localité'],
    ['Bruxelles', 'Rue'],
    [STREET, 'Numéro'],
    ['12', 'Suffixe'],
    ['-', 'Boîte'],
    ['3', 'Votre message'],
    ['Sonnez à l’accueil.', 'Pièces jointes'],
    ['-', 'Votre adresse e-mail'],
    ['flotte@example.com', 'Votre numéro de mobile'],
    ['0470 12 34 56', [STREET, /Livraison au plus tard : \d\d\/\d\d\/\d{4}\./]],
    ['oui', ['Commande envoyée', /Livraison au plus tard : \d\d\/\d\d\/\d{4}/]],
    [
      'Mes tickets',
      [TITLE, `${COUNT} : 20`, 'Modelstraat 12/3, 1000 Bruxelles, Belgique', '+32 470 12 34 56', 'en attente'],
    ],
  ],
};
