import type { Transcript } from '../transcript.js';

const TITLE = 'Отчёты на почту';
const SHOWN = ['Отчёт по номерам компании', 'Заказан', /Состояние:? (готовится|отправлен)/];

/** C20, C23: what has become of a report that was asked for; before, that there is none. */
export const sentReportsKcell: Transcript = {
  procedure: 'sentReports',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'ничего не заказывали'],
    ['Отчёт по номерам компании', {}, 'Куда отправить отчёт'],
    ['Далее', { 'Электронная почта': 'admin@example.com' }, 'проверьте данные'],
    ['Отправить отчёт', {}, 'Отчёт будет отправлен'],
    [TITLE, {}, SHOWN],
  ],
  text: [
    [TITLE, 'ничего не заказывали'],
    ['Отчёт по номерам компании', 'Электронная почта'],
    ['admin@example.com', 'проверьте данные'],
    ['да', 'Отчёт будет отправлен'],
    ['где мой отчёт', SHOWN],
  ],
};
