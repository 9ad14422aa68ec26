import { describe, expect, it } from '@jest/globals';
import { fitsMask, isPlain, maskTest } from '../../../src/domain/terms/mask.js';

const number = '+243811234567';

describe('a mask', () => {
  it.each([
    ['%', true],
    ['%%%', true],
    ['+243%', true],
    ['%4567', true],
    ['%1234%', true],
    ['%4567%', true],
    ['+243%11%67', true],
    ['+24381123456_', true],
    ['_____________', true],
    ['+243______567', true],
    ['%8_1%', true],
    ['%_', true],
    ['%_567', true],
    ['%_243%', true],
    ['%__243%', false],
    ['%1_3%5_7', true],
    [number, true],
    ['', false],
    ['_', false],
    ['____________', false],
    ['______________', false],
    ['243%', false],
    ['%456', false],
    ['%7%7%', false],
    ['%4567_', false],
    ['%4567%4567', false],
    ['+243811234567%+243811234567', false],
  ])('%s on a number: %s', (mask, fits) => {
    expect(fitsMask(number, mask)).toBe(fits);
  });

  it('fits the whole text, also where its parts overlap or repeat', () => {
    expect(fitsMask('', '')).toBe(true);
    expect(fitsMask('', '%')).toBe(true);
    expect(fitsMask('', '_')).toBe(false);
    expect(fitsMask('aba', 'ab%ba')).toBe(false);
    expect(fitsMask('abba', 'ab%ba')).toBe(true);
    expect(fitsMask('aab', '%ab')).toBe(true);
    expect(fitsMask('abcabd', '%ab_abd%')).toBe(true);
    expect(fitsMask('aaab', '%a_b')).toBe(true);
    expect(fitsMask('abab', '%ab%ab%ab%')).toBe(false);
  });

  it('takes every other sign for itself', () => {
    for (const sign of ['.', '*', '?', '\\', '[', '(', '^', '$', '{', '|', '+']) {
      expect(fitsMask(`a${sign}b`, `a${sign}%`)).toBe(true);
      expect(fitsMask('axb', `a${sign}b`)).toBe(false);
    }
    expect(fitsMask('a%b', 'a\\%b')).toBe(false);
  });

  it('is plain without the two signs', () => {
    expect([isPlain(number), isPlain(''), isPlain('1%'), isPlain('1_')]).toEqual([true, true, false, false]);
  });

  it('made to be slow is done with 100,000 numbers, and with a long text, all the same', () => {
    const numbers = Array.from({ length: 100_000 }, (_, n) => `+24381${String(n).padStart(7, '0')}`);
    for (const mask of ['%_%_%_%_x', `${'%_'.repeat(40)}x`, `${'%1'.repeat(40)}x`]) {
      expect(numbers.filter(maskTest(mask))).toEqual([]);
    }
    // A matcher that goes back to an earlier % would not live to see the end of this.
    const long = 'a'.repeat(100_000);
    expect(fitsMask(long, `${'%a'.repeat(40)}%b`)).toBe(false);
    expect(fitsMask(long, `${'%a_'.repeat(40)}%b%`)).toBe(false);
  });
});
