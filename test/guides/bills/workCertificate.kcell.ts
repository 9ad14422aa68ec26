import { DateTime } from 'luxon';
import { guideClock } from '../days.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Акт выполненных работ';
const now = DateTime.fromJSDate(guideClock.now(), { zone: 'Asia/Almaty' });
/** A month as it stands in the list: "октябрь 2026 г." */
const month = (before: number): string =>
  new Intl.DateTimeFormat('ru', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    now.minus({ months: before }).toUTC().startOf('month').plus({ days: 1 }).toJSDate(),
  );
const first = (before: number) => now.minus({ months: before }).startOf('month').toFormat('dd.MM.yyyy');

const SHOWN = ['ТОО «Пример»', '20000001', 'Итого с НДС', 'Без НДС', 'БИН заказчика', 'К-0000001', 'Номер акта'];
const NUMBER = '+7 701 000 0001';

/** C21: by account or by a number, of a month that is over; this one is not there to choose. */
export const workCertificateKcell: Transcript = {
  procedure: 'workCertificate',
  operator: 'kcell',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Как найти', 'По лицевому счёту', 'По номеру телефона']],
    ['Далее', { 'Как найти': 'По лицевому счёту' }, ['Лицевой счёт', '20000001']],
    ['Далее', { 'Лицевой счёт': /^20000001/ }, ['Месяц', month(1), month(12)]],
    ['Далее', { Месяц: month(1) }, [...SHOWN, `${first(1)} –`]],
    ['PDF', {}, ['PDF', '10 минут']],
    [TITLE, {}, 'Как найти'],
    ['Далее', { 'Как найти': 'По номеру телефона' }, NUMBER],
    ['Далее', { Номер: /0001 ·/ }, 'Месяц'],
    ['Далее', { Месяц: month(2) }, [...SHOWN, `${first(2)} –`]],
  ],
  text: [
    [TITLE, ['По лицевому счёту', 'По номеру телефона']],
    ['1', ['Лицевой счёт', '20000001']],
    ['20000001', ['Месяц', month(1)]],
    // The month that goes on, and one that is not kept any more.
    [month(0), 'Месяц'],
    [month(13), 'Месяц'],
    [month(1), [...SHOWN, `${first(1)} –`]],
    ['PDF', '10 минут'],
    [TITLE, 'По номеру телефона'],
    ['по номеру', 'Номер'],
    [NUMBER, 'Месяц'],
    [now.minus({ months: 2 }).toFormat('MM.yyyy'), [...SHOWN, `${first(2)} –`]],
  ],
};
