import { DateTime } from 'luxon';
import { guideClock } from '../days.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Начисления за период';
const now = DateTime.fromJSDate(guideClock.now(), { zone: 'Europe/Minsk' });
/** A month as it stands in the list: "октябрь 2026 г." */
const month = (before: number): string =>
  new Intl.DateTimeFormat('ru', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    now.minus({ months: before }).toUTC().startOf('month').plus({ days: 1 }).toJSDate(),
  );

/** The total first, then the groups: the fee is the plan's price, with its tax. */
const SHOWN = [
  '+375 29 100 00 01',
  'Анна Примерова',
  'Итого с НДС',
  'В том числе НДС',
  'Абонентская плата',
  '19,90 руб.',
  '3,98 руб.',
];
const COMPARED = ['Предыдущий месяц', 'Разница с предыдущим месяцем'];

/** B18: this month without a choice, and the one before; another month is not there to choose. */
export const chargesBelarus: Transcript = {
  procedure: 'charges',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Номер', '+375 29 100 00 01']],
    ['Далее', { Номер: /^\+375 29 100 00 01/ }, ['Месяц', 'показан текущий месяц']],
    [
      'Далее',
      {},
      [`– ${now.toFormat('dd.MM.yyyy')}`.replace(`– 01.${now.toFormat('MM.yyyy')}`, ''), ...SHOWN, ...COMPARED],
    ],
    [TITLE, {}, 'Номер'],
    ['Далее', { Номер: /^\+375 29 100 00 01/ }, 'Месяц'],
    [
      'Далее',
      { 'Месяц (необязательно)': month(1) },
      [`01.${now.minus({ months: 1 }).toFormat('MM.yyyy')} –`, ...SHOWN, ...COMPARED],
    ],
  ],
  text: [
    [TITLE, 'Номер'],
    ['+375 29 100 00 01', ['Месяц', month(0), month(1), month(2)]],
    ['-', [...SHOWN, ...COMPARED]],
    [TITLE, 'Номер'],
    ['+375 29 100 00 01', 'Месяц'],
    [month(4), 'Месяц'],
    [month(1), [`01.${now.minus({ months: 1 }).toFormat('MM.yyyy')} –`, ...SHOWN, ...COMPARED]],
  ],
};
