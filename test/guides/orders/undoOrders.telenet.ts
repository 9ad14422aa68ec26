import { activatingInText, activatingOnCards } from '../lines/activation.telenet.js';
import { suspendingInText, suspendingOnCards } from '../lines/blocking.telenet.js';
import { line, SEARCH, SIMS } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const BACK = 'SUSPENDUE / carte perdue → ACTIVE';
/** The card that was activated at once is in no list of what can be undone. */
const NO_ACTIVATION = /^(?![\s\S]*\+32 470 00 00 04)/;
const NO_SUSPENSION = /^(?![\s\S]*ACTIVE → SUSPENDUE)/;

/** A suspension is undone from its receipt; an activation that waits for its day is cancelled. One at once cannot be undone. */
export const undoOrdersTelenet: Transcript = {
  procedure: 'undoOrders',
  operator: 'telenet',
  login: 'fleet1',
  greeting: ['Annuler une commande'],
  cards: [
    ...suspendingOnCards,
    ['Annuler cette commande', {}, ['vérifiez vos réponses', '2 cartes SIM : 2 seront traitées', BACK]],
    ['Confirmer l’annulation', {}, ['Annulation enregistrée', '2 cartes SIM : 2 acceptées', BACK]],
    ...activatingOnCards,
    ['Annuler cette commande', {}, ['vérifiez vos réponses', 'programmée', 'annulée']],
    ['Confirmer l’annulation', {}, ['Annulation enregistrée', 'annulée']],
    // The rule that refuses: a card that is active stays so.
    ['Activer une carte SIM', {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '0470000004' }, 'Tablette de réserve'],
    ['Suivant', { [SIMS]: [line('04')] }, 'étape 2 sur 2'],
    ['Suivant', {}, 'vérifiez vos réponses'],
    ['Activer', {}, 'Activation enregistrée'],
    // Nor is what has been undone already undone again.
    [
      'Annuler une commande',
      {},
      ['Une activation déjà exécutée ne peut plus être annulée', NO_ACTIVATION, NO_SUSPENSION],
    ],
  ],
  text: [
    ...suspendingInText,
    ['Annuler une commande', /1\. \w{8} · .* · 2 cartes SIM · /],
    ['1', ['vérifiez vos réponses', '2 cartes SIM : 2 seront traitées', BACK]],
    ['oui', ['Annulation enregistrée', '2 cartes SIM : 2 acceptées', BACK]],
    ...activatingInText,
    ['Annuler une commande', /1\. \w{8} · .* · \+32 470 00 00 02 · 2 cartes SIM · PENDING/],
    ['1', ['vérifiez vos réponses', 'programmée', 'annulée']],
    ['oui', ['Annulation enregistrée', 'annulée']],
    ['Activer une carte SIM', 'Tablette de réserve'],
    ['0470000004', 'Date d’activation'],
    ['-', 'vérifiez vos réponses'],
    ['oui', 'Activation enregistrée'],
    ['Annuler une commande', ['Commande à annuler', NO_ACTIVATION, NO_SUSPENSION]],
  ],
};
