import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { billNumber } from '../../../src/domain/values/billNumber.js';

const twelve = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
  .map((digits) => digits.join(''));
/** As people copy it: in groups, with blanks of any kind, points or dashes between, and blanks around. */
const grouped = (digits: string, cuts: readonly number[], by: string): string =>
  [...digits].map((digit, at) => (cuts.includes(at) ? `${by}${digit}` : digit)).join('');

it('takes a bill’s number however it is grouped', () => {
  fc.assert(
    fc.property(
      twelve,
      fc.subarray([1, 2, 3, 4, 6, 8, 9, 10]),
      fc.constantFrom(' ', '\u00a0', '\u202f', '-', '.', '/', '  '),
      (digits, cuts, by) => expect(billNumber.parse(` ${grouped(digits, cuts, by)} `)).toBe(digits),
    ),
    { numRuns: 300 },
  );
});

it('takes no amount, no date, no phone number and nothing shorter or longer', () => {
  const other = fc.oneof(
    fc.string({ maxLength: 40 }),
    twelve.map((digits) => digits.slice(1)),
    twelve.map((digits) => `${digits}0`),
    twelve.map((digits) => `+${digits}`),
    twelve.map((digits) => `${digits} €`),
    fc.constantFrom('91,61', '22/03/2021', '0470 00 00 01', '', 'ma dernière facture'),
  );
  fc.assert(
    fc.property(other, (typed) => {
      fc.pre(!/^\d{12}$/.test(typed.replaceAll(/[\s./-]/g, '')));
      const read = billNumber.safeParse(typed);
      expect(read.error?.issues[0]?.message).toBe('value.billNumber');
    }),
    { numRuns: 300 },
  );
});
