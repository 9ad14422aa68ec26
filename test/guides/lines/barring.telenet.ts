import { line, SIMS } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Gérer les blocages';
const CALLS_OUT = 'Bloquer les appels sortants';
const MMS = 'Bloquer les MMS';
const ABROAD = 'Bloquer les appels de Belgique vers l’étranger';
const EMERGENCY = 'Les appels d’urgence (112) ne sont jamais bloqués';
const UNCHANGED = 'Rien n’a changé';
const TWO = [
  '2 cartes SIM : 2 seront traitées',
  `${CALLS_OUT} : désactivé → activé`,
  EMERGENCY,
  // What stays is not said, though the second card has it.
  /^(?![\s\S]*Bloquer les MMS)/,
];

/** T11: what is barred, on or off each; over several cards what is barred on some of them stays so unless it is changed. */
export const barringTelenet: Transcript = {
  procedure: 'barring',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['étape 1 sur 2', 'Anna Exemple']],
    ['Suivant', { [SIMS]: ['01', '10'].map(line) }, ['étape 2 sur 2', 'De l’étranger', CALLS_OUT]],
    ['Suivant', {}, UNCHANGED],
    ['Suivant', { [CALLS_OUT]: 'true' }, TWO],
    ['Enregistrer les blocages', {}, ['Modification des blocages enregistrée', `${CALLS_OUT} : désactivé → activé`]],
    [TITLE, {}, 'étape 1 sur 2'],
    ['Suivant', { [SIMS]: ['09', '10'].map(line) }, ABROAD],
    // On one of the two only: for both, now.
    [
      'Suivant',
      { [MMS]: 'activé', [ABROAD]: 'false' },
      [`${ABROAD} : activé → désactivé`, `${MMS} : désactivé → activé`, '2 cartes SIM : 2 seront traitées'],
    ],
    ['Enregistrer les blocages', {}, 'Modification des blocages enregistrée'],
    ['Annuler cette commande', {}, `${ABROAD} : désactivé → activé`],
    ['Confirmer l’annulation', {}, 'Annulation enregistrée'],
    ['Vue d’ensemble des cartes SIM', {}, 'Anna Exemple'],
    ['Suivant', { [SIMS]: [line('01')] }, ['Blocages', CALLS_OUT]],
  ],
  text: [
    [TITLE, 'Anna Exemple'],
    ['0470000001, 0470000010', ['De l’étranger', `3. ${CALLS_OUT} : désactivé`, `6. ${MMS} : activé pour 1 sur 2`]],
    ['6', 'n’est activé que pour une partie'],
    ['tout', 'Réponse non reconnue'],
    ['3 désactiver', UNCHANGED],
    ['3', TWO],
    ['oui', ['Modification des blocages enregistrée', `${CALLS_OUT} : désactivé → activé`]],
    [TITLE, 'Anna Exemple'],
    ['0470000009, 0470000010', `8. ${ABROAD} : activé`],
    ['MMS activer, 8 désactiver', [`${ABROAD} : activé → désactivé`, `${MMS} : désactivé → activé`]],
    ['oui', 'Modification des blocages enregistrée'],
    ['Annuler une commande', '1.'],
    ['1', `${ABROAD} : désactivé → activé`],
    ['oui', 'Annulation enregistrée'],
    ['Vue d’ensemble des cartes SIM', 'Anna Exemple'],
    ['0470000001', ['Blocages', CALLS_OUT]],
  ],
};
