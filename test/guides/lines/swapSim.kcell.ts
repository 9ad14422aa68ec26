import { SEARCH } from '../searchRu.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Замена SIM-карты';
const HOW = 'Способ замены';
const STOCK = 'SIM-карта из запаса компании';
const NUMBER = 'Номер';
const CARD = 'Новая SIM-карта';
const REVIEW = ['проверьте данные', '89997020000000001005', 'Пользователя предупредят по SMS', 'потом — нельзя'];
const RECEIPT = ['Заявка на замену принята', '89997020000000001005'];
const ONLY_ACTIVE = 'Заменить SIM-карту можно только на активном номере';

/** C13: only an active number gets another card; which, the company's stock says. */
export const swapSimKcell: Transcript = {
  procedure: 'swapSim',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, [HOW, STOCK]],
    ['Далее', { [HOW]: STOCK }, NUMBER],
    ['Далее', { [NUMBER]: /^\+7 701 000 0001 ·/ }, CARD],
    ['Далее', { [CARD]: '89997020000000001005' }, REVIEW],
    ['Заменить SIM-карту', { 'Ваш пароль': 'kcell-demo-1' }, RECEIPT],
    // The rule that refuses: a number that is not active (FAQ 8).
    [TITLE, {}, HOW],
    ['Далее', { [HOW]: STOCK }, NUMBER],
    ['Найти', { [SEARCH]: '7010000012' }, '+7 701 000 0012'],
    ['Далее', { [NUMBER]: /^\+7 701 000 0012/ }, ONLY_ACTIVE],
  ],
  text: [
    [TITLE, [HOW, `1. ${STOCK}`]],
    ['1', NUMBER],
    ['+7 701 000 0001', CARD],
    ['89997020000000001005', REVIEW],
    ['да', 'Введите пароль'],
    ['kcell-demo-1', RECEIPT],
    [TITLE, HOW],
    ['1', NUMBER],
    ['+7 701 000 0012', ONLY_ACTIVE],
  ],
};
