import { pausingInText, pausingOnCards } from '../lines/pausing.js';
import type { Transcript } from '../transcript.js';

const ORDERS = ['Показано 2 из 2', '+375 29 100 00 02', 'Активный', 'Пауза', 'выполнена', 'Номер заявки'];

/** In no guide: what was ordered and how it stands. */
export const myOrdersBelarus: Transcript = {
  procedure: 'myOrders',
  operator: 'belarus',
  login: 'admin1',
  greeting: ['Мои заявки'],
  cards: [
    ...pausingOnCards,
    ['Мои заявки', {}, ['Какие заявки', 'Если статус не выбран, показываются все заявки']],
    ['Далее', {}, ORDERS],
    ['Мои заявки', {}, 'Какие заявки'],
    ['Далее', { 'Статус (необязательно)': 'не выполнена' }, 'По этим условиям ничего не найдено'],
  ],
  text: [
    ...pausingInText,
    ['Мои заявки', ['Статус', 'выполнена']],
    ['-', ORDERS],
    ['Мои заявки', 'Статус'],
    // The rule that refuses: there is no such state.
    ['украдена', 'Такого варианта нет'],
    ['не выполнена', 'По этим условиям ничего не найдено'],
  ],
};
