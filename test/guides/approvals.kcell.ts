import { askingInText, askingOnCards } from './blockingMany.js';
import type { Transcript } from './transcript.js';

const REQUEST = ['Айгуль Примерова', '24 номера'];
const REVIEW = [
  'проверьте ответы',
  '24 номера: 24 будут обработаны',
  'Активный → Заблокирован',
  'Экстренные вызовы (112)',
];

/** Four eyes: what one administrator asks for, the other one approves, and nobody approves what is their own. */
export const approvalsKcell: Transcript = {
  procedure: 'approvals',
  operator: 'kcell',
  login: 'admin2',
  before: { login: 'admin1', cards: askingOnCards, text: askingInText },
  greeting: ['Запросы, ожидающие вашего решения', 'Запросы на одобрение'],
  cards: [
    // The rule that refuses: a request of one's own, beside the one that may be decided.
    ...askingOnCards,
    ['Запросы на одобрение', {}, ['Запрос', 'Решение', ...REQUEST]],
    ['Далее', { Запрос: /Ерлан Образцов/, Решение: 'Одобрить' }, 'решение принимает второй администратор'],
    ['Далее', { Запрос: /Айгуль Примерова/, Решение: 'Одобрить' }, REVIEW],
    ['Одобрить', {}, ['Запрос одобрен', '24 номера: 24 приняты']],
  ],
  text: [
    ...askingInText,
    ['Запросы на одобрение', ['Запрос', ...REQUEST]],
    ['2', 'решение принимает второй администратор'],
    ['1', ['Решение', '1. Одобрить', '2. Отклонить']],
    ['1', REVIEW],
    ['да', ['Запрос одобрен', '24 номера: 24 приняты']],
  ],
};
