import { line, SEARCH, SIMS, soon, UNKNOWN } from '../telenet.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

const EMERGENCY = 'Les appels d’urgence (112) restent possibles';
const PAY = ['Suspendue pour facture impayée', 'Payez la facture dans MyBill'];
const PERSON = 'seul notre service clientèle peut la réactiver';
const LOST = 'ACTIVE → SUSPENDUE / carte perdue';
const TWO_OF_FOUR = '4 cartes SIM : 2 seront traitées, 2 ne seront pas traitées';
const DONE = ['Suspension enregistrée', '4 cartes SIM : 2 acceptées, 2 non traitées', LOST];

/** Four cards are chosen, two of them can be suspended. Played before that is undone, too. */
export const suspendingOnCards: readonly CardStep[] = [
  ['Suspendre / réactiver une carte SIM', {}, ['étape 1 sur 2', 'Vous ne pouvez pas réactiver vous-même', 'MyBill']],
  ['Suivant', { [SIMS]: ['01', '05', '06', '09'].map(line) }, ['étape 2 sur 2', 'Opération']],
  ['Suivant', { Opération: 'Suspendre une carte SIM' }, 'Motif de la suspension'],
  [
    'Suivant',
    { 'Motif de la suspension': 'Carte SIM ou téléphone perdu' },
    ['vérifiez vos réponses', TWO_OF_FOUR, LOST, 'La carte SIM est déjà suspendue', EMERGENCY],
  ],
  ['Suspendre', {}, [...DONE, 'Annuler cette commande']],
];
export const suspendingInText: readonly TextStep[] = [
  ['Suspendre / réactiver une carte SIM', '+32 470 00 00 01 · Anna Exemple'],
  ['0470000001, 0470000005, 0470000006, 0470000009', ['Opération', '1. Suspendre une carte SIM']],
  ['1', ['Motif de la suspension', '2. Carte SIM ou téléphone perdu']],
  ['2', 'Date d’effet'],
  ['-', ['vérifiez vos réponses', TWO_OF_FOUR, LOST, 'La carte SIM est déjà suspendue', EMERGENCY]],
  ['oui', DONE],
];

/** T10: cards are suspended; what is owed has to be paid, and a card reported stolen needs a person. */
export const blockingTelenet: Transcript = {
  procedure: 'blocking',
  operator: 'telenet',
  login: 'fleet1',
  greeting: ['Suspendre / réactiver une carte SIM'],
  cards: [
    ...suspendingOnCards,
    ['Suspendre / réactiver une carte SIM', {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '0470000702' }, 'Aucune carte SIM trouvée pour « 0470000702 »'],
    ['Chercher', { [SEARCH]: '0470000005' }, 'SUSPENDUE / facture impayée'],
    ['Suivant', { [SIMS]: [line('05')] }, 'étape 2 sur 2'],
    ['Suivant', { Opération: 'Réactiver une carte SIM' }, PAY],
    ['Retour', {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '%000_' }, 'Tout sélectionner (9)'],
    ['Tout désélectionner', {}, 'Tout sélectionner (9)'],
    // Reported lost: one's own again. Asked for, on a day: the line is as it was until then.
    ['Suivant', { [SIMS]: ['05', '06', '07'].map(line) }, 'étape 2 sur 2'],
    ['Suivant', { Opération: 'Réactiver une carte SIM' }, 'Date d’effet (facultatif)'],
    [
      'Suivant',
      { 'Date d’effet (facultatif)': soon.sent },
      [
        '3 cartes SIM : 1 sera traitée, 2 ne seront pas traitées',
        ...PAY,
        PERSON,
        'SUSPENDUE / carte perdue → ACTIVE',
        soon.read,
      ],
    ],
    ['Réactiver', {}, ['Réactivation enregistrée', 'Commande : programmée']],
  ],
  text: [
    ...suspendingInText,
    ['Suspendre / réactiver une carte SIM', SIMS],
    ['0470000702', UNKNOWN],
    ['0470000005', 'Opération'],
    ['Réactiver une carte SIM', PAY],
    ['retour', SIMS],
    ['0470000005, 0470000006, 0470000007', 'Opération'],
    ['Réactiver une carte SIM', 'Date d’effet'],
    [
      soon.typed,
      [
        '3 cartes SIM : 1 sera traitée, 2 ne seront pas traitées',
        ...PAY,
        PERSON,
        'SUSPENDUE / carte perdue → ACTIVE',
        soon.read,
      ],
    ],
    ['oui', ['Réactivation enregistrée', 'Commande : programmée']],
  ],
};
