import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { imei } from '../../../src/domain/values/identifiers.js';
import { luhnDigit } from '../../../src/domain/values/luhn.js';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => `1${all.join('')}`);
const between = fc.constantFrom('', ' ', '-', '/', '\u2011', '\u00a0', '\u200b');

describe('the number of a device', () => {
  it('is its first fourteen digits, with its check digit, its version or neither', () => {
    fc.assert(
      fc.property(digits(13), between, digits(1), (own, sign, version) => {
        const typed = `${own.slice(0, 2)}${sign}${own.slice(2, 8)}${sign}${own.slice(8)}`;
        for (const more of ['', luhnDigit(own), version]) expect(imei.parse(`${typed}${sign}${more}`)).toBe(own);
        expect(imei.parse(imei.parse(typed))).toBe(own);
      }),
      { numRuns: 300 },
    );
  });

  it('is none with another check digit, another length, or in the notation of a spreadsheet', () => {
    fc.assert(
      fc.property(digits(13), fc.integer({ min: 1, max: 9 }), (own, off) => {
        const wrong = (Number(luhnDigit(own)) + off) % 10;
        expect(imei.safeParse(`${own}${wrong}`).success).toBe(false);
      }),
      { numRuns: 300 },
    );
    for (const typed of ['', '0'.repeat(14), '1'.repeat(13), '1'.repeat(17), '3,5E+13', '3.5E+13', '3500000000100O'])
      expect(imei.safeParse(typed).success).toBe(false);
  });
});
