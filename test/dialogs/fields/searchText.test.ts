import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_SEARCH, searchText } from '../../../src/dialogs/fields/lines/page.js';
import { MOST_NUMBERS, numbersIn } from '../../../src/domain/values/numbers.js';

/** Rows of a spreadsheet: a number, and other columns beside it. */
const rows = fc.array(
  fc.tuple(
    fc.integer({ min: 470_000_000, max: 470_999_999 }),
    fc.stringMatching(/^[A-Z][a-z]{3,30} [A-Z][a-z]{3,30}$/),
  ),
  { minLength: 20, maxLength: 80 },
);

it('keeps all numbers of a pasted column, whatever stands beside them, or one more than may be looked for', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom('\t', '; ', ' '), (column, sign) => {
      const numbers = column.map(([number]) => `0${number}`);
      const kept = searchText(column.map(([, name], at) => `${numbers[at]}${sign}${name}`).join('\n'), 'BE');
      expect(numbersIn(kept, 'BE').numbers).toEqual(numbers.slice(0, MOST_NUMBERS + 1));
    }),
    { numRuns: 200 },
  );
});

it('cuts what is no list of numbers', () => {
  expect(searchText('a'.repeat(5000), 'BE')).toHaveLength(LONGEST_SEARCH);
  expect(searchText('  Anna ', 'BE')).toBe('Anna');
});
