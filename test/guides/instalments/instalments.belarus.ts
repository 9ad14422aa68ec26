import type { Transcript } from '../transcript.js';

const TITLE = 'Рассрочка';
const PHONE = ['Смартфон Пример S1, 128 ГБ', '+375 29 100 00 01', '49,50 руб.', 'Осталось платежей', '17'];
const NOTHING = 'Оборудования в рассрочку нет';
const ROUTER = 'Маршрутизатор 4G для офиса';

/** B4: the customer's equipment, and what one subscriber has; a number that is nobody's is said to be unknown. */
export const instalmentsBelarus: Transcript = {
  procedure: 'instalments',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Номер'],
    ['Далее', {}, ['Осталось выплатить', ROUTER, ...PHONE]],
    [TITLE, {}, 'Номер'],
    ['Далее', { 'Номер (необязательно)': /00 01 ·/ }, PHONE],
    [TITLE, {}, 'Номер'],
    ['Далее', { 'Номер (необязательно)': /00 02 ·/ }, NOTHING],
  ],
  text: [
    [TITLE, 'Номер'],
    ['-', ['Осталось выплатить', ROUTER, ...PHONE]],
    [TITLE, 'Номер'],
    ['29 999 99 99', 'такого нет'],
    ['29 100 00 01', PHONE],
    [TITLE, 'Номер'],
    ['29 100 00 02', NOTHING],
  ],
};
