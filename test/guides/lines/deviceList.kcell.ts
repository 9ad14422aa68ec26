import type { Transcript } from '../transcript.js';

const TITLE = 'Устройства номера (IMEI)';
const NONE = 'Заявок на регистрацию устройств ещё не было';

/** C14: the device that was last seen; a number of which none was. */
export const deviceListKcell: Transcript = {
  procedure: 'deviceList',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, '+7 701 000 0001'],
    ['Далее', { Номер: /0002 ·/ }, [NONE, '35000000001037, не зарегистрировано']],
    [TITLE, {}, '+7 701 000 0001'],
    ['Далее', { Номер: /0007 ·/ }, [NONE, /Последний зафиксированный IMEI:? нет/]],
  ],
  text: [
    [TITLE, '+7 701 000 0001'],
    ['2', [NONE, '35000000001037, не зарегистрировано']],
    [TITLE, '+7 701 000 0001'],
    ['7', [NONE, 'Последний зафиксированный IMEI: нет']],
  ],
};
