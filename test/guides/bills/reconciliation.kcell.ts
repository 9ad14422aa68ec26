import { dayFromToday } from '../days.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Акт сверки';
const ZONE = 'Asia/Almaty';
const day = (days: number) => dayFromToday(days, ZONE, 'ru');
const [today, tomorrow, before, long] = [day(0), day(1), day(-100), day(-400)];

const FROM = 'Период: с';
const UNTIL = 'Период: по';
const EMAIL = 'Электронная почта';
const REVIEW = ['проверьте данные', before.read, today.read, 'buh@example.com', 'Это бесплатно', 'отозвать нельзя'];
const SENT = ['Акт сверки будет отправлен', 'ТОО «Пример»', 'папку «Спам»'];
const TOO_LONG = ['не раньше чем 12 месяцев назад', `по ${today.read}`];

/** C23: for a period, sent to an address; not for a time more than a year ago, nor one that is to come, nor one that is turned round. */
export const reconciliationKcell: Transcript = {
  procedure: 'reconciliation',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, [FROM, EMAIL]],
    ['Далее', { [FROM]: long.sent, [UNTIL]: today.sent, [EMAIL]: 'buh@example.com' }, TOO_LONG],
    ['Далее', { [FROM]: before.sent, [UNTIL]: tomorrow.sent, [EMAIL]: 'buh@example.com' }, `по ${today.read}`],
    ['Далее', { [FROM]: today.sent, [UNTIL]: before.sent, [EMAIL]: 'buh@example.com' }, 'раньше даты начала'],
    ['Далее', { [FROM]: before.sent, [UNTIL]: today.sent, [EMAIL]: 'бухгалтерия' }, 'адрес'],
    ['Далее', { [FROM]: before.sent, [UNTIL]: today.sent, [EMAIL]: 'buh@example.com' }, REVIEW],
    ['Отправить акт сверки', {}, SENT],
  ],
  text: [
    [TITLE, 'Период'],
    [`${long.typed} - ${today.typed}`, TOO_LONG],
    [`${before.typed} - ${tomorrow.typed}`, `по ${today.read}`],
    [`${today.typed} - ${before.typed}`, 'раньше даты начала'],
    [`${before.typed} - ${today.typed}`, EMAIL],
    ['бухгалтерия', 'адрес'],
    ['buh@example.com', REVIEW],
    ['да', SENT],
  ],
};
