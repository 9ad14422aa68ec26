import { line, SEARCH, SIMS } from '../telenet.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

const TITLE = 'Changer de plan tarifaire';
const PLAN = 'Nouveau plan tarifaire';
const CONFIRM = 'Changer de plan tarifaire';
const TABLE = [
  'Mobile Contact → Mobile Limitless · -12,00 € par mois · met fin à Data National 10 GB',
  'Mobile Europe → Mobile Limitless · -12,00 € par mois',
];
const REVIEW = [
  'vérifiez vos réponses',
  '4 cartes SIM : 2 seront traitées, 2 ne seront pas traitées',
  ...TABLE,
  'La carte SIM a déjà ce plan tarifaire',
  'La carte SIM n’est pas encore active',
  '1 carte SIM perdra des options',
  'Prise d’effet',
  'immédiatement',
];
const RECEIPT = ['Changement de plan tarifaire demandé', '2 acceptées, 2 non traitées', ...TABLE];
const ONE = [/Actuellement( :)? Mobile 1/, /Différence( :)? \+37,00/, /Prend fin( :)? Voice National 100 min/];

/** Several cards at once, on mixed plans: each has its own difference, and the one that has an option loses it. */
export const changingPlansOnCards: readonly CardStep[] = [
  [TITLE, {}, ['étape 1 sur 2', 'Anna Exemple · Mobile Contact · Data National 10 GB · ACTIVE']],
  ['Chercher', { [SEARCH]: '0470000001 0470000010 0470000009 0470000002' }, 'Bruno Exemple'],
  ['Suivant', { [SIMS]: ['01', '02', '09', '10'].map(line) }, ['étape 2 sur 2', 'Catégorie', 'Abonnements mobiles']],
  ['Suivant', { Catégorie: 'Abonnements mobiles' }, [PLAN, 'Mobile Europe · 45,00 € par mois']],
  ['Suivant', { [PLAN]: /^Mobile Limitless/ }, REVIEW],
  [CONFIRM, {}, RECEIPT],
];
export const changingPlansInText: readonly TextStep[] = [
  [TITLE, SIMS],
  ['0470000001, 0470000010, 0470000009, 0470000002', ['Catégorie', '1. Abonnements mobiles']],
  ['1', [PLAN, '1. Mobile 1 · 5,00 € par mois']],
  ['Mobile Limitless', REVIEW],
  ['oui', RECEIPT],
];

/** T7: what does not fit ends with the yes, and comes back with the undoing; the plan in force is not offered. */
export const planChangeTelenet: Transcript = {
  procedure: 'planChange',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    ...changingPlansOnCards,
    [TITLE, {}, 'Anna Exemple · Mobile Limitless · ACTIVE'],
    ['Suivant', { [SIMS]: line('11') }, ['+32 470 00 00 11 · Noël Naïveté-Çà · Mobile 1 · Voice National 100 min']],
    ['Suivant', { Catégorie: 'Abonnements mobiles' }, /^(?![\s\S]*Mobile 1 · 5,00)/],
    // The rule that refuses: whoever asks for the plan in force is told.
    ['Suivant', { [PLAN]: 'mobile1' }, 'La carte SIM a déjà ce plan tarifaire'],
    ['Suivant', { [PLAN]: /^Mobile Europe/ }, ONE],
    [CONFIRM, {}, ['Changement de plan tarifaire demandé', 'Voice National 100 min']],
    ['Annuler cette commande', {}, [/Actuellement( :)? Mobile Europe/, /Après( :)? Mobile 1, Voice National 100 min/]],
    ['Confirmer l’annulation', {}, 'Annulation enregistrée'],
    [TITLE, {}, 'Noël Naïveté-Çà · Mobile 1 · Voice National 100 min · ACTIVE'],
  ],
  text: [
    ...changingPlansInText,
    [TITLE, 'Anna Exemple · Mobile Limitless · ACTIVE'],
    ['0470000011', ['+32 470 00 00 11 · Noël Naïveté-Çà · Mobile 1 · Voice National 100 min', 'Catégorie']],
    ['Abonnements mobiles', /^(?![\s\S]*Mobile 1 · 5,00)/],
    ['Mobile 1', 'La carte SIM a déjà ce plan tarifaire'],
    ['Mobile Europe', ONE],
    ['oui', ['Changement de plan tarifaire demandé', 'Voice National 100 min']],
    ['Annuler une commande', '1.'],
    ['1', [/Actuellement( :)? Mobile Europe/, /Après( :)? Mobile 1, Voice National 100 min/]],
    ['oui', 'Annulation enregistrée'],
    [TITLE, 'Noël Naïveté-Çà · Mobile 1 · Voice National 100 min · ACTIVE'],
  ],
};
