import type { Transcript } from '../transcript.js';

const TITLE = 'Вопросы и ответы';
const DEBT = 'Почему номер нельзя разблокировать самостоятельно?';
const ANSWER = ['Заблокирован / Долг', 'неоплаченная задолженность'];

/** C24: a question from the list, or in one's own words; the answer says what can be done here. What is no question of the list is refused. */
export const questionsKcell: Transcript = {
  procedure: 'questions',
  operator: 'kcell',
  login: 'admin1',
  leaves: 'nothing',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Вопрос', DEBT]],
    ['Далее', {}, 'Это поле обязательно.'],
    ['Далее', { Вопрос: DEBT }, [DEBT, ...ANSWER, 'История платежей']],
  ],
  text: [
    [TITLE, ['1. Как управлять несколькими организациями?', DEBT]],
    ['77', 'Такого варианта нет'],
    ['Почему замена SIM-карты недоступна?', ['только на номере со статусом «Активный»']],
    [TITLE, DEBT],
    ['7', [DEBT, ...ANSWER]],
    ['Почему не получается разблокировать номер?', ANSWER],
    ['что такое секретный код', ['Зачем нужен секретный код?', 'детализацию вызовов', 'Отправить секретный код']],
  ],
};
