import { luhnDigit } from '../../../src/domain/values/luhn.js';
import { SEARCH } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Ajouter plusieurs cartes SIM';
const TABLE = 'Cartes SIM et utilisateurs';
const OVERVIEW = 'Vue d’ensemble des cartes SIM';
const sim = (n: number) => {
  const digits = `89320300008000000${n}`;
  return digits + luhnDigit(digits);
};
const HEADS = 'Numéro de carte SIM;Prénom;Nom de famille;Langue;Plan tarifaire;Options;Billing account';
const LIST = [
  HEADS,
  `${sim(1)};Lara;Exemple;français;Mobile Start;Voice National 100 min;100000001`,
  `${sim(2)};Hugo;Exemple;fr;Mobile Start;Voice National 100 min;100000001`,
  `${sim(3)};Emma;Exemple;anglais;Mobile Europe;Data National 10 GB;100000001`,
  '8,93203E+18;Louis;Exemple;français;Mobile Start;;100000001',
  '8932030000800000049;Louis;Exemple;français;Mobile Start;;100000001',
  `${sim(5)};Louis;Exemple;français;Mobile Europe;Voice National 100 min;100000001`,
  `${sim(5)};Louis;Exemple;français;Mobile Start;;999999999`,
  `${sim(1)};Louis;Exemple;français;Mobile Start;;100000001`,
].join('\n');
const LEFT_OUT = [
  'Lignes du tableau écartées : 5 sur 8',
  'Ligne 5, Numéro de carte SIM « 8,93203E+18 » : Le tableur a abrégé',
  'Ligne 6, Numéro de carte SIM « 8932030000800000049 » : Le dernier chiffre ne correspond pas',
  'Ligne 7, Options « Voice National 100 min »',
  'Ligne 8, Billing account « 999999999 » : Cette valeur ne figure pas parmi les choix',
  `Ligne 9, Numéro de carte SIM « ${sim(1)} » : Cette carte SIM figure déjà à la ligne 2`,
];
const REVIEW = [
  'vérifiez vos réponses',
  '3 cartes SIM · 5 lignes du tableau écartées',
  'Lara Exemple',
  '+32 470 50 00 01',
  'Mobile Start, Voice National 100 min',
  'Mobile Europe, Data National 10 GB',
];

/** T2, many at once: each row has its verdict, the others are ordered together. */
export const addLinesTelenet: Transcript = {
  procedure: 'addLines',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [
      TITLE,
      {},
      ['Télécharger le modèle (XLSX)', /1.000 au plus/, 'Colonnes nécessaires : Numéro de carte SIM; Plan tarifaire'],
    ],
    ['Suivant', { [TABLE]: `Carte SIM;Forfait\n${sim(1)};x` }, 'Les colonnes n’ont pas été reconnues'],
    ['Suivant', { [TABLE]: `${HEADS};Couleur\n${sim(1)};Lara` }, 'Le titre de colonne « Couleur » n’est pas connu'],
    ['Suivant', { [TABLE]: LIST }, [...LEFT_OUT, ...REVIEW]],
    ['Commander les cartes SIM', {}, ['Cartes SIM commandées', '3 cartes SIM']],
    [OVERVIEW, {}, 'Cartes SIM 1 à 10'],
    ['Chercher', { [SEARCH]: '0470500002' }, 'Hugo Exemple · Mobile Start · PENDING (en attente)'],
  ],
  text: [
    [TITLE, ['Modèle XLSX', /1.000 au plus/]],
    [`Carte SIM;Forfait\n${sim(1)};x`, 'Les colonnes n’ont pas été reconnues'],
    [LIST, [...LEFT_OUT, ...REVIEW]],
    ['oui', ['Cartes SIM commandées', '3 cartes SIM']],
    [OVERVIEW, 'Cartes SIM 1 à 10'],
    ['+32470500002', ['Hugo Exemple', 'Statut : PENDING (en attente)']],
  ],
};
