import type { Transcript } from '../transcript.js';

const TITLE = 'Вопросы и ответы';
const DEBT = 'Почему номер нельзя разблокировать самостоятельно?';
const ANSWER = ['Заблокирован / Долг', 'неоплаченная задолженность'];
const NO_SUCH = 'Сколько стоит Луна?';

/** C24: a question from the list, or in one's own words; the answer says what can be done here. What is no question of the list is refused. */
export const questionsKcell: Transcript = {
  procedure: 'questions',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Вопрос', DEBT]],
    ['Далее', {}, 'Выберите'],
    ['Далее', { Вопрос: DEBT }, [DEBT, ...ANSWER, 'История платежей']],
  ],
  text: [
    [TITLE, ['1. Как управлять несколькими организациями?', DEBT]],
    [NO_SUCH, 'нет в списке'],
    ['7', [DEBT, ...ANSWER]],
    ['Почему не получается разблокировать номер?', ANSWER],
    ['что такое секретный код', ['Зачем нужен секретный код?', 'детализацию вызовов', 'Отправить секретный код']],
  ],
};
