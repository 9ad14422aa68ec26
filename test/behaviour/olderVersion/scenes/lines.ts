import { suspendingInText, suspendingOnCards } from '../../../guides/lines/blocking.telenet.js';
import { SEARCH, SIMS } from '../../../guides/telenet.js';
import { comuniq, kcell, telenet } from './people.js';
import { press, pressed, type Scenes, typed } from './scene.js';

const SUCHE = 'Rufnummer (auch teilweise), Name oder Suchmuster (% = mehrere Ziffern, _ = eine)';

/** Lists of lines with marks, and what was found. */
export const lines: Scenes = {
  linesMarked: {
    ...telenet,
    cards: {
      said: [
        press('Suspendre / réactiver une carte SIM'),
        press('Page suivante', { [SIMS]: [/Anna Exemple/] }),
        press('Chercher', { État: 'SUSPENDUE' }),
        press('Chercher', { [SIMS]: [/Élise Dumodèle/], [SEARCH]: '04700000' }),
      ],
      goesOn: [
        [press('Suivant', { [SIMS]: [/Femke De Proef/, /Élise Dumodèle/] }), 'étape 2 sur 2'],
        [press('Suivant', { Opération: 'Réactiver une carte SIM' }), 'Date d’effet'],
        [press('Suivant', {}), '3 cartes SIM', 'SUSPENDUE / carte perdue → ACTIVE'],
      ],
    },
    text: {
      said: ['Suspendre / réactiver une carte SIM', 'SUSPENDUE', 'suite'],
      goesOn: [
        ['2', 'Opération'],
        ['retour', SIMS],
        ['=', 'Opération'],
      ],
    },
  },
  linesOffered: {
    ...kcell,
    text: {
      said: ['Блокировка / разблокировка', '702%', 'все'],
      goesOn: [
        ['да', 'Действие'],
        ['1', 'Причина блокировки'],
        ['1', 'Дата'],
        ['-', '24 номера: будет обработано 24'],
        ['24', 'Ожидает второго администратора'],
      ],
    },
  },
  linesRefused: {
    ...kcell,
    cards: {
      said: [press('Отправить секретный код'), press('Далее', { Номер: /0003 ·/ }), press('Назад')],
      goesOn: [
        [press('Далее', { Номер: /0001 ·/ }), 'проверьте данные'],
        [press('Отправить код'), 'Секретный код отправляется'],
      ],
    },
  },
  linesReviewed: {
    ...telenet,
    cards: {
      said: pressed(suspendingOnCards.slice(0, -1)),
      goesOn: [[press('Suspendre'), 'Suspension enregistrée']],
    },
    text: { said: typed(suspendingInText.slice(0, -1)), goesOn: [['oui', 'Suspension enregistrée']] },
  },
  linesNarrowed: {
    ...comuniq,
    cards: {
      said: [press('Rufnummern'), press('Suchen', { [SUCHE]: 'muster' })],
      goesOn: [[press('Nächster Schritt', { Rufnummern: [/Björn/] }), 'Details', 'Björn Größe-Übermuster']],
    },
    text: { said: ['Rufnummern', 'muster'], goesOn: [['große', 'Björn Größe-Übermuster']] },
  },
  next: {
    ...telenet,
    cards: {
      said: [press('Vue d’ensemble des cartes SIM'), '+32 470 00 00 01'],
      goesOn: [[press('Suspendre / réactiver une carte SIM', {}, 'Détails'), 'étape 2 sur 2']],
    },
    text: {
      said: ['Vue d’ensemble des cartes SIM', '+32 470 00 00 01'],
      goesOn: [
        ['Suspendre / réactiver une carte SIM', 'Opération'],
        ['1', 'Motif'],
      ],
    },
  },
};
