import type { Transcript } from '../transcript.js';

const TITLE = 'Изменить доставку счетов';
const ADDRESS = '230000, г. Гродно, ул. Образцовая, 2';
const WHOLE = 'Укажите почтовый адрес целиком';
const REVIEW = ['2000000002', 'Курьером', ADDRESS, 'buh@example.com', '+375 29 100 00 01', 'со следующего счёта'];
const DONE = ['Заявка на доставку принята', 'Доставка счетов'];

/** B3: another way in which invoices come, and where they go. */
export const invoiceDeliveryBelarus: Transcript = {
  procedure: 'invoiceDelivery',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Лицевой счёт', 'Способ доставки', 'По электронной почте', 'Курьером']],
    ['Далее', { 'Лицевой счёт': /^2000000002/, 'Способ доставки': 'Курьером' }, 'Адрес доставки'],
    ['Далее', { 'Адрес доставки': 'Гродно' }, WHOLE],
    ['Далее', { 'Адрес доставки': ADDRESS }, 'Ваш e-mail'],
    ['Далее', { 'Ваш e-mail': 'buh@example.com', 'Ваш мобильный телефон': '29 100 00 01' }, REVIEW],
    ['Изменить доставку', {}, DONE],
    ['Мои обращения', {}, ['Доставка счетов', 'Курьером', ADDRESS]],
  ],
  text: [
    [TITLE, 'Лицевой счёт'],
    ['2', ['Способ доставки', 'По электронной почте']],
    ['Курьером', 'Адрес доставки'],
    ['Гродно', WHOLE],
    [ADDRESS, 'Ваш e-mail'],
    ['buh@example.com', 'Ваш мобильный телефон'],
    ['29 100 00 01', REVIEW],
    ['да', DONE],
    ['Мои обращения', ['Доставка счетов', 'Курьером', ADDRESS]],
  ],
};
