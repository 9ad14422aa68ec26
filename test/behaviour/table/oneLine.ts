import { phoneForReading } from '../../../src/domain/values/phone.js';
import { plainBlanks } from '../../support/seen.js';
import type { Driver, Press } from './driver.js';
import { ownLines } from './ownThings.js';

const REVIEW = 'проверьте данные';

/** Kcell's secret code (C11): the review follows on the one question, so the middle is there. */
export const oneLine: Driver = {
  kind: 'one line',
  ...{ operator: 'kcell', login: 'admin1', password: 'kcell-demo-1', language: 'ru', procedure: 'sendSecretCode' },
  settle: async (tables, account) => {
    const [line, other] = await ownLines(tables, account, '+77010000001', 2);
    if (line === undefined || other === undefined) throw new Error('there are no lines');
    const reads = plainBlanks(phoneForReading(line.number));
    const otherReads = plainBlanks(phoneForReading(other.number));
    const choosing = (title: string): Press => ['Далее', { Номер: new RegExp(title.replace('+', '\\+')) }];
    const review = { done: { card: 2, text: 2 }, asks: { card: REVIEW, text: REVIEW } };
    const toOther = {
      ...{ field: 'lines', card: [choosing(otherReads)], text: [other.number] },
      ...{ asks: 'Номер', reads: otherReads },
    };
    return {
      card: [['Отправить секретный код', {}], choosing(reads), ['Отправить код', {}]],
      text: ['Отправить секретный код', line.number, 'да'],
      first: { done: { card: 1, text: 1 }, asks: { card: 'Найти', text: reads } },
      middle: review,
      review,
      answered: reads,
      wrong: { text: '+7 701 999 9999', says: 'Среди ваших номеров такого нет' },
      corrections: [toOther],
      meanwhile: {
        happens: (changing) => changing.lines.put({ ...line, state: 'suspended', reason: 'debt' }),
        says: 'Номер заблокирован',
        mend: toOther,
      },
      receipt: 'Секретный код отправляется',
      effects: async (found) =>
        (await found.outbox.where({})).filter(
          ({ message }) => message.kind === 'sms.secretCode' && message.organisation === line.organisation,
        ).length,
    };
  },
};
