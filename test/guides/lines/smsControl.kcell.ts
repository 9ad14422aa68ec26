import type { Transcript } from '../transcript.js';

const TITLE = 'Запрет на SMS / USSD управление';
const SAVE = 'Сохранить изменение';
const DONE = 'Заявка на изменение запрета принята';
const OVERVIEW = 'Управление номерами';
const BOTH = ['2 номера: будет обработано 1, будет пропущено 1', `${TITLE}: отключено → включено`];

/** C15: the ban for several numbers, one of which has it; then it is shown among the number's general data, and lifted. */
export const smsControlKcell: Transcript = {
  procedure: 'smsControl',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['шаг 1 из 2', '+7 701 000 0001']],
    ['Далее', { Номера: [/0001 ·/, /0002 ·/] }, ['шаг 2 из 2', TITLE]],
    ['Далее', {}, 'Ничего не изменилось'],
    ['Далее', { [TITLE]: 'включено' }, BOTH],
    [SAVE, {}, [DONE, `${TITLE}: отключено → включено`]],
    [TITLE, {}, 'шаг 1 из 2'],
    ['Далее', { Номера: [/0002 ·/] }, 'шаг 2 из 2'],
    ['Далее', { [TITLE]: 'false' }, /Станет:? Запрет на SMS \/ USSD управление: отключено/],
    [SAVE, {}, DONE],
    [OVERVIEW, {}, '+7 701 000 0001'],
    ['Далее', { Номера: [/0001 ·/] }, /Запрет на SMS \/ USSD управление:? включено/],
  ],
  text: [
    [TITLE, '+7 701 000 0001'],
    ['1, 2', `1. ${TITLE}: включено у 1 из 2`],
    ['1', 'включено только у части'],
    ['вкл', BOTH],
    ['да', [DONE, `${TITLE}: отключено → включено`]],
    [TITLE, '+7 701 000 0001'],
    ['2', `1. ${TITLE}: включено`],
    ['вкл', 'Ничего не изменилось'],
    ['1', /Станет:? Запрет на SMS \/ USSD управление: отключено/],
    ['да', DONE],
    [OVERVIEW, '+7 701 000 0001'],
    ['1', `${TITLE}: включено`],
  ],
};
