import type { Transcript } from '../transcript.js';
import { LINE, sendingInText, sendingOnCards } from './sendSecretCode.kcell.js';

/** A code that was sent is deleted; once it is gone, there is none to delete. */
export const deleteSecretCodeKcell: Transcript = {
  procedure: 'deleteSecretCode',
  operator: 'kcell',
  login: 'admin1',
  greeting: ['Удалить секретный код'],
  cards: [
    ...sendingOnCards,
    ['Удалить секретный код', {}, 'Номер'],
    ['Далее', { Номер: LINE }, ['проверьте данные', 'Код сразу перестанет действовать', 'Услуги номера не меняются']],
    ['Удалить код', {}, ['Секретный код удалён', '+7 701 000 0001']],
    ['Удалить секретный код', {}, 'Номер'],
    ['Далее', { Номер: LINE }, 'проверьте данные'],
    ['Удалить код', {}, 'нет действующего секретного кода'],
  ],
  text: [
    ...sendingInText,
    ['Удалить секретный код', 'Номер'],
    ['7010000001', ['проверьте данные', 'Код сразу перестанет действовать', 'Услуги номера не меняются']],
    ['да', ['Секретный код удалён', '+7 701 000 0001']],
    ['Удалить секретный код', 'Номер'],
    ['7010000001', 'проверьте данные'],
    ['да', 'нет действующего секретного кода'],
  ],
};
