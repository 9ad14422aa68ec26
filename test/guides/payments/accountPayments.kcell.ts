import type { Transcript } from '../transcript.js';

const TITLE = 'История платежей';
const ORDER = 'Дата окончания не может быть раньше даты начала';
const FROM = 'Период: с (необязательно)';
const UNTIL = 'Период: по (необязательно)';

/** C18: the payments of a company's accounts that are on credit. */
export const accountPaymentsKcell: Transcript = {
  procedure: 'accountPayments',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Лицевой счёт', 'Период']],
    ['Далее', { [FROM]: '2026-12-31', [UNTIL]: '2026-12-01' }, ORDER],
    ['Далее', { [FROM]: '', [UNTIL]: '' }, ['Период', '20000001', '20000003']],
  ],
  text: [
    [TITLE, 'Лицевой счёт'],
    ['-', 'Период'],
    ['31.12.2026 - 01.12.2026', ORDER],
    ['-', ['Период', '20000001', '20000003']],
  ],
};
