import { describe, expect, it } from '@jest/globals';
import { asGsm7, partsOf } from '../../src/bot/smsGateway/segments.js';

describe('the text of an SMS', () => {
  it.each([
    ['l’été à Genève', "l'été à Genève"],
    ['12\u202f345,00\u00a0€', '12 345,00 €'],
    ['ça, août, être, œuf', 'ca, aout, etre, oeuf'],
    ['Größe, Ärger, über', 'Größe, Ärger, über'],
    ['e\u0301te\u0301', 'été'],
    ['Йод, ёлка', 'Йод, ёлка'],
  ])('%s is written as %s', (text, written) => {
    expect(asGsm7(text)).toBe(written);
  });

  it.each([
    ['a', 160, 1],
    ['a', 161, 2],
    ['a', 306, 2],
    ['a', 307, 3],
    ['€', 80, 1],
    ['€', 81, 2],
    ['я', 70, 1],
    ['я', 71, 2],
    ['я', 135, 3],
    ['👍', 35, 1],
    ['👍', 36, 2],
  ])('of %s, %i times, goes out in %i parts', (letter, count, parts) => {
    expect(partsOf(letter.repeat(count))).toBe(parts);
  });
});
