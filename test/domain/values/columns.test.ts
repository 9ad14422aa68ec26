import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Cells } from '../../../src/domain/terms/cells.js';
import { rowsIn, rowsOf } from '../../../src/domain/values/columns.js';

const columns = [
  { column: 'number', names: ['номер', 'numero', 'nummer', 'number', 'tel.'] },
  { column: 'name', names: ['имя', 'nom', 'name', 'фио'] },
] as const;
const read = (cells: Cells) => {
  const rows = rowsOf(cells, columns);
  if (rows === undefined) return 'rows.columns';
  return rows.ok ? rows.value.map(({ at, cells: { number, name } }) => [at, number, name]) : rows.problem.code;
};
const A = '+375291000001';
const B = '375291000002';

describe('the columns of a list', () => {
  it('are found by their headings, in any order and language, among others', () => {
    expect(
      read([
        ['Имя', 'Счёт', 'НОМЕР:'],
        ['Анна', '5', A],
      ]),
    ).toEqual([[2, A, 'Анна']]);
    expect(
      read([
        ['*Numéro', 'Nom'],
        [A, 'Anna'],
      ]),
    ).toEqual([[2, A, 'Anna']]);
    expect(
      read([
        ['Ф И О', 'Tel.'],
        ['Anna', A],
      ]),
    ).toBe('rows.columns');
  });

  it('are found by their places where there is nothing but them', () => {
    expect(
      read([
        [A, 'Анна'],
        [B, 'Пётр'],
      ]),
    ).toEqual([
      [1, A, 'Анна'],
      [2, B, 'Пётр'],
    ]);
    expect(
      read([
        ['Линия', 'Кто'],
        [A, 'Анна'],
      ]),
    ).toEqual([[2, A, 'Анна']]);
    expect(read([['3,75E+11', 'Анна']])).toEqual([[1, '3,75E+11', 'Анна']]);
    expect(read([[A, 'Анна', '', '']])).toEqual([[1, A, 'Анна']]);
  });

  it.each([
    ['one is missing', [['Номер'], [A]]],
    [
      'one is called otherwise',
      [
        ['Номер', 'Кому'],
        [A, 'Анна'],
      ],
    ],
    ['there are more of them without headings', [[A, 'Анна', 'Склад']]],
    ['they stand the other way round', [['Анна', A]]],
    ['there is only one', [[A], [B]]],
  ])('are not guessed where %s', (_, cells) => {
    expect(read(cells)).toBe('rows.columns');
  });

  it('are those of the first reading that has them', () => {
    const rows = rowsIn([[[`${B};Анна`, ' склад']], [[B, 'Анна, склад']], []], columns);
    expect(rows).toMatchObject({ value: [{ at: 1, cells: { number: B, name: 'Анна, склад' } }] });
    expect(rowsIn([[['a']], [['b']]], columns)).toBeUndefined();
  });

  it('have rows with their places in the file, without the empty ones', () => {
    expect(read([[], ['Номер', 'Имя'], ['', ' '], [` ${A}`, 'Анна\tПримерова\n'], [], [B]])).toEqual([
      [4, A, 'Анна Примерова'],
      [6, B, ''],
    ]);
  });

  it('are none without a row, and with more than a list has', () => {
    for (const nothing of [[], [[]], [['', '\u200B']], [['Номер', 'Имя']]]) expect(read(nothing)).toBe('rows.none');
    const many = (count: number) => Array.from({ length: count }, (_, at) => [`37529${at + 1_000_000}`, 'Анна']);
    expect(read(many(1000))).toHaveLength(1000);
    expect(read(many(1001))).toBe('rows.tooMany');
    expect(read([['Номер', 'Имя'], ...many(1000)])).toHaveLength(1000);
    expect(read(many(10_000))).toBe('rows.tooMany');
  });

  it('lose no row: each that is filled has its verdict later', () => {
    const cell = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 40 }), (rows) => {
        const all = [['Номер', 'Имя'], ...rows];
        const found = rowsOf(all, columns);
        const filled = rows.filter((row) =>
          row.some((one) => /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(one)),
        );
        if (found === undefined) throw new Error('the headings are there');
        if (found.ok) expect(found.value).toHaveLength(filled.length);
        else expect([found.problem.code, filled.length]).toEqual(['rows.none', 0]);
      }),
      { numRuns: 300 },
    );
  });
});
