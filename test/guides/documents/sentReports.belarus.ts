import { month } from '../bills/invoiceFile.belarus.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Отчёты на почту';
const SHOWN = [/Отчёт:? ?Счёт/, 'Заказан', /Состояние:? (готовится|отправлен)/];

/** B3: what has become of an invoice that was ordered by mail. */
export const sentReportsBelarus: Transcript = {
  procedure: 'sentReports',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'ничего не заказывали'],
    ['Заказать счёт на e-mail', {}, 'Лицевой счёт'],
    [
      'Далее',
      { 'Лицевой счёт': /^2000000001/, Месяц: month(1), 'Электронная почта': 'buh@example.com' },
      'проверьте данные',
    ],
    ['Отправить счёт', {}, 'Счёт будет отправлен'],
    [TITLE, {}, SHOWN],
  ],
  text: [
    [TITLE, 'ничего не заказывали'],
    ['Заказать счёт на e-mail', 'Лицевой счёт'],
    ['2000000001', 'Месяц'],
    [month(1), 'Электронная почта'],
    ['buh@example.com', 'проверьте данные'],
    ['да', 'Счёт будет отправлен'],
    ['где мой отчёт', SHOWN],
  ],
};
