import { SEARCH } from '../searchRu.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

const TITLE = 'Смена номера';
const LINE = 'Номер';
const WAY = 'Как подобрать';
const NEW = 'Новый номер';
const MASK = 'Маска';
const TYPE = 'Тип номера';
const WISH = 'Пожелание';
const REQUEST = 'Оставить заявку на смену номера';
const EASY = 'Легко запомнить · 45,00 руб.';
const REVIEW = [
  'проверьте данные',
  '+375 29 100 00 02',
  '+375 29 120 00 07',
  'бесплатно',
  'Новый номер забронирован до',
  'прежний номер перестанет работать',
];
const RECEIPT = ['Заявка на смену номера принята', '+375 29 120 00 07'];
const ONLY_ACTIVE = /приостановлен|на паузе|заблокирован/i;

/** A number from the list; it is reserved until the yes. */
export const changingNumberOnCards: readonly CardStep[] = [
  [TITLE, {}, ['шаг 1 из', 'Пётр Образцов']],
  ['Далее', { [LINE]: /^\+375 29 100 00 02/ }, [WAY, 'Из списка', 'По маске', 'По типу', REQUEST]],
  ['Далее', { [WAY]: 'Из списка' }, [NEW, '+375 29 120 00 07 · Обычный · бесплатно']],
  ['Далее', { [NEW]: /^\+375 29 120 00 07/ }, REVIEW],
  ['Сменить номер', {}, RECEIPT],
];
export const changingNumberInText: readonly TextStep[] = [
  [TITLE, 'Пётр Образцов'],
  ['2', [WAY, '1. Из списка', '2. По маске', '3. По типу', `4. ${REQUEST}`]],
  ['1', [NEW, '7. +375 29 120 00 07 · Обычный · бесплатно']],
  ['7', REVIEW],
  ['да', RECEIPT],
];

/** B11: from the list, by mask, by type, or by a request; a number that is paused keeps the one it has. */
export const changeNumberBelarus: Transcript = {
  procedure: 'changeNumber',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    ...changingNumberOnCards,
    // Until its time has come it can be taken back, and is free again.
    ['Отменить эту заявку', {}, 'отменена'],
    ['Подтвердить отмену', {}, 'Отмена заявки принята'],
    [TITLE, {}, 'шаг 1 из'],
    ['Далее', { [LINE]: /^\+375 29 100 00 01/ }, WAY],
    ['Далее', { [WAY]: 'По маске' }, MASK],
    ['Далее', { [MASK]: '%99999%' }, 'Свободных номеров по маске %99999% нет'],
    ['Далее', { [MASK]: '%222_' }, NEW],
    [
      'Далее',
      { [NEW]: /^\+375 29 122 22 29/ },
      [EASY.split(' · ')[0] ?? '', '45,00 руб.', 'Новый номер забронирован до'],
    ],
    [TITLE, {}, 'шаг 1 из'],
    // The rule that refuses: only an active number.
    ['Найти', { [SEARCH]: '291000012' }, '+375 29 100 00 12'],
    ['Далее', { [LINE]: /^\+375 29 100 00 12/ }, ONLY_ACTIVE],
    ['Найти', { [SEARCH]: '291000004' }, '+375 29 100 00 04'],
    ['Далее', { [LINE]: /^\+375 29 100 00 04/ }, WAY],
    ['Далее', { [WAY]: 'По типу' }, [TYPE, EASY]],
    ['Далее', { [TYPE]: EASY }, `+375 29 177 77 70 · ${EASY}`],
    ['Назад', {}, TYPE],
    ['Назад', {}, WAY],
    ['Далее', { [WAY]: REQUEST }, WISH],
    ['Далее', { [WISH]: 'Номер, который кончается на 2027' }, ['Специалисты оператора подберут номер', '2027']],
    ['Отправить заявку', {}, 'Заявка отправлена специалистам'],
  ],
  text: [
    ...changingNumberInText,
    ['Отменить заявку', '1.'],
    ['1', 'отменена'],
    ['да', 'Отмена заявки принята'],
    [TITLE, '1.'],
    ['291000012', ONLY_ACTIVE],
    ['1', WAY],
    ['по маске', MASK],
    ['%99999%', 'Свободных номеров по маске %99999% нет'],
    ['%222_', [NEW, EASY]],
    ['%28', ['+375 29 122 22 28', '45,00 руб.', 'Новый номер забронирован до']],
    ['отмена', 'Прервать операцию'],
    ['да', 'Операция прервана'],
    [TITLE, '1.'],
    ['4', WAY],
    ['3', [TYPE, `2. ${EASY}`]],
    ['2', `+375 29 122 22 20 · ${EASY}`],
    ['назад', TYPE],
    ['назад', WAY],
    ['4', WISH],
    ['Номер, который кончается на 2027', ['Специалисты оператора подберут номер', '2027']],
    ['да', 'Заявка отправлена специалистам'],
  ],
};
