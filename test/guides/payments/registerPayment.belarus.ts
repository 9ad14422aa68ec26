import { dayFromToday } from '../days.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Зарегистрировать неподтверждённый платёж';
const ZONE = 'Europe/Minsk';
const [paid, tomorrow, longAgo] = [-2, 1, -181].map((days) => dayFromToday(days, ZONE, 'ru'));
if (paid === undefined || tomorrow === undefined || longAgo === undefined) throw new Error('three days are three');

const NOT_YET = 'Этот день ещё не наступил. Укажите день, когда вы заплатили.';
const TOO_LONG_AGO = 'Укажите день не раньше, чем 180 дней назад.';
const SAID = ['2000000001', '450,00 руб.', paid.read, '245'];

/** B2: a payment that is not yet confirmed; not one of tomorrow, and none of last year. */
export const registerPaymentBelarus: Transcript = {
  procedure: 'registerPayment',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Лицевой счёт', 'Сумма платежа', 'День оплаты', 'Номер платёжного поручения']],
    [
      'Далее',
      {
        'Лицевой счёт': /^2000000001/,
        'Сумма платежа': '450,00',
        'День оплаты': tomorrow.sent,
        'Номер платёжного поручения': '245',
      },
      NOT_YET,
    ],
    ['Далее', { 'День оплаты': longAgo.sent }, TOO_LONG_AGO],
    ['Далее', { 'День оплаты': paid.sent }, 'Вложения'],
    ['Далее', { 'Сообщение (необязательно)': 'Оплатили через банк.' }, 'Ваш e-mail'],
    [
      'Далее',
      { 'Ваш e-mail': 'buh@example.com', 'Ваш мобильный телефон': '29 100 00 01' },
      [...SAID, 'Оплатили через банк.', '+375 29 100 00 01'],
    ],
    ['Зарегистрировать платёж', {}, ['Платёж зарегистрирован', 'Неподтверждённый платёж']],
    ['Мои обращения', {}, ['Неподтверждённый платёж', ...SAID]],
  ],
  text: [
    [TITLE, 'Лицевой счёт'],
    ['1', 'Сумма платежа'],
    ['0', 'Укажите сумму'],
    ['450,00', 'День оплаты'],
    [tomorrow.typed, NOT_YET],
    [longAgo.typed, TOO_LONG_AGO],
    [paid.typed, 'Номер платёжного поручения'],
    ['нет номера', 'Укажите номер платёжного поручения'],
    ['245', 'Сообщение'],
    ['Оплатили через банк.', 'Вложения'],
    ['-', 'Ваш e-mail'],
    ['buh@example.com', 'Ваш мобильный телефон'],
    ['29 100 00 01', [...SAID, 'Оплатили через банк.']],
    ['да', ['Платёж зарегистрирован', 'Неподтверждённый платёж']],
    ['Мои обращения', ['Неподтверждённый платёж', ...SAID]],
  ],
};
