import { dayFromToday } from '../days.js';
import { SEARCH } from '../searchRu.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Просмотр детализации';
const ZONE = 'Europe/Minsk';
const [today, yesterday, weekAgo, tooOld, tomorrow] = [0, -1, -7, -230, 1].map((days) =>
  dayFromToday(days, ZONE, 'ru'),
);
if (!(today && yesterday && weekAgo && tooOld && tomorrow)) throw new Error('five days are five');

const DETAILS = ['Детализация', '+375 29 100 00 01', 'Анна Примерова', /Показано 10 из \d{2,}/, 'Дата и время'];
const LATE = 'данные за сегодня появятся завтра';
const MONTHS = /Сведения доступны за 6 предыдущих месяцев и текущий: с 01\./;
const FROM = 'Период: с (необязательно)';
const UNTIL = 'Период: по (необязательно)';

/** B19: the last month up to yesterday, only SMS of a week, and periods that there is nothing of. */
export const callDetailsBelarus: Transcript = {
  procedure: 'callDetails',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Номер', '+375 29 100 00 01']],
    ['Далее', { Номер: /^\+375 29 100 00 01/ }, ['Период', 'за шесть предыдущих месяцев']],
    ['Далее', {}, [`– ${yesterday.read}`, LATE, 'Исходящие вызовы', 'Исходящие SMS', 'Мобильный интернет', ...DETAILS]],
    ['Показать ещё', {}, /Результаты 11–20 из/],
    [TITLE, {}, 'Номер'],
    ['Далее', { Номер: /^\+375 29 100 00 01/ }, 'Период'],
    ['Далее', { [FROM]: tooOld.sent, [UNTIL]: today.sent }, MONTHS],
    ['Далее', { [FROM]: weekAgo.sent, [UNTIL]: tomorrow.sent }, 'Период заканчивается в будущем'],
    ['Далее', { [FROM]: today.sent, [UNTIL]: today.sent }, 'Сведения за сегодня появятся завтра'],
    ['Далее', { [FROM]: today.sent, [UNTIL]: weekAgo.sent }, 'Дата окончания не может быть раньше даты начала'],
    [
      'Далее',
      { [FROM]: weekAgo.sent, [UNTIL]: today.sent, 'Вид (необязательно)': ['SMS'] },
      [`${weekAgo.read} – ${yesterday.read}`, LATE, 'Исходящие SMS', 'Дата и время'],
    ],
    // A number that waits for its activation was never used.
    [TITLE, {}, 'Номер'],
    ['Найти', { [SEARCH]: 'Ожидает' }, 'Ожидает подключения'],
  ],
  text: [
    [TITLE, 'Номер'],
    ['+375 29 100 00 01', ['Период', 'Шесть предыдущих месяцев и текущий']],
    ['-', ['Вид', '1. Звонки', '2. SMS', '3. Мобильный интернет']],
    ['-', [`– ${yesterday.read}`, LATE, 'Исходящие вызовы', 'Исходящие SMS', 'Мобильный интернет', ...DETAILS]],
    ['ещё', /Результаты 11–20 из/],
    [TITLE, 'Номер'],
    ['+375 29 100 00 01', 'Период'],
    [`${tooOld.typed} - ${today.typed}`, MONTHS],
    [`${weekAgo.typed} - ${tomorrow.typed}`, 'Период заканчивается в будущем'],
    ['сегодня', 'Сведения за сегодня появятся завтра'],
    [`${today.typed} - ${weekAgo.typed}`, 'Дата окончания не может быть раньше даты начала'],
    [`${weekAgo.typed} - ${today.typed}`, 'Вид'],
    ['смс', [`${weekAgo.read} – ${yesterday.read}`, LATE, 'Исходящие SMS', 'Дата и время']],
  ],
};
