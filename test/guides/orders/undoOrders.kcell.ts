import { blockingInText, blockingOnCards } from '../lines/blockingOne.js';
import type { Transcript } from '../transcript.js';

const NOTHING = 'Отменять нечего';
/** What was undone is in the list no more. */
const NOT_AGAIN = /^(?![\s\S]*Активный → Заблокирован)/;
const BACK = ['проверьте данные', /Сейчас:? Заблокирован/, /Станет:? Активный/];
const DONE = ['Отмена заявки принята', '+7 701 000 0001'];

/** In no guide: a block is undone, unless the number has changed since. */
export const undoOrdersKcell: Transcript = {
  procedure: 'undoOrders',
  operator: 'kcell',
  login: 'admin1',
  greeting: ['Отменить заявку'],
  cards: [
    // The rules that refuse: there is nothing to undo yet, and nothing is undone twice.
    ['Отменить заявку', {}, NOTHING],
    ...blockingOnCards,
    ['Отменить эту заявку', {}, BACK],
    ['Подтвердить отмену', {}, DONE],
    ['Управление номерами', {}, '+7 701 000 0001 · Айгуль Примерова · Бизнес Класс Специалист · Активный'],
    ['Отмена', {}, 'Меню'],
    ['Отменить заявку', {}, ['Заявка', NOT_AGAIN]],
  ],
  text: [
    ['Отменить заявку', NOTHING],
    ...blockingInText,
    ['Отменить заявку', ['Заявка', '+7 701 000 0001 · Активный → Заблокирован']],
    ['1', BACK],
    ['да', DONE],
    ['Управление номерами', '+7 701 000 0001 · Айгуль Примерова · Бизнес Класс Специалист · Активный'],
    ['отмена', 'Меню'],
    ['Отменить заявку', ['Заявка', NOT_AGAIN]],
  ],
};
