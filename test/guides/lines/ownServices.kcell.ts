import type { Transcript } from '../transcript.js';

const TITLE = 'Мои услуги';
const ON = ['Подключённые услуги', 'Kcell Travel', 'бесплатно', '49 тенге за минуту, SMS и мегабайт'];

/** C8 and C11: what is on, with its conditions, for the number's user to look at. */
export const ownServicesKcell: Transcript = {
  procedure: 'ownServices',
  operator: 'kcell',
  login: 'subscriber1',
  greeting: [TITLE],
  cards: [[TITLE, {}, ON]],
  text: [
    ['4', ON],
    ['какие у меня услуги', ON],
    ['подключи роуминг', 'сделать только администратор вашей компании'],
  ],
  leaves: 'nothing',
};
