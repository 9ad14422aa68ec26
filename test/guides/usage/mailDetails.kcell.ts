import { dayFromToday } from '../days.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Детализация на почту';
const ZONE = 'Asia/Almaty';
const [yesterday, tooOld] = [-1, -90].map((days) => dayFromToday(days, ZONE, 'ru'));
if (yesterday === undefined || tooOld === undefined) throw new Error('two days are two');

const REFUSED = 'Сведения доступны за последние 90 дней';
const REVIEW = [yesterday.read, 'PDF', 'e…@primer.example', 'Отозвать письмо нельзя'];
const SENT = ['Детализация будет отправлена', '+7 701 000 0002', 'e…@primer.example', 'папку «Спам»'];
const [FROM, UNTIL] = ['Период: с', 'Период: по'];

/** C10, C11: whoever reads with a secret code has all call details of some days sent to the address on record. */
export const mailDetailsKcell: Transcript = {
  procedure: 'mailDetails',
  operator: 'kcell',
  login: 'subscriber1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Период', 'Формат']],
    ['Далее', { [FROM]: tooOld.sent, [UNTIL]: tooOld.sent, Формат: 'PDF' }, REFUSED],
    ['Далее', { [FROM]: yesterday.sent, [UNTIL]: yesterday.sent, Формат: 'PDF' }, REVIEW],
    ['Отправить детализацию', {}, SENT],
  ],
  text: [
    [TITLE, 'Период'],
    [tooOld.typed, REFUSED],
    [yesterday.typed, ['1. PDF', '2. CSV']],
    ['pdf', REVIEW],
    ['да', SENT],
  ],
};
