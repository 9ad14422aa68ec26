import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import type { Language } from '../../src/domain/terms/language.js';
import { monthOf } from '../../src/domain/terms/month.js';
import type { WordKey } from '../../src/speech/words.js';
import { guideClock } from '../guides/days.js';
import type { TestApp } from '../support/app.js';
import { pdfPages } from '../support/pdfPages.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk } from '../support/talk.js';

const shared = sharedApps({ clock: guideClock });
const languages = ['ru', 'en', 'de', 'fr'] as const;
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('kcell');
});

const ACCOUNT = '20000002';
const [thisMonth, lastMonth] = [0, 1].map((before) => monthOf(guideClock.now(), 'Asia/Almaty', before));
const saying = (language: Language) => (key: WordKey) => plainBlanks(app.words(language, 'kcell').say(key));
const monthIn = (language: Language): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${lastMonth}-01`),
  );

const linkIn = (json: unknown): string =>
  /https?:\/\/[^"\s]+\/files\/report\?t=[^"\s]+/.exec(JSON.stringify(json))?.[0] ?? '';

async function fileAs(talk: CardTalk, form: string): Promise<Buffer> {
  await talk.press(form);
  const answer = await fetch(linkIn(talk.cards().at(-1)?.json));
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function started(procedure: string, language: Language): Promise<CardTalk> {
  const talk = await cardTalk(app, 'kcell', 'admin1');
  await talk.send({ act: 'language', language });
  await talk.send({ act: 'start', procedure });
  return talk;
}

/** The certificate of an account for the month before this one. */
async function certificate(language: Language): Promise<CardTalk> {
  const talk = await started('workCertificate', language);
  const say = saying(language);
  const next = (field: string, answer: string | RegExp) =>
    talk.press(say('common:next'), { [say(`workCertificate:fields.${field}.label` as const)]: answer });
  await next('way', /^(По лицевому|By billing|Nach Rechnungskonto|Par compte)/);
  await next('account', new RegExp(`^${ACCOUNT}`));
  await next('month', monthIn(language));
  return talk;
}

/** What the register of invoices has for that month, in whole tenge. */
async function invoiced(): Promise<number> {
  const talk = await started('billRegister', 'ru');
  await talk.press('Далее', { 'Лицевой счёт (необязательно)': new RegExp(`^${ACCOUNT}`) });
  const rows: string[][] = parse(await fileAs(talk, 'CSV'), { bom: true, delimiter: ';' });
  talk.close();
  const own = rows.find(([madeOn]) => madeOn === `${thisMonth}-01`);
  return Number(own?.[4]?.replace(',', '.'));
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
/** An amount as it is read, "1 234 567,89 T", in hundredths. */
const hundredths = (text: string): number => {
  const [, whole = '', parts = '0'] = /^\D*([\d\s.,’]*?\d)(?:[.,](\d\d))?\s*T?$/.exec(text.trim()) ?? [];
  return Number(whole.replaceAll(/\D/g, '')) * 100 + Number(parts);
};

describe('the certificate of completed work (C21)', () => {
  it.each(languages)('has what the month was invoiced, by work and in the annex by number, in %s', async (language) => {
    // First: it changes the account's language.
    const total = await invoiced();
    const talk = await certificate(language);
    const say = saying(language);
    const label = (key: string) => say(`workCertificate:facts.${key}` as const);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.read(Readable.from([await fileAs(talk, 'XLSX')]));
    const rows: unknown[][] = [];
    workbook.worksheets[0]?.eachRow({ includeEmpty: true }, (row) => {
      rows.push(Array.from({ length: 5 }, (_, index) => row.getCell(index + 1).value));
    });
    const head = rows.findIndex(([first]) => first === label('number'));
    const [totals = [], table] = [rows[head - 1], rows.slice(head + 1)];
    for (const column of [1, 2, 3, 4])
      expect(numberOf(totals[column])).toBeCloseTo(
        table.reduce((sum, row) => sum + numberOf(row[column]), 0),
        6,
      );
    for (const [, fee, usage, vat, amount] of table)
      expect(numberOf(fee) + numberOf(usage) + numberOf(vat)).toBeCloseTo(numberOf(amount), 6);
    expect(total).toBeGreaterThan(0);
    expect(numberOf(totals[4])).toBeCloseTo(total, 6);

    const { pages, marked, info } = await pdfPages(await fileAs(talk, 'PDF'));
    talk.close();
    expect(marked).toMatchObject({ Marked: true });
    expect(info).toMatchObject({ Title: say('workCertificate:done'), Language: language });
    const [front, ...annex] = pages.map(({ text }) => text);
    for (const key of ['works', 'work', 'contractor', 'customer', 'taxNumber', 'contract', 'document', 'total'])
      expect(front).toContain(label(key));
    expect(front).toContain('ТОО «Пример»');
    expect(front).not.toContain(label('annex'));
    expect(annex[0]).toContain(label('annex'));
    for (const [index, { text }] of pages.entries()) {
      expect(text).toContain(say('common:report.page').replace('{{number}}', String(index + 1)));
      expect(text).toContain(String(app.operators.get('kcell')?.profile.title));
    }
    // Every number of the annex stands on its pages.
    const digits = annex.join(' ').replaceAll(/\D/g, '');
    for (const [number] of table) expect(digits).toContain(String(number).replaceAll(/\D/g, ''));
    const cells = pages.flatMap(({ tags }) => tags).filter((tag) => tag === 'TD').length;
    expect(cells).toBe(2 * 5 + table.length * 5);
    const said = front?.slice(front.indexOf(label('total'))).split(/[:：]/)[1] ?? '';
    expect(hundredths(/[\d\s.,’]+T?/.exec(said.trim())?.[0] ?? '')).toBe(Math.round(total * 100));
  });

  it('is of no other company, and of no month that goes on: who asks so is told what is possible', async () => {
    const talk = await started('workCertificate', 'ru');
    await talk.press('Далее', { 'Как найти': 'По лицевому счёту' });
    const input = talk
      .cards()
      .at(-1)
      ?.inputs.find(({ label }) => label === 'Лицевой счёт');
    expect(input?.choices?.map(({ value }) => value)).toEqual(['20000001', '20000002', '20000003']);
    talk.close();
  });
});
