import { DateTime } from 'luxon';
import { guideClock } from '../days.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Скачать счёт';
const now = DateTime.fromJSDate(guideClock.now(), { zone: 'Europe/Minsk' });
/** A month as it stands in the list: "октябрь 2026 г." */
export const month = (before: number): string =>
  new Intl.DateTimeFormat('ru', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    now.minus({ months: before }).toUTC().startOf('month').plus({ days: 1 }).toJSDate(),
  );
const SHOWN = ['ООО «Пример»', '2000000001', '100000000', 'Д-0000001', 'Оплатить до', 'Итого с НДС', 'Номер счёта'];

/** B3: an invoice is looked at and downloaded, of a month that is over. What the operator closes is not tried here: days pass. */
export const invoiceFileBelarus: Transcript = {
  procedure: 'invoiceFile',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Лицевой счёт', 'Месяц', month(1), month(12)]],
    ['Далее', { 'Лицевой счёт': /^2000000001/, Месяц: month(1) }, SHOWN],
    ['PDF', {}, ['PDF', '10 минут']],
  ],
  text: [
    [TITLE, 'Лицевой счёт'],
    ['1', ['Месяц', month(1)]],
    [month(0), 'Месяц'],
    [month(1), SHOWN],
    ['PDF', '10 минут'],
  ],
};
