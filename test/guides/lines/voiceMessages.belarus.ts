import { SEARCH } from '../searchRu.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

const TITLE = 'Голосовая почта «Плюс»';
const STATE = 'Голосовая почта';
const COPIES = 'E-mail для копий (необязательно)';
const SAVE = 'Сохранить настройку';
const OFF = 'Голосовая почта «Плюс»: отключено';
const ON = 'Голосовая почта «Плюс»: включено';
const DESK = 'копии на priemnaya@example.com';
const STORE = 'копии на sklad@example.com';
const SIXTH = 'Максим Шаблонов · Голосовая почта «Плюс»: включено · копии на sklad@example.com';
/** A call to the third number that nobody answers goes to the director: voicemail does not get it. */
const PAST = [
  'Если нет ответа через 20 сек — на +375 29 100 00 01',
  'переадресованные вызовы не попадают в голосовую почту',
];
const REVIEW = ['проверьте данные', '2 номера: будет обработано 2', `${OFF} → включено, ${STORE}`, ...PAST];
const PRICE = ['1,90 руб. в месяц', 'Общая стоимость: 3,80 руб. в месяц'];
const DONE = ['Заявка на голосовую почту принята', '2 номера: принято 2', `включено, ${STORE}`];

/** Two numbers get it, with copies; calls of one of them are forwarded elsewhere, which is named. */
export const turningOnOnCards: readonly CardStep[] = [
  [TITLE, {}, ['шаг 1 из 2', `${ON} · ${DESK}`, OFF]],
  ['Далее', { Номера: [/^\+375 29 100 00 03/, /^\+375 29 100 00 06/] }, ['шаг 2 из 2', STATE, '1,90 руб. в месяц']],
  ['Далее', { [STATE]: /^Включена/ }, COPIES],
  ['Далее', { [COPIES]: 'sklad@example.com' }, [...REVIEW, '3,80 руб. в месяц']],
  [SAVE, {}, DONE],
];
export const turningOnInText: readonly TextStep[] = [
  [TITLE, [`${ON} · ${DESK}`, OFF]],
  ['3, 6', [STATE, '1. Включена · 1,90 руб. в месяц']],
  ['1', ['E-mail для копий', 'Без адреса копий не будет']],
  ['sklad@example.com', [...REVIEW, ...PRICE]],
  ['да', DONE],
];

/**
 * B16: on, with copies; nothing is changed and nothing is saved; an address that is none; no copies any more; undone; off; a
 * number without voicemail, and one whose SIM card is in a device.
 */
export const voiceMessagesBelarus: Transcript = {
  procedure: 'voiceMessages',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    ...turningOnOnCards,
    [TITLE, {}, 'шаг 1 из 2'],
    ['Далее', { Номера: [/^\+375 29 100 00 06/] }, [SIXTH, COPIES, 'sklad@example.com']],
    // The rules that refuse: nothing is changed, and no address.
    ['Далее', {}, ['Ничего не изменено', 'Сохранять нечего']],
    ['Изменить «E-mail для копий»: sklad@example.com', {}, COPIES],
    ['Далее', { [COPIES]: 'sklad@' }, 'Проверьте адрес электронной почты'],
    ['Далее', { [COPIES]: '' }, ['проверьте данные', 'sklad@example.com → —', `${ON}, ${STORE}`]],
    [SAVE, {}, ['Заявка на голосовую почту принята', `${ON}, ${STORE}`]],
    ['Отменить эту заявку', {}, `включено, ${STORE}`],
    ['Подтвердить отмену', {}, 'Отмена заявки принята'],
    [TITLE, {}, [`${ON} · ${STORE}`, `${ON} · ${DESK}`]],
    ['Далее', { Номера: [/^\+375 29 100 00 07/] }, [STATE, COPIES]],
    ['Далее', { [STATE]: 'Отключена' }, ['проверьте данные', `${ON}, ${DESK}`, 'отключено']],
    [SAVE, {}, 'Заявка на голосовую почту принята'],
    [TITLE, {}, 'шаг 1 из 2'],
    ['Найти', { [SEARCH]: '291000015' }, 'Телеметрия'],
    ['Далее', { Номера: [/^\+375 29 100 00 15/] }, 'Эта SIM-карта стоит в устройстве'],
  ],
  text: [
    ...turningOnInText,
    [TITLE, '1.'],
    ['6', [SIXTH, '1. Включена', 'Текущий ответ: Включена']],
    ['=', ['E-mail для копий', 'Текущий ответ: sklad@example.com']],
    ['=', 'Ничего не изменено'],
    ['3', 'E-mail для копий'],
    ['sklad@', 'Проверьте адрес электронной почты'],
    ['-', ['проверьте данные', 'sklad@example.com → —', `${ON}, ${STORE}`]],
    ['да', ['Заявка на голосовую почту принята', `${ON}, ${STORE}`]],
    ['Отменить заявку', '1.'],
    ['1', `включено, ${STORE}`],
    ['да', 'Отмена заявки принята'],
    [TITLE, [`${ON} · ${STORE}`, `${ON} · ${DESK}`]],
    ['7', STATE],
    ['2', ['проверьте данные', `${ON}, ${DESK}`, 'отключено']],
    ['да', 'Заявка на голосовую почту принята'],
    [TITLE, '1.'],
    ['291000015', 'Эта SIM-карта стоит в устройстве'],
  ],
};
