import { askingInText, askingOnCards, HOW_MANY } from '../lines/blockingMany.js';
import type { Transcript } from '../transcript.js';

const REQUEST = ['Айгуль Примерова', 'Заблокировать', 'По решению компании', '24 номера', '+7 702 000 0001'];
const REVIEW = [
  'проверьте данные',
  '24 номера: будет обработано 24',
  'Активный → Заблокирован',
  'Экстренные вызовы (112)',
];

const OWN = ['Ерлан Образцов', '24 номера'];

/** Four eyes: what one administrator asks for, the other one approves, and nobody approves what is their own. */
export const approvalsKcell: Transcript = {
  procedure: 'approvals',
  operator: 'kcell',
  login: 'admin2',
  before: { login: 'admin1', cards: askingOnCards, text: askingInText },
  greeting: ['Запросы, ожидающие вашего решения', 'Запросы на одобрение'],
  cards: [
    // A request of one's own comes after those that may be decided.
    ...askingOnCards,
    ['Запросы на одобрение', {}, ['Запрос', ...REQUEST]],
    ['Далее', { Запрос: /Айгуль Примерова/ }, ['Решение', 'Одобрить', 'Отклонить']],
    ['Далее', { Решение: 'Одобрить' }, REVIEW],
    ['Одобрить', { [HOW_MANY]: '24' }, ['Запрос одобрен', '24 номера: принято 24']],
    // The rule that refuses: only one's own is left, and that can be withdrawn, not approved.
    ['Запросы на одобрение', {}, OWN],
    ['Далее', { Запрос: /Ерлан Образцов/ }, ['Отозвать']],
    ['Далее', { Решение: 'Отозвать' }, ['ничего не будет выполнено']],
    ['Отозвать', {}, ['Запрос отозван']],
  ],
  text: [
    ...askingInText,
    ['Запросы на одобрение', ['Запрос', ...REQUEST]],
    ['1', ['Решение', '1. Одобрить', '2. Отклонить']],
    ['1', REVIEW],
    ['24', ['Запрос одобрен', '24 номера: принято 24']],
    ['Запросы на одобрение', OWN],
    ['1', ['1. Отозвать']],
    ['1', ['ничего не будет выполнено']],
    ['да', ['Запрос отозван']],
  ],
};
