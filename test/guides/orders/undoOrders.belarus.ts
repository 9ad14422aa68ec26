import { pausingInText, pausingOnCards } from '../lines/pausing.js';
import type { Transcript } from '../transcript.js';

const BACK = ['2 номера: будет обработано 2', '+375 29 100 00 01', /Пауза → Активный/];

/** In no guide: a pause is taken back, once; then there is nothing more of it to undo. */
export const undoOrdersBelarus: Transcript = {
  procedure: 'undoOrders',
  operator: 'belarus',
  login: 'admin1',
  greeting: ['Отменить заявку'],
  cards: [
    // The rule that refuses: there is nothing to undo yet.
    ['Отменить заявку', {}, 'Отменять нечего'],
    ...pausingOnCards,
    ['Отменить эту заявку', {}, ['проверьте данные', 'Заявка', ...BACK]],
    ['Подтвердить отмену', {}, ['Отмена заявки принята', '2 номера: принято 2']],
    ['Выбор абонента', {}, '+375 29 100 00 01 · Анна Примерова · Офис · Активный'],
  ],
  text: [
    ['Отменить заявку', 'Отменять нечего'],
    ...pausingInText,
    ['Отменить заявку', 'Заявка'],
    ['1', ['проверьте данные', ...BACK]],
    ['да', ['Отмена заявки принята', '2 номера: принято 2']],
    ['Выбор абонента', '+375 29 100 00 01 · Анна Примерова · Офис · Активный'],
  ],
};
