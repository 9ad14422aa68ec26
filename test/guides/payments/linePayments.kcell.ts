import { dayFromToday } from '../days.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Платежи по номеру';

import { SEARCH } from '../searchRu.js';

const ZONE = 'Asia/Almaty';
const [today, first] = [0, -180].map((days) => dayFromToday(days, ZONE, 'ru'));
if (today === undefined || first === undefined) throw new Error('two days are two');

const PAYMENTS = ['Сумма платежей', 'пополнение баланса', `${first.read} – ${today.read}`];
const ON_CREDIT = 'платежи смотрите в «История платежей»';

/** C17: when money was put on a number that is paid in advance; one on credit has none, and it is said where they are. */
export const linePaymentsKcell: Transcript = {
  procedure: 'linePayments',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Номера 1–10 из'],
    ['Найти', { [SEARCH]: '701 000 0005' }, 'Номера 1–1 из 1'],
    ['Далее', { Номер: /0005 ·/ }, 'Период'],
    [
      'Далее',
      { 'Период: с (необязательно)': first.sent, 'Период: по (необязательно)': today.sent },
      ['+7 701 000 0005', ...PAYMENTS],
    ],
  ],
  text: [
    [TITLE, 'Номера 1–10 из'],
    ['8 701 000 0001', ON_CREDIT],
    ['8 701 000 0005', 'Период'],
    [`${first.typed} - ${today.typed}`, ['+7 701 000 0005', ...PAYMENTS]],
  ],
};
