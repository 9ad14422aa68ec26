import { dayFromToday } from '../days.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Реестр счетов-фактур';
const ZONE = 'Asia/Almaty';
const [today, tomorrow, twoYearsAgo] = [0, 1, -730].map((days) => dayFromToday(days, ZONE, 'ru'));
if (today === undefined || tomorrow === undefined || twoYearsAgo === undefined) throw new Error('three days are three');

const FROM = 'Период: с (необязательно)';
const UNTIL = 'Период: по (необязательно)';
const BILLS = ['Сумма счетов', 'Не оплачено', '20000001', 'Номер счёта'];
const POSSIBLE = `по ${today.read}`;

/** C22: the bills of all accounts or of one; none of tomorrow, none of two years ago. */
export const billRegisterKcell: Transcript = {
  procedure: 'billRegister',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Лицевой счёт', 'Период']],
    ['Далее', { [FROM]: today.sent, [UNTIL]: tomorrow.sent }, POSSIBLE],
    ['Далее', { [FROM]: twoYearsAgo.sent, [UNTIL]: today.sent }, POSSIBLE],
    ['Далее', { [FROM]: '', [UNTIL]: '' }, ['20000003', ...BILLS]],
    ['XLSX', {}, ['XLSX', '10 минут']],
    [TITLE, {}, 'Лицевой счёт'],
    ['Далее', { 'Лицевой счёт (необязательно)': /^20000001/ }, BILLS],
  ],
  text: [
    [TITLE, 'Лицевой счёт'],
    ['-', 'Период'],
    [`${today.typed} - ${tomorrow.typed}`, POSSIBLE],
    [`${twoYearsAgo.typed} - ${today.typed}`, POSSIBLE],
    ['-', ['20000003', ...BILLS]],
    ['XLSX', '10 минут'],
    [TITLE, 'Лицевой счёт'],
    ['1', 'Период'],
    ['-', BILLS],
  ],
};
