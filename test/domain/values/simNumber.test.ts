import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { simNumber } from '../../../src/domain/values/identifiers.js';
import { luhnDigit } from '../../../src/domain/values/luhn.js';

/** The codes of what is wrong; none where it is read. */
const wrong = (typed: string): string[] => {
  const read = simNumber.safeParse(typed);
  return read.success ? [] : read.error.issues.map(({ message }) => message);
};

const digit = fc.integer({ min: 0, max: 9 }).map(String);
/** A SIM card's number of 19 or 20 digits, of whatever operator. */
const number = fc
  .array(digit, { minLength: 16, maxLength: 17 })
  .map((digits) => `89${digits.join('')}`)
  .map((digits) => digits + luhnDigit(digits));
/** What stands between the digits where a number is copied: blanks that do and do not break, hyphens, what nobody sees. */
const between = fc.constantFrom('', ' ', '\u00a0', '\u202f', '\u2009', '\t', '-', '\u2011', '\u200b');

describe('the number of a SIM card', () => {
  it('is read however its digits are grouped', () => {
    const pasted = fc.tuple(number, fc.infiniteStream(between), fc.integer({ min: 1, max: 7 }));
    fc.assert(
      fc.property(pasted, ([iccid, signs, size]) => {
        const groups = iccid.match(new RegExp(`\\d{1,${size}}`, 'g')) ?? [];
        const typed = groups.flatMap((group, at) => (at === 0 ? [group] : [signs.next().value ?? '', group])).join('');
        // As much as a line of a letter holds: nobody types more.
        fc.pre(typed.length <= 40);
        expect(simNumber.safeParse(` ${typed}\n`)).toEqual({ success: true, data: iccid });
      }),
      { numRuns: 300 },
    );
  });

  it('is refused with one digit that is another, wherever that stands behind the first two', () => {
    const slip = fc.tuple(number, fc.integer({ min: 2, max: 18 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(slip, ([iccid, at, by]) => {
        const other = iccid.slice(0, at) + ((Number(iccid[at]) + by) % 10) + iccid.slice(at + 1);
        expect(wrong(other)).toEqual(['value.simCheck']);
      }),
      { numRuns: 300 },
    );
  });

  it('is no number any more where a spreadsheet has shortened it, whatever it is', () => {
    const sign = fc.constantFrom('.', ',');
    const shortened = fc.tuple(number, fc.integer({ min: 1, max: 14 }), sign, fc.constantFrom('E+', 'e+', 'E', 'Е+'));
    fc.assert(
      fc.property(shortened, ([iccid, kept, point, power]) => {
        const typed = `${iccid[0]}${point}${iccid.slice(1, 1 + kept)}${power}${iccid.length - 1}`;
        expect(wrong(typed)).toEqual(['value.simShortened']);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['', 'value.missing'],
    ['   ', 'value.missing'],
    ['8932', 'value.simNumber'],
    ['0032 470 50 00 01', 'value.simNumber'],
    ['89320300008000000100000', 'value.simNumber'],
    ['8932O30000800000010', 'value.simNumber'],
    ['7932030000800000010', 'value.simNumber'],
  ])('refuses %j', (typed, code) => {
    expect(wrong(typed)).toEqual([code]);
  });
});
