import type { Transcript } from '../transcript.js';

const TITLE = 'Мой номер';
const OWN = ['+7 701 000 0002', 'Бизнес Класс Менеджер', 'Активный', '8 450 T', '20 000 T', 'Интернет 20 ГБ'];

/** C11: a number's user sees its information (C6); which number is not asked, and what changes anything is refused. */
export const ownNumberKcell: Transcript = {
  procedure: 'ownNumber',
  operator: 'kcell',
  login: 'subscriber1',
  greeting: [TITLE, 'Остатки минут, SMS и интернета', 'Детализация вызовов', 'Мои услуги'],
  cards: [[TITLE, {}, OWN]],
  text: [
    ['1', OWN],
    ['баланс', OWN],
    ['отключи интернет', 'сделать только администратор вашей компании'],
  ],
  leaves: 'nothing',
};
