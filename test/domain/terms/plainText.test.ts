import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  beginsWord,
  isSame,
  plain,
  plainSigns,
  spellings,
  visible,
  within,
} from '../../../src/domain/terms/plainText.js';

/** Signs of a kind that Unicode has, as it names them. */
const signsOf = (kind: RegExp): string[] =>
  Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter((sign) => kind.test(sign));

const unseen = signsOf(/[\p{Default_Ignorable_Code_Point}\u2800]/u);
const blanks = signsOf(/\p{Zs}/u);
const dashes = signsOf(/[\p{Pd}\u2212]/u);
const digits = signsOf(/\p{Nd}/u);
const anyOf = (signs: readonly string[]) => fc.constantFrom(...signs);
const runs = { numRuns: 300 };

describe('what is seen of a text', () => {
  it('is all there, whatever unseen signs stand around and within', () => {
    const strewn = fc.array(fc.tuple(anyOf(unseen), fc.constantFrom('0470', 'Kabila', '-', 'œ')), { minLength: 1 });
    fc.assert(
      fc.property(strewn, anyOf(unseen), (parts, last) => {
        const seen = parts.map(([, part]) => part).join('');
        expect(visible(parts.map(([sign, part]) => sign + part).join('') + last)).toBe(seen);
      }),
      runs,
    );
  });

  it('keeps pictures of several signs, joined letters, and what is no text at all', () => {
    const texts = [
      '👩🏽\u200d💻',
      '❤\ufe0f',
      '👨\u200d👩\u200d👧',
      '1\ufe0f\u20e3',
      'می\u200cخواهم',
      'क्\u200dष',
      'a\0b',
      '\ud800',
      'Amélie 🌟',
    ];
    for (const text of texts) expect(visible(text)).toBe(text);
    expect(visible('1\ufe0f2')).toBe('12');
    expect(visible('Kabila\u202eecnom')).toBe('Kabilaecnom');
  });

  it('has one kind of blank and one kind of line end', () => {
    fc.assert(
      fc.property(anyOf(blanks), (blank) => expect(visible(`a${blank}b`)).toBe('a b')),
      runs,
    );
    expect(visible('a\r\nb\rc\u2028d\te')).toBe('a\nb\nc\nd\te');
  });

  it('is what is seen already, a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(visible(visible(text))).toBe(visible(text));
        expect(plainSigns(plainSigns(text))).toBe(plainSigns(text));
        expect(plain(plain(text))).toBe(plain(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a text in plain signs', () => {
  it('has every dash and every digit in its plain form', () => {
    fc.assert(
      fc.property(fc.array(anyOf(digits), { minLength: 1 }), anyOf(dashes), (signs, dash) => {
        expect(plainSigns(signs.join('') + dash)).toMatch(/^[0-9]+-$/);
      }),
      runs,
    );
    expect(plainSigns('٠١٢٣٤٥٦٧٨٩ ０９ ०९')).toBe('0123456789 09 09');
  });

  it('has quotes, apostrophes, plus and masks in their plain form', () => {
    expect(plainSigns('« 0470 » “1” ‘2’ d´or ＋32％＿')).toBe('" 0470 " "1" \'2\' d\'or +32%_');
  });
});

describe('texts that are the same to people', () => {
  it.each([
    ['Carte d’électeur', "carte d'electeur"],
    ['Müßiggang-Größe', 'MUSSIGGANG–GROSSE'],
    ['Müßiggang-Größe', 'Muessiggang Groesse'.replace(' ', '-')],
    ['Mueller', 'Müller'],
    ['Нұрлан Гүлнар', 'нурлан гулнар'],
    ['Ёлкин', 'елкин'],
    ['Ідрысава', 'идрысава'],
    ['cœur', 'coeur'],
    ['Kinshasa\u00a0 2', 'kinshasa 2'],
  ])('%s and %s', (one, other) => {
    expect(isSame(one, other)).toBe(true);
    expect(isSame(other, one)).toBe(true);
  });

  it('does not take a text for another one', () => {
    expect(isSame('Muller', 'Miller')).toBe(false);
    expect(within('groesse')('Müßiggang-Größe')).toBe(true);
    expect(within('gros')('Größe')).toBe(true);
    expect(within('elle')('Samuelle')).toBe(true);
  });

  it('leaves alone what is too long to be meant', () => {
    const long = 'ü'.repeat(2000);
    expect(spellings(long)).toEqual([long]);
  });
});

describe('a text at the beginning of a word', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abçdéfgñоткблü'), minLength: 2, maxLength: 8 });

  it('is found there in whatever way it is written, and not in the rest of a word', () => {
    fc.assert(
      fc.property(letters, letters, anyOf([...' -/’(«']), (before, word, sign) => {
        expect(beginsWord(word, `${before}${sign}${word.toUpperCase()}x`)).toBe(true);
        if (!`x${word}`.startsWith(word)) expect(beginsWord(word, `x${word}`)).toBe(false);
      }),
      runs,
    );
  });

  it.each([
    ['activer', 'désactiver l’internet'],
    ['блокировать', 'Разблокировать'],
    ['sperren', 'Entsperren'],
    ['block', 'Unblock'],
  ])('is not the opposite: %s, %s', (part, whole) => {
    expect(within(part)(whole)).toBe(true);
    expect(beginsWord(part, whole)).toBe(false);
  });
});
