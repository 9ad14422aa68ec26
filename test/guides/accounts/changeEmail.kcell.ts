import type { Transcript } from '../transcript.js';

/** An administrator who has no address yet gives one, with the password. */
export const changeEmailKcell: Transcript = {
  procedure: 'changeEmail',
  operator: 'kcell',
  login: 'admin2',
  greeting: ['Сменить e-mail'],
  cards: [
    ['Сменить e-mail', {}, 'Новый e-mail'],
    // The rules that refuse: no address, and a wrong password.
    ['Далее', { 'Новый e-mail': 'нет адреса' }, 'Новый e-mail'],
    [
      'Далее',
      { 'Новый e-mail': 'erlan@example.com' },
      ['проверьте данные', 'erlan@example.com', 'одноразовые коды сразу начнут приходить на новый адрес'],
    ],
    ['Сменить e-mail', { 'Ваш пароль': 'not-the-one' }, ['Неверный пароль. Осталось 4 попытки.', 'erlan@example.com']],
    ['Сменить e-mail', { 'Ваш пароль': 'kcell-demo-2' }, ['E-mail изменён', 'erlan@example.com']],
  ],
  text: [
    ['Сменить e-mail', 'Новый e-mail'],
    ['нет адреса', 'Новый e-mail'],
    ['erlan@example.com', ['проверьте данные', 'erlan@example.com', '«да»']],
    ['да', 'Введите пароль'],
    ['not-the-one', ['Неверный пароль. Осталось 4 попытки.', 'Введите пароль']],
    ['kcell-demo-2', ['E-mail изменён', 'erlan@example.com']],
  ],
};
