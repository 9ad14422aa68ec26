import type { Transcript } from '../transcript.js';
import { LINE, sendingInText, sendingOnCards } from './sendSecretCode.kcell.js';

const OUT = ['Действующие секретные коды', '+7 701 000 0001', 'Айгуль Примерова', 'Отправлен', 'Действует до'];

/** Nothing is out, then one code is; it is deleted, and the list is empty again. */
export const secretCodesKcell: Transcript = {
  procedure: 'secretCodes',
  operator: 'kcell',
  login: 'admin1',
  greeting: ['Действующие секретные коды'],
  cards: [
    ['Действующие секретные коды', {}, 'Ничего не найдено'],
    ...sendingOnCards,
    ['Действующие секретные коды', {}, OUT],
    ['Удалить секретный код', {}, 'Номер или его часть'],
    ['Далее', { Номер: LINE }, ['проверьте данные', '+7 701 000 0001']],
    ['Удалить код', {}, 'Секретный код удалён'],
    ['Действующие секретные коды', {}, 'Ничего не найдено'],
  ],
  text: [
    ['Действующие секретные коды', 'Ничего не найдено'],
    ...sendingInText,
    ['Действующие секретные коды', OUT],
    ['Удалить секретный код', 'Номер'],
    ['+7 701 000 0001', 'проверьте данные'],
    ['да', 'Секретный код удалён'],
    ['Действующие секретные коды', 'Ничего не найдено'],
  ],
};
