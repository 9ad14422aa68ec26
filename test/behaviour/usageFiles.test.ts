import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import type { Language } from '../../src/domain/terms/language.js';
import type { WordKey } from '../../src/speech/words.js';
import { guideClock } from '../guides/days.js';
import type { TestApp } from '../support/app.js';
import { pdfPages } from '../support/pdfPages.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk } from '../support/talk.js';

const shared = sharedApps({ clock: guideClock });
const languages = ['ru', 'en', 'de', 'fr'] as const;
type OperatorId = 'kcell' | 'belarus';
let app: TestApp;

const numbers = { kcell: /0001 ·/, belarus: /^\+375 29 100 00 01/ };
const sayIn = (language: Language, operator: string, key: WordKey): string =>
  plainBlanks(app.words(language, operator).say(key));

const linkIn = (json: unknown): string =>
  /https?:\/\/[^"\s]+\/files\/report\?t=[^"\s]+/.exec(JSON.stringify(json))?.[0] ?? '';

async function fileAs(talk: CardTalk, form: string): Promise<Buffer> {
  await talk.press(form);
  const answer = await fetch(linkIn(talk.cards().at(-1)?.json));
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** The report of a procedure on the first line, without further answers. */
async function opened(operator: OperatorId, procedure: string, language: Language): Promise<CardTalk> {
  const talk = await cardTalk(app, operator, 'admin1');
  await talk.send({ act: 'language', language });
  const say = (key: WordKey) => sayIn(language, operator, key);
  await talk.send({ act: 'start', procedure });
  await talk.press(say('common:next'), { [say(`${procedure}:fields.lines.label`)]: numbers[operator] });
  await talk.press(say('common:next'));
  return talk;
}

async function sheetOf(bytes: Buffer) {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.read(Readable.from([bytes]));
  const sheet = workbook.worksheets[0];
  if (sheet === undefined) throw new Error('the workbook has no sheet');
  return sheet;
}

/** A duration of a cell in seconds: what is formatted as a time is read as an instant after the first day there is. */
const secondsOf = (value: unknown): number =>
  value instanceof Date ? Math.round((value.getTime() - Date.UTC(1899, 11, 30)) / 1000) : 0;
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

describe.each(['kcell', 'belarus'] as const)('call details as a file, %s', (operator) => {
  beforeEach(async () => {
    app = await shared.open(operator);
  });

  it.each(languages)(
    'XLSX: numbers are texts, times and amounts real, the sums those of the rows, in %s',
    async (language) => {
      const talk = await opened(operator, 'callDetails', language);
      const sheet = await sheetOf(await fileAs(talk, 'XLSX'));
      talk.close();
      const label = (key: string) => sayIn(language, operator, `callDetails:facts.${key}`);
      const rows: unknown[][] = [];
      sheet.eachRow({ includeEmpty: true }, (row) => {
        rows.push(Array.from({ length: 6 }, (_, index) => row.getCell(index + 1).value));
      });
      const head = rows.findIndex((row) => row[0] === label('at'));
      expect(rows[head]?.slice(0, 4)).toEqual([label('at'), label('kind'), label('party'), label('duration')]);
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: head + 1 });
      expect(sheet.autoFilter).toBe(`A${head + 1}:F${rows.length}`);
      const table = rows.slice(head + 1);
      expect(table.length).toBeGreaterThan(100);
      for (const [at, kind, party] of table) {
        expect(at).toBeInstanceOf(Date);
        expect(typeof kind).toBe('string');
        expect(party === null || typeof party === 'string').toBe(true);
      }
      expect(table.map((row) => Number(row[0]))).toEqual(table.map((row) => Number(row[0])).toSorted((a, b) => b - a));
      expect(table.some((row) => /^\+7 \d|^\+375 \d/.test(String(row[2])))).toBe(true);
      expect(sheet.getCell(head + 2, 4).numFmt).toBe('[h]:mm:ss');
      const totals = rows[head - 1] ?? [];
      expect(totals[0]).toBe(label('total'));
      const sum = (of: (row: unknown[]) => number) => table.reduce((all, row) => all + of(row), 0);
      expect(secondsOf(totals[3])).toBe(sum((row) => secondsOf(row[3])));
      expect(numberOf(totals[4])).toBeCloseTo(
        sum((row) => numberOf(row[4])),
        6,
      );
      expect(numberOf(totals[5])).toBeCloseTo(
        sum((row) => numberOf(row[5])),
        6,
      );
      const about = new Map(rows.slice(0, head).map(([name, value]) => [name, value]));
      expect(about.get(label('number'))).toBe(operator === 'kcell' ? '+7 701 000 0001' : '+375 29 100 00 01');
      for (const key of ['period', 'today', 'callsOut', 'smsOut', 'data']) expect(about.has(label(key))).toBe(true);
    },
  );

  it.each(languages)(
    'PDF: tagged, with every row on pages that have heads, number and name, in %s',
    async (language) => {
      const talk = await opened(operator, 'callDetails', language);
      const rows = parse(await fileAs(talk, 'CSV'), { bom: true, delimiter: language === 'en' ? ',' : ';' }).length - 1;
      const { pages, marked, info } = await pdfPages(await fileAs(talk, 'PDF'));
      talk.close();
      const label = (key: string) => sayIn(language, operator, `callDetails:facts.${key}`);
      expect(marked).toMatchObject({ Marked: true });
      expect(info).toMatchObject({ Title: sayIn(language, operator, 'callDetails:done'), Language: language });
      expect(pages.length).toBeGreaterThan(2);
      const title = app.operators.get(operator)?.profile.title;
      for (const [index, { text }] of pages.entries()) {
        expect(text).toContain(
          sayIn(language, operator, 'common:report.page').replace('{{number}}', String(index + 1)),
        );
        expect(text).toContain(String(title));
        // The heads stand on every page that has rows.
        expect(text.includes(label('party')) || index === 0).toBe(true);
      }
      const tags = pages.flatMap((one) => one.tags);
      const many = (role: string) => tags.filter((tag) => tag === role).length;
      expect([many('H1'), many('H2'), many('TH')]).toEqual([1, 3, 6]);
      expect(many('TD')).toBe(rows * 6);
      // Each chart is read aloud with its figures.
      expect(tags.filter((tag) => /^Figure: .{20,}/.test(tag))).toHaveLength(3);
    },
  );

  it('CSV: durations that a spreadsheet reads, numbers that it does not round', async () => {
    const talk = await opened(operator, 'callDetails', 'ru');
    const cells: string[][] = parse(await fileAs(talk, 'CSV'), { bom: true, delimiter: ';' });
    talk.close();
    expect(cells[0]?.slice(3, 5)).toEqual(['Длительность', 'Объём (МБ)']);
    const body = cells.slice(1);
    expect(body.every(([at]) => /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(at ?? ''))).toBe(true);
    expect(body.filter((row) => row[3] !== '').every((row) => /^\d+:\d\d:\d\d$/.test(row[3] ?? ''))).toBe(true);
    expect(body.filter((row) => row[4] !== '').every((row) => /^\d+,\d\d$/.test(row[4] ?? ''))).toBe(true);
    expect(body.every((row) => !/^\+|^\d{11,}$/.test(row[2] ?? ''))).toBe(true);
  });
});

describe('charges as a file', () => {
  it.each(languages)('have the groups with their tax, and the total that the card says, in %s', async (language) => {
    app = await shared.open('belarus');
    const talk = await opened('belarus', 'charges', language);
    const sheet = await sheetOf(await fileAs(talk, 'XLSX'));
    const { pages } = await pdfPages(await fileAs(talk, 'PDF'));
    talk.close();
    const label = (key: string) => sayIn(language, 'belarus', `charges:facts.${key}`);
    const rows: unknown[][] = [];
    sheet.eachRow({ includeEmpty: true }, (row) => {
      rows.push(Array.from({ length: 4 }, (_, index) => row.getCell(index + 1).value));
    });
    const head = rows.findIndex((row) => row[0] === label('group'));
    const table = rows.slice(head + 1);
    const totals = rows[head - 1] ?? [];
    for (const column of [1, 2, 3])
      expect(numberOf(totals[column])).toBeCloseTo(
        table.reduce((all, row) => all + numberOf(row[column]), 0),
        6,
      );
    // Office is 19.90 a month, of which a fifth is tax.
    expect(table[0]?.slice(1, 3)).toEqual([19.9, 3.98]);
    expect(pages[0]?.text).toContain(label('total'));
    expect(pages[0]?.tags.some((tag) => /^Figure: .*BYN|^Figure: .*руб/.test(tag))).toBe(true);
  });
});
