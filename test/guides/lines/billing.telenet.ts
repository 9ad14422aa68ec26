import { line, SEARCH, SIMS } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const SPLIT = 'Changer le profil split bill';
const PROFILE = 'Profil split bill';
const FIRST = 'Split bill, profil 1 (l’entreprise paie l’abonnement)';
const SPLIT_REVIEW = [
  'vérifiez vos réponses',
  '4 cartes SIM : 2 seront traitées, 2 ne seront pas traitées',
  `Pas de split bill → ${FIRST}`,
  'C’est déjà le cas pour cette carte SIM',
  'La carte SIM est résiliée',
  'à partir de la prochaine facture',
];
const SPLIT_RECEIPT = ['Changement de profil demandé', '4 cartes SIM : 2 acceptées, 2 non traitées'];

/** T9: the profile is there before it is asked; what has it already, and a card that is stopped, stay as they are. */
export const splitBillProfileTelenet: Transcript = {
  procedure: 'splitBillProfile',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [SPLIT],
  cards: [
    [SPLIT, {}, ['étape 1 sur 2', 'Anna Exemple · Mobile Contact · Pas de split bill · ACTIVE']],
    ['Chercher', { [SEARCH]: '0470000001 0470000005 0470000010 0470000012' }, 'Olivia Specimen'],
    ['Suivant', { [SIMS]: ['01', '05', '10', '12'].map(line) }, ['étape 2 sur 2', PROFILE]],
    ['Suivant', { [PROFILE]: FIRST }, SPLIT_REVIEW],
    ['Changer le profil', {}, SPLIT_RECEIPT],
    [SPLIT, {}, `Anna Exemple · Mobile Contact · ${FIRST} · ACTIVE`],
    // The rule that refuses: it is so already.
    ['Suivant', { [SIMS]: line('01') }, PROFILE],
    ['Suivant', { [PROFILE]: FIRST }, 'Rien n’a changé'],
  ],
  text: [
    [SPLIT, [SIMS, 'Anna Exemple · Mobile Contact · Pas de split bill · ACTIVE']],
    ['0470000001, 0470000005, 0470000010, 0470000012', [PROFILE, `2. ${FIRST}`]],
    ['2', SPLIT_REVIEW],
    ['oui', SPLIT_RECEIPT],
    [SPLIT, `Anna Exemple · Mobile Contact · ${FIRST} · ACTIVE`],
    ['0470000001', PROFILE],
    ['2', 'Rien n’a changé'],
  ],
};

const ACCOUNT = 'Changer le billing account';
const BILLING = 'Billing account';
const ACCOUNT_REVIEW = [
  'vérifiez vos réponses',
  '3 cartes SIM : 1 sera traitée, 2 ne seront pas traitées',
  '100000001 → 100000002',
  'C’est déjà le cas pour cette carte SIM',
  'La carte SIM est résiliée',
  'à partir de la prochaine facture',
];
const ACCOUNT_RECEIPT = ['Changement de billing account demandé', '3 cartes SIM : 1 acceptée, 2 non traitées'];

/** T9: one of the company's accounts, shown with its address and found by it; undone like any order. */
export const lineAccountTelenet: Transcript = {
  procedure: 'lineAccount',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [ACCOUNT],
  cards: [
    [ACCOUNT, {}, ['étape 1 sur 2', 'Anna Exemple · Mobile Contact · 100000001 · ACTIVE']],
    ['Chercher', { [SEARCH]: '0470000001 0470000011 0470000012' }, 'Olivia Specimen'],
    ['Suivant', { [SIMS]: ['01', '11', '12'].map(line) }, [BILLING, '100000002 · Voorbeeldstraat 7, 2000 Antwerpen']],
    ['Suivant', { [BILLING]: /^100000002/ }, ACCOUNT_REVIEW],
    [ACCOUNT, {}, ACCOUNT_RECEIPT],
    ['Annuler cette commande', {}, ['100000002', '100000001']],
    ['Confirmer l’annulation', {}, 'Annulation enregistrée'],
  ],
  text: [
    [ACCOUNT, [SIMS, 'Anna Exemple · Mobile Contact · 100000001 · ACTIVE']],
    ['0470000001, 0470000011, 0470000012', [BILLING, '100000002 · Voorbeeldstraat 7, 2000 Antwerpen']],
    ['antwerpen', ACCOUNT_REVIEW],
    ['oui', ACCOUNT_RECEIPT],
    ['Annuler une commande', '1.'],
    ['1', ['100000002', '100000001']],
    ['oui', 'Annulation enregistrée'],
  ],
};
