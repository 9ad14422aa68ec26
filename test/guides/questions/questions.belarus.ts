import type { Transcript } from '../transcript.js';

const TITLE = 'Вопросы и ответы';
const QUESTION = 'Какое имя абонента будет в счёте?';
const ANSWER = 'Имя меняется в течение 24 часов';

/** C24, here as well: a question from the list, or in one's own words. What is no question of the list is refused. */
export const questionsBelarus: Transcript = {
  procedure: 'questions',
  operator: 'belarus',
  login: 'admin1',
  leaves: 'nothing',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, QUESTION],
    ['Далее', {}, 'Это поле обязательно'],
    ['Далее', { Вопрос: QUESTION }, ANSWER],
  ],
  text: [
    [TITLE, QUESTION],
    ['99', 'Такого варианта нет'],
    ['4', ANSWER],
    ['когда изменится имя абонента', ANSWER],
  ],
};
