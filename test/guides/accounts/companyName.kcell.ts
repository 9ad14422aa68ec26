import type { Transcript } from '../transcript.js';

const TITLE = 'Краткое название компании';
const LABEL = 'Краткое название (необязательно)';
const FORMULA = 'Имя не может начинаться со знаков =, +, @ или с дефиса';
const SAVE = 'Сохранить название';
const DONE = 'Краткое название сохранено';
const SWITCH = 'Сменить компанию';
const FULL = 'ТОО «Пример Логистик»';
const LONG = 'Пример Логистик, склады и перевозки по стране';

/** C3: the short name of a company. It stands where companies are chosen; the full one stays beside it. */
export const companyNameKcell: Transcript = {
  procedure: 'companyName',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [SWITCH, {}, FULL],
    [FULL, {}, FULL],
    [TITLE, {}, ['Полное название', FULL]],
    // The rules that refuse: too long, and what a spreadsheet would run.
    ['Далее', { [LABEL]: LONG }, '30'],
    ['Далее', { [LABEL]: '=1+1' }, FORMULA],
    ['Далее', { [LABEL]: 'Логистика' }, ['проверьте данные', 'Логистика']],
    [SAVE, {}, [DONE, FULL, 'Логистика']],
    [TITLE, {}, 'Компания: Логистика'],
  ],
  text: [
    [SWITCH, FULL],
    ['1', FULL],
    [TITLE, ['Полное название', FULL]],
    [LONG, '30'],
    ['=1+1', FORMULA],
    ['Логистика', ['проверьте данные', 'Логистика']],
    ['да', [DONE, FULL, 'Логистика']],
    [TITLE, 'Текущий ответ: Логистика'],
  ],
};
