import { line, SEARCH, SIMS, soon, tooFar, UNKNOWN, yesterday } from '../telenet.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

const TITLE = 'Packs de groupe';
const FROM = 'À partir du (facultatif)';
const SHARED = ['aucun pack de groupe → Group Data 5 GB', '7,00 € par mois'];
const NOT_WITH = 'Group Data 5 GB n’existe pas avec Mobile Limitless';
const REVIEW = [
  'vérifiez vos réponses',
  '3 cartes SIM : 2 seront traitées, 1 ne sera pas traitée',
  ...SHARED,
  NOT_WITH,
];
const RECEIPT = ['Pack de groupe commandé', '2 acceptées, 1 non traitée', ...SHARED];

/** Three cards are to share a pack; the plan of one does not go with it. Played before their use is looked at, too. */
export const sharingOnCards: readonly CardStep[] = [
  [TITLE, {}, 'étape 1 sur 2'],
  ['Chercher', { [SEARCH]: '0470000001 0470000009 0470000010' }, 'Jürgen'],
  ['Suivant', { [SIMS]: ['01', '09', '10'].map(line) }, ['étape 2 sur 2', 'Action', 'aucun pack de groupe']],
  ['Suivant', { Action: 'Commander un pack' }, ['Pack', 'Group Data 5 GB · 5 Go · 7,00 € par mois']],
  ['Suivant', { Pack: /^Group Data 5 GB/ }, REVIEW],
  ['Commander le pack', {}, RECEIPT],
];
export const sharingInText: readonly TextStep[] = [
  [TITLE, SIMS],
  ['0470000001, 0470000009, 0470000010', ['Action', '1. Commander un pack']],
  ['1', ['Pack', '1. Group Data 5 GB · 5 Go · 7,00 € par mois']],
  ['Group Data 5 GB', 'À partir du'],
  ['-', REVIEW],
  ['oui', RECEIPT],
];

/** T15: cards share a pack, change it, leave it; each can be undone. What is in a pack, does not fit or is not agreed is refused. */
export const groupPackTelenet: Transcript = {
  procedure: 'groupPack',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    ...sharingOnCards,
    // In a pack already; another one that does not go with the plan, one that is not in the contract.
    [TITLE, {}, 'Anna Exemple · Mobile Contact · Group Data 5 GB · ACTIVE'],
    ['Suivant', { [SIMS]: [line('01')] }, ['Action', 'Group Data 5 GB']],
    ['Suivant', { Action: /^Commander un pack/ }, 'est déjà dans le pack Group Data 5 GB'],
    ['Suivant', { Action: 'Changer de pack' }, 'Pack'],
    ['Suivant', { Pack: /^Group Data 10 GB/ }, 'n’est pas dans le contrat de cette carte SIM'],
    ['Suivant', { Pack: /^Group Voice/ }, 'Group Voice 100 min n’existe pas avec Mobile Contact'],
    ['Annuler', {}, 'Abandonner ?'],
    ['Oui, abandonner', {}, 'Rien n’a été enregistré'],
    [TITLE, {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '0470000010' }, 'Jürgen'],
    ['Suivant', { [SIMS]: [line('10')] }, 'Action'],
    ['Suivant', { Action: 'Changer de pack' }, 'Pack'],
    ['Suivant', { Pack: /^Group Data 10 GB/, [FROM]: yesterday.sent }, 'Ce jour est passé'],
    ['Suivant', { [FROM]: tooFar.sent }, 'dans les 90 prochains jours'],
    ['Suivant', { [FROM]: soon.sent }, ['Group Data 5 GB', 'Group Data 10 GB', '+5,00', soon.read]],
    ['Changer de pack', {}, ['Changement de pack commandé', 'programmée']],
    ['Annuler cette commande', {}, ['Actuellement', 'Group Data 5 GB']],
    ['Confirmer l’annulation', {}, 'Annulation enregistrée'],
    [TITLE, {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '0470000010' }, 'Jürgen'],
    ['Suivant', { [SIMS]: [line('10')] }, 'Action'],
    ['Suivant', { Action: 'Retirer du pack' }, FROM],
    ['Suivant', {}, ['aucun pack de groupe', '-7,00']],
    ['Retirer du pack', {}, 'Retrait du pack commandé'],
    [TITLE, {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '0470000010 0470000702' }, ['Jürgen', '+32 470 00 07 02']],
    ['Suivant', { [SIMS]: [line('10')] }, 'aucun pack de groupe'],
  ],
  text: [
    ...sharingInText,
    [TITLE, 'Anna Exemple · Mobile Contact · Group Data 5 GB · ACTIVE'],
    ['0470000702', UNKNOWN],
    ['0470000001', 'Action'],
    ['Commander un pack', 'est déjà dans le pack Group Data 5 GB'],
    ['Changer de pack', 'Pack'],
    ['Group Data 10 GB', 'n’est pas dans le contrat de cette carte SIM'],
    ['Group Voice 100 min', 'Group Voice 100 min n’existe pas avec Mobile Contact'],
    ['annuler', 'Abandonner'],
    ['oui', 'Rien n’a été enregistré'],
    [TITLE, SIMS],
    ['0470000010', 'Action'],
    ['Changer de pack', 'Pack'],
    ['Group Data 10 GB', 'À partir du'],
    [yesterday.typed, 'Ce jour est passé'],
    [tooFar.typed, 'dans les 90 prochains jours'],
    [soon.typed, ['Group Data 10 GB', '+5,00', soon.read]],
    ['oui', ['Changement de pack commandé', 'programmée']],
    ['Annuler une commande', '1.'],
    ['1', 'Group Data 5 GB'],
    ['oui', 'Annulation enregistrée'],
    [TITLE, SIMS],
    ['0470000010', 'Action'],
    ['Retirer du pack', 'À partir du'],
    ['-', ['aucun pack de groupe', '-7,00']],
    ['oui', 'Retrait du pack commandé'],
    [TITLE, SIMS],
    ['0470000010', 'aucun pack de groupe'],
  ],
};
