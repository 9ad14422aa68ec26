import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { createSheets } from '../../src/bot/sheets/sheets.js';
import type { Cells } from '../../src/domain/terms/cells.js';
import { type Encoding, encoded, wide, workbook, workbookParts } from '../support/sheetFiles.js';

/** What a file of these bytes comes to, or why it is none. */
async function read(bytes: Uint8Array): Promise<Cells | string> {
  const file = { name: 'whatever.png', contentType: 'image/png', bytes: Buffer.from(bytes) };
  const sheets = createSheets({ find: async (of, id) => (of === 'talk' && id === 'file' ? file : undefined) });
  const cells = await sheets.ofFile('talk', 'https://guichet.example/attachments/talk/file');
  if (!cells.ok) return cells.problem.code;
  const [first = []] = cells.value;
  return first;
}

const cyrillic = ['Иванов Иван', 'Петрова Анна Сергеевна', 'Склад', 'Ёлкин', 'Отдел продаж', 'Цех №3', 'Жук Юлия'];
const western = ['Jürgen Müller', 'Käthe Größe', 'François Élan', 'Noël Brûlé', 'Empfang', 'Zoë', 'Thérèse Göring'];
const number = fc.integer({ min: 0, max: 9_999_999 }).map((digits) => `37529${String(digits).padStart(7, '0')}`);
const rowsWith = (names: readonly string[]) =>
  fc.array(fc.tuple(number, fc.constantFrom(...names)), { minLength: 2, maxLength: 30 });
const separators = [';', ',', '\t', '|'] as const;
const ends = ['\n', '\r\n'] as const;

const table = (rows: readonly (readonly string[])[], separator: string, end: string): string =>
  rows.map((row) => row.map((cell) => (cell.includes(separator) ? `"${cell}"` : cell)).join(separator)).join(end);

describe('a text with separators', () => {
  const known: readonly (readonly [Encoding, readonly string[]])[] = [
    ...(['utf-8', 'utf-8 with mark', ...wide] as const).map((one) => [one, [...cyrillic, ...western]] as const),
    ['windows-1251', cyrillic],
    ['windows-1252', western],
  ];

  it.each(known)('is read in %s, whatever its separator, line ends and headings are', async (encoding, names) => {
    const property = fc.asyncProperty(
      rowsWith(names),
      fc.constantFrom(...separators),
      fc.constantFrom(...ends),
      fc.boolean(),
      async (rows, separator, end, headed) => {
        const heads = names === western ? ['Numéro', 'Nom'] : ['Номер', 'Имя'];
        const all = headed ? [heads, ...rows] : rows;
        expect(await read(encoded(table(all, separator, end), encoding))).toEqual(all);
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it('is read in windows-1251 where a single name in it is Cyrillic, and in windows-1252 where one has many accents', async () => {
    const heads = ['number', 'organisation', 'plan', 'user'];
    const rows = (name: string) => [heads, ['+77010000001', 'primer', 'businessSpecialist', name]];
    for (const [encoding, names] of [
      ['windows-1251', ['Анна', 'Иван Примерный', 'Чач']],
      ['windows-1252', ['Müller', 'Élodie Noël', 'Zoë Größe', 'Éa Öz']],
    ] as const)
      for (const name of names) {
        const table = rows(name).map((row) => row.join(';'));
        expect(await read(encoded(table.join('\r\n'), encoding))).toEqual(rows(name));
      }
  });

  it('is not read where it is larger than anybody’s list, or all separators', async () => {
    expect(await read(Buffer.from('375291234567\n'.repeat(100_000)))).toBe('rows.fileTooBig');
    for (const separator of [...separators, '\n'])
      expect(await read(Buffer.from(separator.repeat(200_000)))).toBe('rows.fileTooBig');
    expect(await read(Buffer.from('375291234567\n'.repeat(2000)))).toHaveLength(2000);
    expect(await read(Buffer.alloc(2_000_000, 1))).toBe('rows.fileKind');
  });

  it('says its separator in its first line, as spreadsheets do', async () => {
    expect(await read(encoded('sep=;\r\n1,5;Анна\r\n', 'windows-1251'))).toEqual([['1,5', 'Анна']]);
  });

  it('is read by another separator, too, where a comma is no separator', () => {
    const { ofText } = createSheets({ find: async () => undefined });
    const semicolons = [['3,75E+11', 'Анна, склад']];
    expect([...ofText('3,75E+11;Анна, склад')]).toContainEqual(semicolons);
    expect([...ofText('3,75E+11\tАнна, склад')]).toContainEqual(semicolons);
    expect([...ofText('sep=;\n3,75E+11;Анна, склад')]).toEqual([semicolons]);
  });

  it('has cells with separators, quotes and line ends in quotes', async () => {
    expect(await read(encoded('1;"Анна; склад"\n2;ООО "Ромашка"\n3;"Иван\nПетров"\n', 'utf-8'))).toEqual([
      ['1', 'Анна; склад'],
      ['2', 'ООО "Ромашка"'],
      ['3', 'Иван\nПетров'],
    ]);
  });

  it('keeps the places of its rows where some are empty', async () => {
    expect(await read(encoded('1;a\n\n\n2;b', 'utf-8'))).toEqual([['1', 'a'], [''], [''], ['2', 'b']]);
  });
});

describe('a workbook', () => {
  it('is its first sheet, with the texts, whole numbers, dates and places that a spreadsheet shows', async () => {
    const written = await writeXlsx({
      sheets: [
        {
          name: 'Список',
          rows: [
            ['Номер', 'Имя'],
            [375291000001, 'Анна'],
            [],
            ['+375 29 100 00 02', 'Пётр'],
            [true, new Date('2026-12-31')],
          ],
        },
        { name: 'Другой', rows: [['нет']] },
      ],
    });
    expect(await read(written)).toEqual([
      ['Номер', 'Имя'],
      ['375291000001', 'Анна'],
      [],
      ['+375 29 100 00 02', 'Пётр'],
      ['true', '2026-12-31'],
    ]);
  });

  it('is read as it was written, whatever it holds', async () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((text) => text.replaceAll(/[\p{C}\s]/gu, '-'));
    const property = fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
      expect(await read(workbook(rows))).toEqual(rows);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it('shows that a number has lost its last digits, and calculates nothing', async () => {
    const sheet = workbook([
      [{ number: '8.9320300002055183E+18' }, { formula: 'HYPERLINK("http://evil.example","Анна")', shows: 'Анна' }],
      [{ number: '375291000001' }, { formula: '1+1', shows: '' }],
    ]);
    expect(await read(sheet)).toEqual([
      ['8.932030000205518e+18', 'Анна'],
      ['375291000001', ''],
    ]);
  });

  it('is not unpacked when it says that it is bigger than any list, nor past what it says', async () => {
    const zeros = new Uint8Array(64 * 1024 * 1024);
    const bomb = zipSync({ ...workbookParts([['1', 'a']]), 'xl/sharedStrings.xml': zeros });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await read(bomb)).toBe('rows.fileTooBig');
    expect(await read(understated(bomb, zeros.length, 10))).toEqual(expect.anything());
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`xl/worksheets/sheet${at}.xml`, new Uint8Array(1)]),
    );
    expect(await read(zipSync(many))).toBe('rows.fileTooBig');
    // What no table stands in costs nothing.
    expect(await read(zipSync({ ...workbookParts([['1', 'a']]), 'xl/media/image1.png': zeros }))).toEqual([['1', 'a']]);
  });

  it('is not read on below its last row that can count', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => [`37529${String(at).padStart(7, '0')}`, 'Анна']);
    expect(await read(workbook(rows))).toHaveLength(1002);
  });
});

/** A size that a workbook says of one of its parts, made smaller wherever it is said. */
function understated(bytes: Uint8Array, size: number, says: number): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = 0; at + 4 <= copy.length; at += 1) if (copy.readUInt32LE(at) === size) copy.writeUInt32LE(says, at);
  return copy;
}

describe('what is no table', () => {
  const compound = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

  it.each([
    ['a workbook with a password, or one of before 2007', compound, 'rows.fileLocked'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'rows.fileKind'],
    ['a PDF', Buffer.from('%PDF-1.7\n\u0001\u0002\u0003', 'latin1'), 'rows.fileKind'],
    ['a letter of a word processor', zipSync({ 'word/document.xml': Buffer.from('<w/>') }), 'rows.fileKind'],
    ['half a workbook', workbook([['1', 'a']]).slice(0, 300), 'rows.fileKind'],
  ])('%s is said to be none', async (_, bytes, code) => {
    expect(await read(bytes)).toBe(code);
  });

  it('is told from a table by its content: whatever comes, there is an answer', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, zipped) => {
      const sent = zipped ? Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), bytes]) : bytes;
      const cells = await read(sent);
      expect(typeof cells === 'string' ? cells : 'cells').toMatch(/^(cells|rows\.file(Kind|Locked|TooBig))$/);
    });
    await fc.assert(property, { numRuns: 300 });
  });
});

it('opens the files of its own conversation only', async () => {
  const file = { name: 'a.csv', contentType: 'text/csv', bytes: Buffer.from('1;a') };
  const sheets = createSheets({ find: async () => file });
  for (const address of ['https://guichet.example/attachments/other/file', 'https://evil.example/a.csv', 'talk', ''])
    expect(await sheets.ofFile('talk', address)).toMatchObject({ problem: { code: 'rows.fileGone' } });
});
