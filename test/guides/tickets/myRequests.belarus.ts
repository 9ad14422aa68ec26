import { SEARCH } from '../searchRu.js';
import type { Transcript } from '../transcript.js';

const CHOOSE = 'Выбор абонента';
const TITLE = 'Мои обращения';
const ASK = 'Написать в поддержку';
const MESSAGE = 'Не работает роуминг.';
const REVIEW = [MESSAGE, '+375 29 100 00 02', '«Мои обращения»'];
const SHOWN = [MESSAGE, 'Номер', '+375 29 100 00 02', 'ждёт ответа'];
const NONE = 'Обращений пока нет';

/** B6: a request about the chosen subscriber is found by that subscriber; another one's has none. */
export const subscribersRequestsBelarus: Transcript = {
  procedure: 'myRequests',
  operator: 'belarus',
  login: 'admin1',
  greeting: [CHOOSE],
  cards: [
    [CHOOSE, {}, 'Ваши номера'],
    ['Найти', { [SEARCH]: '291000002' }, 'Номера 1–1 из 1'],
    ['Далее', { Номера: [/^\+375 29 100 00 02/] }, 'Результат поиска'],
    ['Написать об этом в поддержку', {}, 'Тема'],
    ['Далее', { 'Текст обращения': MESSAGE }, REVIEW],
    ['Отправить обращение', {}, 'Обращение отправлено'],
    [CHOOSE, {}, 'Ваши номера'],
    ['Найти', { [SEARCH]: '291000002' }, 'Номера 1–1 из 1'],
    ['Далее', { Номера: [/^\+375 29 100 00 02/] }, 'Результат поиска'],
    ['Обращения об этом', {}, SHOWN],
    [CHOOSE, {}, 'Ваши номера'],
    ['Найти', { [SEARCH]: '291000003' }, 'Номера 1–1 из 1'],
    ['Далее', { Номера: [/^\+375 29 100 00 03/] }, 'Результат поиска'],
    ['Обращения об этом', {}, NONE],
  ],
  text: [
    [CHOOSE, 'из 300'],
    ['0291000002', 'Результат поиска'],
    [ASK, 'Тема'],
    ['Другое', 'Текст обращения'],
    [MESSAGE, 'Как с вами связаться'],
    ['-', REVIEW],
    ['да', 'Обращение отправлено'],
    [CHOOSE, 'из 300'],
    ['0291000002', 'Результат поиска'],
    [TITLE, SHOWN],
    [CHOOSE, 'из 300'],
    ['0291000003', 'Результат поиска'],
    [TITLE, NONE],
  ],
};
