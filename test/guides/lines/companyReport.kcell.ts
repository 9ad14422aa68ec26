import type { Transcript } from '../transcript.js';

const TITLE = 'Отчёт по номерам компании';
const EMAIL = 'Электронная почта';
const REVIEW = ['проверьте данные', 'admin@example.com', 'Это бесплатно', 'отозвать нельзя'];

/** C20: the report on the company's numbers is made in the background and sent to an address. */
export const companyReportKcell: Transcript = {
  procedure: 'companyReport',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Куда отправить отчёт']],
    // The rule that refuses: what is no address.
    ['Далее', { [EMAIL]: 'бухгалтерия' }, 'адрес'],
    ['Далее', { [EMAIL]: 'admin@example.com' }, REVIEW],
    ['Отправить отчёт', {}, ['Отчёт будет отправлен', 'папку «Спам»']],
  ],
  text: [
    [TITLE, EMAIL],
    ['бухгалтерия', 'адрес'],
    ['admin@example.com', REVIEW],
    ['да', ['Отчёт будет отправлен', 'папку «Спам»']],
  ],
};
