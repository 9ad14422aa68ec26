import { pausingInText, pausingOnCards } from '../lines/pausing.js';
import type { Transcript } from '../transcript.js';

const ORDER = ['1 результат', 'Пауза · Поставить на паузу', 'Номера', '2 выполнены', 'Номер заявки'];
const LINES = ['2 результата', '+375 29 100 00 02', 'Активный', 'Пауза', 'выполнена', 'Отменить заявку'];

/** In no guide: what was ordered and how it stands. */
export const myOrdersBelarus: Transcript = {
  procedure: 'myOrders',
  operator: 'belarus',
  login: 'admin1',
  greeting: ['Мои заявки'],
  cards: [
    ...pausingOnCards,
    ['Мои заявки', {}, ORDER],
    ['Подробнее', {}, LINES],
    ['Отфильтровать', { Статус: 'не выполнена' }, 'По этим условиям ничего не найдено'],
    ['Отфильтровать', { Статус: 'Все' }, ORDER],
  ],
  text: [
    ...pausingInText,
    ['Мои заявки', [...ORDER, 'напишите «заявка» и номер заявки']],
    ['невыполненные заявки', 'По этим условиям ничего не найдено'],
  ],
};
