import { dayFromToday } from '../days.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'История платежей';
const ZONE = 'Europe/Minsk';
const [today, tomorrow, yearAgo] = [0, 1, -365].map((days) => dayFromToday(days, ZONE, 'ru'));
if (today === undefined || tomorrow === undefined || yearAgo === undefined) throw new Error('three days are three');

const PAYMENTS = ['Сумма платежей', 'руб.', 'банковский перевод', '2000000001'];
const FUTURE = /по \d\d\.\d\d\.\d{4}/;
const FROM = 'Период: с (необязательно)';
const UNTIL = 'Период: по (необязательно)';

/** B2: the payments of the customer, of one billing account, of a year; not those of tomorrow. */
export const accountPaymentsBelarus: Transcript = {
  procedure: 'accountPayments',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Лицевой счёт', 'Период']],
    ['Далее', { [FROM]: today.sent, [UNTIL]: tomorrow.sent }, FUTURE],
    [
      'Далее',
      { [FROM]: yearAgo.sent, [UNTIL]: today.sent },
      [`${yearAgo.read} – ${today.read}`, '2000000002', ...PAYMENTS],
    ],
    ['XLSX', {}, ['XLSX', '10 минут']],
    [TITLE, {}, 'Лицевой счёт'],
    ['Далее', { 'Лицевой счёт (необязательно)': /^2000000001/ }, PAYMENTS],
  ],
  text: [
    [TITLE, 'Лицевой счёт'],
    ['-', 'Период'],
    [`${today.typed} - ${tomorrow.typed}`, FUTURE],
    [`${yearAgo.typed} - ${today.typed}`, [`${yearAgo.read} – ${today.read}`, '2000000002', ...PAYMENTS]],
    ['XLSX', '10 минут'],
    [TITLE, 'Лицевой счёт'],
    ['1', 'Период'],
    ['-', PAYMENTS],
  ],
};
