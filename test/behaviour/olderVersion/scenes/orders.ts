import { suspendingInText, suspendingOnCards } from '../../../guides/lines/blocking.telenet.js';
import { pausingInText, pausingOnCards } from '../../../guides/lines/pausing.js';
import { SEARCH, SIMS } from '../../../guides/telenet.js';
import { belarus, telenet } from './people.js';
import { press, pressed, type Scenes, typed } from './scene.js';

const ACTIVATE = 'Activer une carte SIM';
const DATE = 'Date d’activation (facultatif)';
const DAY = { said: '01.12.2026', sent: '2026-12-01' };
/** Two cards whose activation waits for its day. */
const PLANNED = {
  cards: [
    press(ACTIVATE),
    press('Suivant', { [SIMS]: [/Bruno Exemple/, /Chloé Exemple/] }),
    press('Suivant', { [DATE]: DAY.sent }),
    press('Activer'),
  ],
  text: [ACTIVATE, '0470 000 002, 0470 000 003', DAY.said, 'oui'],
};
/** More orders than a list shows at once. */
const ELEVEN = Array.from({ length: 11 }, (_, index) => `+3753310000${String(index + 1).padStart(2, '0')}`).join(', ');
const PAUSED = {
  cards: [
    press('Пауза'),
    ELEVEN,
    press('Далее', { Действие: 'Поставить на паузу' }),
    press('Далее', { Причина: 'По решению клиента' }),
    press('Поставить на паузу'),
  ],
  text: ['Пауза', ELEVEN, '1', '1', '-', 'да'],
};
/** They are one order now: the list begins anew. */
const REST = '11 выполнены';

/** What was ordered: its result, what was told of it, its list, its undoing. */
export const orders: Scenes = {
  result: {
    ...telenet,
    cards: { said: pressed(suspendingOnCards), goesOn: [[press('Télécharger le résultat (CSV)'), 'Télécharger']] },
    text: { said: typed(suspendingInText), goesOn: [['fichier', 'Résultat complet en fichier']] },
  },
  told: {
    ...telenet,
    cards: {
      said: PLANNED.cards,
      goesOn: [
        [press('Annuler cette commande'), 'vérifiez vos réponses'],
        [press('Confirmer l’annulation'), 'Annulation enregistrée'],
      ],
    },
    text: {
      said: PLANNED.text,
      goesOn: [
        // It was on the receipt.
        [{ news: 'orders' }],
        ['Annuler une commande', '1. '],
        ['1', 'vérifiez vos réponses'],
        ['oui', 'Annulation enregistrée'],
      ],
    },
  },
  toldThatItIsInProgress: {
    ...belarus,
    slowNetwork: true,
    cards: {
      said: pressed(pausingOnCards),
      goesOn: [[{ news: 'orders' }, '2 выполнены'], [{ news: 'orders' }]],
    },
    text: {
      said: [...typed(pausingInText), 'Пауза'],
      goesOn: [[{ news: 'orders' }, '2 выполнены'], [{ news: 'orders' }], ['+375 29 100 00 03', 'Действие']],
    },
  },
  listWithMoreRows: {
    ...belarus,
    cards: { said: [...PAUSED.cards, press('Мои заявки')], goesOn: [[press('Показать ещё'), REST]] },
    text: { said: [...PAUSED.text, 'Мои заявки'], goesOn: [['ещё', REST]] },
  },
  listWithMoreRowsOverAQuestion: {
    ...belarus,
    cards: {
      said: [...PAUSED.cards, press('Мои заявки'), press('Номера')],
      goesOn: [
        [press('Показать ещё'), REST],
        ['+375 29 100 00 02', 'Пётр Образцов'],
      ],
    },
  },
  reviewThatCannotBeConfirmed: {
    ...telenet,
    cards: {
      said: [
        ...PLANNED.cards,
        ...[press(ACTIVATE), press('Chercher', { [SEARCH]: '0470000002' })],
        ...[press('Suivant', { [SIMS]: [/Bruno Exemple/] }), press('Suivant', {})],
      ],
      goesOn: [
        [press('Retour'), 'étape 2 sur 2'],
        [press('Retour'), 'étape 1 sur 2'],
      ],
    },
    text: {
      said: [...PLANNED.text, ACTIVATE, '0470000002', '-'],
      goesOn: [
        ['oui', 'est encore en cours'],
        ['retour', 'Date d’activation'],
      ],
    },
  },
  orderUndone: {
    ...belarus,
    cards: {
      said: [...pressed(pausingOnCards), press('Отменить эту заявку')],
      goesOn: [[press('Подтвердить отмену'), 'Отмена']],
    },
    text: { said: [...typed(pausingInText), 'Отменить заявку', '1'], goesOn: [['да', 'Отмена']] },
  },
};
