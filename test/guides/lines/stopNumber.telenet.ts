import { line, SEARCH, SIMS, soon, tooFar, yesterday } from '../telenet.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

const TITLE = 'Arrêter un numéro de téléphone';
const BECOMES = 'Avenir du numéro';
const ON = 'Date d’effet';
const SENT_ON = `${ON} (facultatif)`;
const PORTED = 'Le numéro part chez un autre opérateur';
const CHANGE = 'ACTIVE → ARRÊTÉE, numéro transféré';
const REVIEW = [
  'vérifiez vos réponses',
  '3 cartes SIM : 2 seront traitées, 1 ne sera pas traitée',
  ...[CHANGE, soon.read, 'n’a jamais été activée', 'Le nouvel opérateur doit recevoir la demande'],
];
const RECEIPT = ['Arrêt enregistré', '3 cartes SIM : 2 acceptées, 1 non traitée', CHANGE, 'Commandes : 2 programmées'];
const SIX = ['01', '09', '10', '11', '07', '08'].map(line);
const SIX_TYPED = '0470000001, 0470000009, 0470000010, 0470000011, 0470000007, 0470000008';
const WAITS = ['6 cartes SIM', 'Un second administrateur doit d’abord approuver', 'ARRÊTÉE, numéro rendu'];
const WAITING = ['En attente d’un second administrateur jusqu’au', '6 cartes SIM : 6 en attente d’approbation'];
const HANDED = [/(Actuellement|Avant) ?:? Anna Exemple/, /Après ?:? Léa Fictive/, 'au nom du nouvel utilisateur'];

/** More than five numbers are stopped: that waits for a second fleet manager. */
export const stoppingManyOnCards: readonly CardStep[] = [
  [TITLE, {}, 'étape 1 sur 2'],
  ['Chercher', { [SEARCH]: SIX_TYPED }, 'Jürgen'],
  ['Suivant', { [SIMS]: SIX }, BECOMES],
  ['Suivant', { [BECOMES]: 'Le numéro n’est plus nécessaire' }, ON],
  ['Suivant', { [SENT_ON]: soon.sent }, WAITS],
  ['Arrêter le numéro', {}, WAITING],
];
export const stoppingManyInText: readonly TextStep[] = [
  [TITLE, SIMS],
  [SIX_TYPED, BECOMES],
  ['1', ON],
  [soon.typed, WAITS],
  ['oui', WAITING],
];

/** T13: numbers end on a day, and until then it is taken back; an employee is followed by another; many need a second one. */
export const stopNumberTelenet: Transcript = {
  procedure: 'stopNumber',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '%00000__' }, 'Anna Exemple'],
    ['Suivant', { [SIMS]: ['01', '02', '09'].map(line) }, ['étape 2 sur 2', BECOMES, PORTED]],
    ['Suivant', { [BECOMES]: PORTED }, ON],
    ['Suivant', { [SENT_ON]: yesterday.sent }, 'Ce jour est passé'],
    ['Suivant', { [SENT_ON]: tooFar.sent }, 'dans les 90 prochains jours'],
    ['Suivant', { [SENT_ON]: soon.sent }, REVIEW],
    ['Arrêter le numéro', {}, RECEIPT],
    ['Annuler cette commande', {}, ['vérifiez vos réponses', 'programmée', 'annulée']],
    ['Confirmer l’annulation', {}, 'Annulation enregistrée'],
    // The rule that refuses: a card that is stopped already.
    [TITLE, {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '0470000012' }, 'Olivia Specimen'],
    ['Suivant', { [SIMS]: line('12') }, 'La carte SIM est résiliée'],
    ['Annuler', {}, 'Rien n’a été enregistré'],
    // Somebody else gets the card.
    [TITLE, {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '0470000001' }, 'Anna Exemple'],
    ['Suivant', { [SIMS]: line('01') }, BECOMES],
    ['Suivant', { [BECOMES]: 'Un autre utilisateur reprend la carte SIM' }, 'Nouvel utilisateur'],
    ['Suivant', { 'Nouvel utilisateur': 'Léa Fictive' }, ['vérifiez vos réponses', ...HANDED]],
    ['Changer d’utilisateur', {}, ['Changement d’utilisateur enregistré', 'Léa Fictive']],
    ...stoppingManyOnCards,
  ],
  text: [
    [TITLE, SIMS],
    ['0470000001, 0470000002, 0470000009', [BECOMES, `2. ${PORTED}`]],
    ['2', ON],
    [yesterday.typed, 'Ce jour est passé'],
    [tooFar.typed, 'dans les 90 prochains jours'],
    [soon.typed, REVIEW],
    ['oui', RECEIPT],
    ['Annuler une commande', '1.'],
    ['1', ['vérifiez vos réponses', 'programmée', 'annulée']],
    ['oui', 'Annulation enregistrée'],
    [TITLE, SIMS],
    ['0470000012', 'La carte SIM est résiliée'],
    ['0470000002', 'Créez un ticket pour la supprimer'],
    ['0470000001', BECOMES],
    ['4', 'Nouvel utilisateur'],
    ['Léa Fictive', ON],
    ['-', ['vérifiez vos réponses', ...HANDED]],
    ['oui', ['Changement d’utilisateur enregistré', 'Léa Fictive']],
    ...stoppingManyInText,
  ],
};
