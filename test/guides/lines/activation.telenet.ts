import { line, SEARCH, SIMS, soon, tooFar, UNKNOWN, yesterday } from '../telenet.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

const LATER = 'Date d’activation';
const ON = `${LATER} (facultatif)`;
const WAITING = ['PENDING (en attente) → ACTIVE'];

/** Two cards are activated on a day. Played before they are looked at or let be, too. */
export const activatingOnCards: readonly CardStep[] = [
  ['Activer une carte SIM', {}, ['étape 1 sur 2', 'Bruno Exemple', 'Cartes SIM 1 à 10 sur 16']],
  // A number is found in every state; those that wait are asked for.
  ['Chercher', { [SEARCH]: '%000_' }, ['Anna Exemple', 'Tout sélectionner (9)']],
  ['Chercher', { Statut: 'PENDING (en attente)' }, ['Tablette de réserve', 'Tout sélectionner (3)']],
  ['Suivant', { [SIMS]: [line('02'), line('03')] }, ['étape 2 sur 2', LATER]],
  [
    'Suivant',
    { [ON]: soon.sent },
    ['vérifiez vos réponses', '2 cartes SIM : 2 seront traitées', ...WAITING, soon.read, 'La facturation'],
  ],
  ['Activer', {}, ['Activation enregistrée', '2 cartes SIM : 2 acceptées', ...WAITING, 'Commandes : 2 programmées']],
];
export const activatingInText: readonly TextStep[] = [
  [
    'Activer une carte SIM',
    ['1. +32 470 00 00 02 · Bruno Exemple', 'Cartes SIM 1 à 10 sur 16', 'PENDING (en attente)'],
  ],
  ['0470 000 002, 0470 000 003', LATER],
  [soon.typed, ['vérifiez vos réponses', '2 cartes SIM : 2 seront traitées', ...WAITING, soon.read, 'La facturation']],
  ['oui', ['Activation enregistrée', '2 cartes SIM : 2 acceptées', ...WAITING, 'Commandes : 2 programmées']],
];

/** T3: only a card that waits can be activated, today or soon; until its day the line shows that it waits. */
export const activationTelenet: Transcript = {
  procedure: 'activation',
  operator: 'telenet',
  login: 'fleet1',
  greeting: ['Exemple Logistique SA', 'Activer une carte SIM'],
  cards: [
    ...activatingOnCards,
    // The rules that refuse: a line in service, another company's, a line that waits for its day, a day that is over or too far.
    ['Activer une carte SIM', {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '0470000001' }, 'Anna Exemple · Mobile Contact · ACTIVE'],
    ['Suivant', { [SIMS]: [line('01')] }, 'Seule une carte SIM en attente d’activation peut être activée'],
    ['Chercher', { [SEARCH]: '0470000702' }, 'Aucune carte SIM trouvée pour « 0470000702 »'],
    ['Chercher', { [SEARCH]: '0470000002' }, 'Bruno Exemple'],
    ['Suivant', { [SIMS]: [line('02')] }, 'étape 2 sur 2'],
    ['Suivant', { [ON]: yesterday.sent }, 'Ce jour est passé'],
    ['Suivant', { [ON]: tooFar.sent }, 'dans les 90 prochains jours'],
    [
      'Suivant',
      { [ON]: '' },
      [/La commande \w{8} est encore en cours pour cette carte SIM/, 'Cette opération n’est pas possible'],
    ],
    ['Annuler', {}, 'Abandonner ?'],
    ['Oui, abandonner', {}, 'Rien n’a été enregistré'],
    ['Vue d’ensemble des cartes SIM', {}, 'Cartes SIM 1 à 10 sur 312'],
    ['Chercher', { [SEARCH]: '+32470000002' }, 'Bruno Exemple · Mobile Europe · PENDING (en attente)'],
    ['Suivant', { [SIMS]: [line('02')] }, ['Statut PENDING (en attente)', `Activation le ${soon.read}`]],
  ],
  text: [
    ...activatingInText,
    ['Activer une carte SIM', 'PENDING (en attente)'],
    ['0470000001', 'Seule une carte SIM en attente d’activation peut être activée'],
    ['0470000702', UNKNOWN],
    ['0470000002', LATER],
    [yesterday.typed, 'Ce jour est passé'],
    [tooFar.typed, 'dans les 90 prochains jours'],
    ['-', [/La commande \w{8} est encore en cours pour cette carte SIM/, 'Cette opération n’est pas possible']],
    ['annuler', 'Abandonner ?'],
    ['oui', 'Rien n’a été enregistré'],
    ['Vue d’ensemble des cartes SIM', 'Cartes SIM 1 à 10 sur 312'],
    ['+32470000002', ['Statut : PENDING (en attente)', `Activation le : ${soon.read}`]],
  ],
};
