import { SEARCH } from '../searchRu.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

const TITLE = 'Настройки для телефона';
const SETTINGS = 'Настройки';
const SEND = 'Отправить настройки';

const NONE = 'настройки ещё не отправлялись';
const SAVE_THEM = 'На телефоне откройте SMS и сохраните настройки';
/** The second of three is blocked; the third is not active yet. */
const REVIEW = [
  ...['проверьте данные', '3 номера: будет обработано 1, будет пропущено 2', `${NONE} → 2 SMS`],
  ...['Номер на паузе или заблокирован', 'Номер ещё не активирован'],
];
const DONE = ['Настройки отправлены', '3 номера: принято 1, пропущено 2', SAVE_THEM];

/** Settings for two services go to those of several numbers that can get them; the others are named. */
export const sendingSettingsOnCards: readonly CardStep[] = [
  [TITLE, {}, 'шаг 1 из 2'],
  ['Найти', { [SEARCH]: '291000001 291000009 291000013' }, 'Игорь Долгов-Пример'],
  [
    'Далее',
    { Номера: [/^\+375 29 100 00 01/, /^\+375 29 100 00 09/, /^\+375 29 100 00 13/] },
    ['шаг 2 из 2', 'Мобильный интернет · internet.operator-by.example'],
  ],
  ['Далее', { [SETTINGS]: [/^Мобильный интернет/, /^MMS/] }, REVIEW],
  [SEND, {}, DONE],
];
export const sendingSettingsInText: readonly TextStep[] = [
  [TITLE, '1.'],
  ['291000001, 291000009, 291000013', ['1. Мобильный интернет · internet.operator-by.example', '2. MMS']],
  ['1, 2', REVIEW],
  ['да', DONE],
];

/** B13: sent once more, then too many for an hour; a plan without mobile internet, and a SIM card in a device. */
export const phoneSettingsBelarus: Transcript = {
  procedure: 'phoneSettings',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    ...sendingSettingsOnCards,
    [TITLE, {}, 'шаг 1 из 2'],
    ['Далее', { Номера: [/^\+375 29 100 00 01/] }, 'шаг 2 из 2'],
    [
      'Далее',
      { [SETTINGS]: [/^Мобильный интернет/, /^MMS/, /^Потоковое видео/] },
      ['настройки отправлены', '3 SMS', 'отменить отправку нельзя'],
    ],
    [SEND, {}, ['Настройки отправлены', SAVE_THEM]],
    // The rules that refuse: so many an hour to a number, no mobile internet in the plan, nobody who reads it.
    [TITLE, {}, 'шаг 1 из 2'],
    ['Далее', { Номера: [/^\+375 29 100 00 01/] }, 'шаг 2 из 2'],
    ['Далее', { [SETTINGS]: [/^Мобильный интернет/, /^MMS/] }, 'Не больше 6 SMS с настройками в час'],
    ['Отмена', {}, 'Прервать операцию'],
    ['Да, прервать', {}, 'Операция прервана'],
    [TITLE, {}, 'шаг 1 из 2'],
    ['Далее', { Номера: [/^\+375 29 100 00 07/] }, 'шаг 2 из 2'],
    ['Далее', { [SETTINGS]: [/^Потоковое видео/] }, ['нет мобильного интернета', 'Сделать это нельзя']],
    ['Отмена', {}, 'Прервать операцию'],
    ['Да, прервать', {}, 'Операция прервана'],
    [TITLE, {}, 'шаг 1 из 2'],
    ['Найти', { [SEARCH]: '291000015' }, 'Телеметрия'],
    ['Далее', { Номера: [/^\+375 29 100 00 15/] }, 'SMS на ней никто не прочитает'],
  ],
  text: [
    ...sendingSettingsInText,
    [TITLE, '1.'],
    ['1', '3. Потоковое видео'],
    ['1, 2, 3', ['настройки отправлены', '3 SMS', 'отменить отправку нельзя']],
    ['да', ['Настройки отправлены', SAVE_THEM]],
    [TITLE, '1.'],
    ['1', '3. Потоковое видео'],
    ['1, 2', 'Не больше 6 SMS с настройками в час'],
    ['отмена', 'Прервать операцию'],
    ['да', 'Операция прервана'],
    [TITLE, '1.'],
    ['7', '3. Потоковое видео'],
    ['3', 'нет мобильного интернета'],
    ['отмена', 'Прервать операцию'],
    ['да', 'Операция прервана'],
    [TITLE, '1.'],
    ['291000015', 'SMS на ней никто не прочитает'],
  ],
};
