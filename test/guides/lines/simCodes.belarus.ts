import { SEARCH } from '../searchRu.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Коды PIN и PUK';
const DATA = ['Анна Примерова', 'Офис', '45,20 руб.', 'Активный', 'Закрытая абонентская группа', 'входит'];
const READY = ['Коды можно посмотреть', '+375 29 100 00 01', 'Коды можно посмотреть один раз, до'];

/** B9: a subscriber's data, the codes of their SIM card for the password; a number without a card has none. */
export const simCodesBelarus: Transcript = {
  procedure: 'simCodes',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    ['Выбор абонента', {}, 'Ваши номера'],
    ['Далее', { Номера: [/^\+375 29 100 00 01/] }, DATA],
    [TITLE, {}, 'Номер'],
    [
      'Далее',
      { Номер: /^\+375 29 100 00 01/ },
      ['проверьте данные', '+375 29 100 00 01', 'Запрос и просмотр записываются'],
    ],
    ['Запросить коды', { 'Ваш пароль': 'belarus-demo-1' }, [...READY, 'Показать коды']],
    // The rule that refuses: a number that waits for its SIM card.
    [TITLE, {}, 'Номер'],
    ['Найти', { [SEARCH]: '291000016' }, '+375 29 100 00 16'],
    ['Далее', { Номер: /00 16/ }, 'SIM-карта ещё не назначена'],
  ],
  text: [
    ['Выбор абонента', 'Номера'],
    ['+375 29 100 00 01', DATA],
    [TITLE, ['проверьте данные', '«да»']],
    ['да', 'Введите пароль'],
    ['belarus-demo-1', [...READY, '/belarus/once/']],
    [TITLE, 'Номер'],
    ['291000016', 'SIM-карта ещё не назначена'],
  ],
};
