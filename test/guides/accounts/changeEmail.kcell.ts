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
      { 'Новый e-mail': 'erlan@primer.example' },
      ['проверьте данные', 'erlan@primer.example', 'одноразовые коды сразу начнут приходить на новый адрес'],
    ],
    [
      'Сменить e-mail',
      { 'Ваш пароль': 'not-the-one' },
      ['Неверный пароль. Осталось 4 попытки.', 'erlan@primer.example'],
    ],
    ['Сменить e-mail', { 'Ваш пароль': 'kcell-demo-2' }, ['E-mail изменён', 'erlan@primer.example']],
  ],
  text: [
    ['Сменить e-mail', 'Новый e-mail'],
    ['нет адреса', 'Новый e-mail'],
    ['erlan@primer.example', ['проверьте данные', 'erlan@primer.example', '«да»']],
    ['да', 'Введите пароль'],
    ['not-the-one', ['Неверный пароль. Осталось 4 попытки.', 'Введите пароль']],
    ['kcell-demo-2', ['E-mail изменён', 'erlan@primer.example']],
  ],
};
