import { dayFromToday } from '../days.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Детализация вызовов';
const ZONE = 'Asia/Almaty';
const [today, first, tooOld] = [0, -89, -90].map((days) => dayFromToday(days, ZONE, 'ru'));
if (today === undefined || first === undefined || tooOld === undefined) throw new Error('three days are three');

/** The totals first, then the rows, newest first. */
const DETAILS = [
  'Детализация',
  'Исходящие вызовы',
  'Входящие вызовы',
  'Исходящие SMS',
  'Мобильный интернет',
  /Показано 10 из \d{2,}/,
  'Дата и время',
];
const TODAY = 'данные за сегодня могут быть неполными';
const NOTE = 'Без периода показан последний месяц';
const REFUSED = `Сведения доступны за последние 90 дней: с ${first.read} по ${today.read}`;

/** C10 on the screen: the last month without a period, all 90 days, and a period that began before them. */
export const callDetailsKcell: Transcript = {
  procedure: 'callDetails',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Номера 1–10 из 300', '+7 701 000 0001']],
    ['Далее', { Номер: /0001 ·/ }, ['Период', NOTE]],
    ['Далее', {}, ['+7 701 000 0001', 'Айгуль Примерова', `– ${today.read}`, TODAY, ...DETAILS]],
    ['Показать ещё', {}, /Результаты 11–20 из/],
    [TITLE, {}, 'Номер'],
    ['Далее', { Номер: /0002 ·/ }, 'Период'],
    ['Далее', { 'Период: с (необязательно)': tooOld.sent, 'Период: по (необязательно)': today.sent }, REFUSED],
    [
      'Далее',
      { 'Период: с (необязательно)': first.sent, 'Период: по (необязательно)': today.sent },
      [`${first.read} – ${today.read}`, ...DETAILS],
    ],
    ['История действий', {}, 'Период'],
    ['Далее', {}, [TITLE, '+7 701 000 0002', '+7 701 000 0001']],
  ],
  text: [
    [TITLE, 'Номера 1–10 из 300'],
    ['8 701 000 0001', 'Период'],
    ['-', ['Вид', '1. Звонки', '2. SMS', '3. Мобильный интернет']],
    ['-', ['+7 701 000 0001', 'Айгуль Примерова', `– ${today.read}`, TODAY, ...DETAILS]],
    ['ещё', /Результаты 11–20 из/],
    [TITLE, 'Номер'],
    ['8 701 000 0002', 'Период'],
    [`${tooOld.typed} - ${today.typed}`, REFUSED],
    [`${first.typed} - ${today.typed}`, 'Вид'],
    ['звонки, 2, 3', [`${first.read} – ${today.read}`, ...DETAILS]],
    ['История действий', 'Период'],
    ['-', [TITLE, '+7 701 000 0002', '+7 701 000 0001']],
  ],
};
