import { SEARCH } from '../searchRu.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Остатки минут, SMS и интернета';
/** As the guide has it: the plan first, unlimited said, then what is on top; available, total, from, until. */
const LEFT = [
  'По тарифному плану',
  'Звонки внутри сети Kcell/activ',
  'безлимит',
  'Интернет круглосуточный',
  'Дополнительно',
  'Звонки на других сотовых операторов РК',
  /\d+ мин \d+ сек/,
  '300 мин 0 сек',
  '100 SMS',
  'Интернет 10 ГБ',
  '10 240 МБ',
  'Дата подключения',
  'Дата отключения',
];

/** C7: one number with a package on top of its plan; a sensor has nothing but internet. */
export const allowancesKcell: Transcript = {
  procedure: 'allowances',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Номера 1–10 из 300', '+7 701 000 0001']],
    ['Далее', { Номер: /0001 ·/ }, ['Остатки', '+7 701 000 0001', 'Айгуль Примерова', ...LEFT]],
    [TITLE, {}, 'Номер'],
    ['Найти', { [SEARCH]: 'Датчик' }, '+7 701 000 0015'],
    ['Далее', { Номер: /000 0015 ·/ }, ['Интернет M2M', '100 МБ', 'M2M 500 МБ', '500 МБ']],
    // A number that was given up has none any more.
    [TITLE, {}, 'Номер'],
    ['Найти', { [SEARCH]: 'Прежний' }, '+7 701 000 0014'],
    ['Далее', { Номер: /Прежний-Пример/ }, 'На этом номере сейчас нет пакетов'],
  ],
  text: [
    [TITLE, 'Номера 1–10 из 300'],
    ['8 701 000 0001', ['Остатки', '+7 701 000 0001', 'Айгуль Примерова', ...LEFT]],
    [TITLE, 'Номер'],
    ['8 701 000 0015', ['Интернет M2M', '100 МБ', 'M2M 500 МБ', '500 МБ']],
    [TITLE, 'Номер'],
    ['8 701 000 0014', 'На этом номере сейчас нет пакетов'],
  ],
};
