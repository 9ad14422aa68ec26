import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { loadWords, type WordsOf } from '../../src/bot/words/words.js';
import type { CommandResult, Outcome, ResultLine } from '../../src/domain/orders/commandResult.js';
import type { Language } from '../../src/domain/terms/language.js';
import type { Verdict } from '../../src/domain/terms/verdict.js';
import { makeFormat } from '../../src/speech/format.js';
import { resultFile } from '../../src/speech/resultFile.js';

const locales = fileURLToPath(new URL('../../locales', import.meta.url));
const missing: string[] = [];
let words: WordsOf;
beforeAll(async () => {
  words = await loadWords(locales, (key) => missing.push(key));
});

const AT = '2026-11-18T09:00:00.000Z';
const done: Outcome = { word: 'completed', since: '2026-11-18T21:30:00.000Z' };

const resultOf = (...lines: ResultLine[]): CommandResult => ({ reference: 'ABCD2345', at: AT, lines });
const written = (language: Language, result: CommandResult) => {
  const spoken = words(language);
  return resultFile(result, { words: spoken, format: makeFormat(spoken, { timeZone: 'Europe/Minsk' }) });
};
const fileOf = (language: Language, ...verdicts: Verdict[]) =>
  written(language, resultOf(...verdicts.map((verdict) => ({ verdict, outcome: done }))));
/** Its rows by head, every cell in quotes. */
function rowsOf(file: string): Record<string, string>[] {
  const cellsOf = (row: string) =>
    [...row.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
  const [heads = '', ...rows] = file.trimEnd().split('\r\n');
  const names = cellsOf(heads);
  return rows.map((row) => Object.fromEntries(cellsOf(row).map((cell, at) => [names[at] ?? '', cell])));
}

const named = (name: string): Verdict => ({
  line: 'line1',
  number: '+375291000001',
  now: [{ name }],
  after: [{ text: name }],
  price: { money: { minor: 390, currency: 'BYN' } },
  from: { word: 'atOnce' },
  seen: { state: 'active' },
});

/** The cells as a spreadsheet has them that splits at this sign, whether it heeds quotes or not. */
const cells = (file: string, delimiter: string): string[] => {
  const rows = file.replace('\ufeff', '').split(/\r\n|\r|\n/);
  return rows
    .flatMap((row) => [...row.split(delimiter), ...row.split(`"${delimiter}"`)])
    .map((cell) => cell.replaceAll('"', ''));
};

describe('the result of a command over lines as a file', () => {
  it('begins with a byte order mark, and the number is text for a spreadsheet', () => {
    const file = fileOf('en', named('Office'));
    expect(file.startsWith('\ufeff"Number","User","Description","Before","After"')).toBe(true);
    expect(rowsOf(file)).toEqual([
      {
        ...{ Number: '375-29-100-00-01', User: '', Description: '', Before: 'Office', After: 'Office' },
        ...{ 'Replaces what was scheduled': '', Price: 'BYN\u00a03.90', Amount: '3.90', Currency: 'BYN' },
        ...{ Effective: 'immediately', 'Effective (yyyy-mm-dd)': '2026-11-18 12:00', Result: 'completed', Reason: '' },
        ...{ Since: '19 Nov 2026, 00:30', 'Since (yyyy-mm-dd)': '2026-11-19 00:30' },
      },
    ]);
    expect(missing).toEqual([]);
  });

  it.each(['ru', 'fr', 'de'] as const)('has semicolons in %s, where the comma is for decimals', (language) => {
    const [heads, row] = fileOf(language, named('Office')).split('\r\n');
    expect(heads?.split('";"')).toHaveLength(15);
    expect(row?.split('";"')).toHaveLength(15);
    // The decimal sign of the language: its spreadsheets reckon with it.
    expect(row).toContain('"3,90";"BYN"');
  });

  it.each([
    '=HYPERLINK("https://bad.example";"x")',
    '+375291000001',
    '-1+1',
    '@SUM(A1)',
    '\t=1+1',
    '\r\n=1+1',
    '  =1+1',
    'a;=1+1',
    'a,=1+1',
    'a",=1+1',
    'a"; @SUM(A1)',
    'a\n=1+1',
    '\uff1d1+1',
  ])('has no formula, whatever a name is: %j', (name) => {
    for (const language of ['ru', 'en'] as const) {
      const file = fileOf(language, named(name), named(name));
      for (const delimiter of [';', ',', '\t', '|'])
        expect(cells(file, delimiter).filter((cell) => /^\s*[=+\-@\uff1d]/.test(cell))).toEqual([]);
    }
  });

  it('says of a refused line why it stays out', () => {
    const { price, from, ...line } = named('Office');
    const problem = { code: 'line.terminated', details: {} } as const;
    const out = { verdict: { ...line, after: [], problem }, outcome: { problem, since: AT } };
    const [row] = rowsOf(written('en', resultOf(out)));
    expect(row).toMatchObject({ After: '', Amount: '', 'Effective (yyyy-mm-dd)': '', Result: 'skipped' });
    expect(row).toMatchObject({ Reason: words('en').say('problems:line.terminated') });
  });

  it.each(['en', 'de', 'fr', 'ru'] as const)('amounts and instants are read back in %s as they were', (language) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        (minor, date, name) => {
          const since = date.toISOString();
          const verdict = { ...named(name), price: { money: { minor, currency: 'BYN' } }, from: { instant: since } };
          const result = resultOf({ verdict, user: name, description: name, outcome: { ...done, since } });
          const cells = Object.values(rowsOf(written(language, result))[0] ?? {});
          expect(cells).toHaveLength(15);
          expect(Number((cells[7] ?? '').replace(',', '.'))).toBe(minor / 100);
          const instant = DateTime.fromFormat(cells[10] ?? '', 'yyyy-MM-dd HH:mm', { zone: 'Europe/Minsk' });
          expect(instant.toMillis()).toBe(Math.floor(date.getTime() / 60_000) * 60_000);
          expect(cells[14]).toBe(cells[10]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
