import type { Transcript } from '../transcript.js';
import { month } from './invoiceFile.belarus.js';

const TITLE = 'Заказать счёт на e-mail';
const EMAIL = 'Электронная почта';
const REVIEW = ['проверьте данные', '2000000001', month(1), 'buh@example.com', 'Это бесплатно', 'отозвать нельзя'];
const SENT = ['Счёт будет отправлен', 'ООО «Пример»', '2000000001', 'папку «Спам»'];

/** B3: an invoice is ordered to an e-mail address. What the operator closes is not tried here: days pass. */
export const invoiceMailBelarus: Transcript = {
  procedure: 'invoiceMail',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Лицевой счёт', 'Месяц', EMAIL]],
    ['Далее', { 'Лицевой счёт': /^2000000001/, Месяц: month(1), [EMAIL]: 'бухгалтерия' }, 'адрес'],
    ['Далее', { [EMAIL]: 'buh@example.com' }, REVIEW],
    ['Отправить счёт', {}, SENT],
  ],
  text: [
    [TITLE, 'Лицевой счёт'],
    ['2000000001', 'Месяц'],
    [month(1), EMAIL],
    ['бухгалтерия', 'адрес'],
    ['buh@example.com', REVIEW],
    ['да', SENT],
  ],
};
