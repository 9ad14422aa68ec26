import { line, SEARCH, SIMS } from '../telenet.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

const TITLE = 'Limite PayByMobile';
const MONTH = 'Limite par mois';
const PAYMENT = 'Limite par paiement';
const MOST = '300,00 € par mois · 50,00 € par paiement';
const LIMIT = '100,00 € par mois, 20,00 € par paiement';
const CHANGE = `300,00 € par mois, 50,00 € par paiement → ${LIMIT}`;
const REVIEW = [
  'vérifiez vos réponses',
  '3 cartes SIM : 2 seront traitées, 1 ne sera pas traitée',
  CHANGE,
  'La carte SIM est résiliée',
];
const RECEIPT = ['Limite enregistrée', '3 cartes SIM : 2 acceptées, 1 non traitée', CHANGE, 'Commandes : 2 exécutées'];

/** Two cards get a limit; one that is stopped stays out. */
export const limitingOnCards: readonly CardStep[] = [
  [TITLE, {}, ['étape 1 sur 2', MOST]],
  ['Chercher', { [SEARCH]: '0470000001 0470000010 0470000012' }, 'Olivia Specimen'],
  ['Suivant', { [SIMS]: ['01', '10', '12'].map(line) }, ['étape 2 sur 2', MONTH, /paiements par mobile bloqués/]],
  ['Suivant', { [MONTH]: /^100,00 €/ }, PAYMENT],
  ['Suivant', { [PAYMENT]: /^20,00 €/ }, REVIEW],
  ['Fixer la limite', {}, RECEIPT],
];

export const limitingInText: readonly TextStep[] = [
  [TITLE, SIMS],
  ['0470000001, 0470000010, 0470000012', [MONTH, /1\. paiements par mobile bloqués/]],
  ['100', [PAYMENT, /3\. 20,00 €/]],
  ['20', REVIEW],
  ['oui', RECEIPT],
];

/** T12: what cards may pay by phone; blocked without a second question; what is so already stays so. */
export const payByMobileLimitTelenet: Transcript = {
  procedure: 'payByMobileLimit',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    ...limitingOnCards,
    [TITLE, {}, [SIMS, '100,00 € par mois · 20,00 € par paiement']],
    ['Suivant', { [SIMS]: line('01') }, MONTH],
    ['Suivant', { [MONTH]: /^paiements/ }, ['vérifiez vos réponses', LIMIT, 'paiements par mobile bloqués']],
    ['Fixer la limite', {}, ['Limite enregistrée', 'paiements par mobile bloqués']],
    // The rule that refuses: it is so already.
    [TITLE, {}, SIMS],
    ['Suivant', { [SIMS]: line('01') }, MONTH],
    ['Suivant', { [MONTH]: /^paiements/ }, 'Rien n’a changé'],
  ],
  text: [
    ...limitingInText,
    [TITLE, SIMS],
    ['0470000001', MONTH],
    ['1', ['vérifiez vos réponses', 'paiements par mobile bloqués']],
    ['oui', ['Limite enregistrée', 'paiements par mobile bloqués']],
    [TITLE, SIMS],
    ['0470000001', MONTH],
    ['1', 'Rien n’a changé'],
  ],
};
