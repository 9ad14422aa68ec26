import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

/** How often the numbering library was asked. */
let asked = 0;
const actual = await import('libphonenumber-js/max');
jest.unstable_mockModule('libphonenumber-js/max', () => ({
  ...actual,
  parsePhoneNumberFromString: (...given: Parameters<typeof actual.parsePhoneNumberFromString>) => {
    asked += 1;
    return actual.parsePhoneNumberFromString(...given);
  },
}));
const { MOST_NUMBERS, MOST_TRIES, numberList, numbersIn } = await import('../../../src/domain/values/numbers.js');
const { lineSearchOf } = await import('../../../src/domain/lines/find/typed.js');
const { phoneIn } = await import('../../../src/domain/values/phone.js');

beforeEach(() => {
  asked = 0;
});

const ANDS = ['et', 'and', 'и', 'und'];
const e164 = (numbers: readonly string[] | undefined, country: string) =>
  numbers?.map((number) => {
    const read = phoneIn(country, number.replace(/^00/, '+'));
    return read.ok ? read.value : number;
  });

/** A Belgian mobile number as people write it, with its E.164. */
const ways = [
  (n: string) => `+32 4${n.slice(0, 2)} ${n.slice(2, 4)} ${n.slice(4, 6)} ${n.slice(6)}`,
  (n: string) => `04${n.slice(0, 2)}/${n.slice(2, 4)}.${n.slice(4, 6)}.${n.slice(6)}`,
  (n: string) => `04${n.slice(0, 2)}\u2011${n.slice(2, 4)}\u2013${n.slice(4, 6)}\u2212${n.slice(6)}`,
  (n: string) => `(04${n.slice(0, 2)}) ${n.slice(2)}`,
  (n: string) => `00324${n}`,
  (n: string) => `\u202a+324${n}\u202c`,
  (n: string) => `4${n.slice(0, 2)}\u00a0${n.slice(2, 4)}\u202f${n.slice(4, 6)}\u2009${n.slice(6)}`,
  (n: string) => `04${n}`.replaceAll(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  (n: string) => `\u200e04${n}`.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (n: string) => `"04${n.slice(0, 2)} ${n.slice(2, 4)} ${n.slice(4, 6)} ${n.slice(6)}"`,
] as const;
const written = fc.tuple(fc.constantFrom(...ways), fc.integer({ min: 0, max: 999_999 })).map(([way, n]) => {
  const digits = `70${String(n).padStart(6, '0')}`;
  return { typed: way(digits), number: `+324${digits}` };
});
const between = fc.constantFrom(', ', ',', ';', '; ', '\n', '\r\n', '\t', ' ', '\u00a0', ' et ', ' und ', ' и ', ' | ');

describe('numbers in a list of any kind', () => {
  it('are all read, in their order, whatever stands between them', () => {
    fc.assert(
      fc.property(fc.array(written, { minLength: 2, maxLength: MOST_NUMBERS }), between, (all, separator) => {
        const text = all.map(({ typed }) => typed).join(separator);
        const wanted = all.map(({ number }) => number);
        expect(e164(numbersIn(text, 'BE').numbers, 'BE')).toEqual(wanted);
        expect(e164(numberList(text, 'BE', ANDS), 'BE')).toEqual(wanted);
      }),
      { numRuns: 400 },
    );
  });

  it('are told from amounts, days and packages in a sentence', () => {
    const read = numbersIn('bloque 0470–00–07–11 et +32 470 00 07 12 le 31.12.2026 avec 3000', 'BE');
    expect(e164(read.numbers, 'BE')).toEqual(['+32470000711', '+32470000712']);
    expect(read.rest).toMatch(/^bloque +et +le 31\.12\.2026 avec 3000$/);
    expect(numbersIn('du 01.12.2026 au 15.12.2026', 'BE').numbers).toEqual([]);
    expect(numbersIn('mets 3000 sur 8029 100-00-01', 'BY')).toMatchObject({ numbers: ['8029 100-00-01'], whole: 1 });
    expect(numbersIn('le 470 00 07', 'BE')).toMatchObject({ numbers: ['470 00 07'], whole: 0 });
  });

  it('may be numbered, and be places in a list', () => {
    expect(numberList('1. 0470 00 07 01\n2. 0470 00 07 02', 'BE', ANDS)).toEqual(['0470 00 07 01', '0470 00 07 02']);
    expect(numberList('• 0470 00 07 01\n• 0470 00 07 02', 'BE', ANDS)).toHaveLength(2);
    expect(numberList('1, 3 et 5', 'BE', ANDS)).toEqual(['1', '3', '5']);
    expect(numberList('0470 00 07 01', 'BE', ANDS)).toBeUndefined();
    expect(numberList('Dupont, 0470 00 07 01', 'BE', ANDS)).toBeUndefined();
  });

  it('are too many beyond fifty, and nobody asks further', () => {
    const many = Array.from({ length: 5000 }, (_, n) => `0470${String(n).padStart(6, '0')}`);
    for (const separator of ['\n', ' ']) {
      expect(numbersIn(many.join(separator), 'BE').numbers).toHaveLength(MOST_NUMBERS + 1);
      expect(numberList(many.join(separator), 'BE', ANDS)).toHaveLength(MOST_NUMBERS + 1);
    }
  });
});

describe('a text', () => {
  /** Texts that are made to be dear: runs of short groups, of signs between digits, of what is nearly a number. */
  const groups = fc.constantFrom(
    '0 ',
    '1 ',
    '12 ',
    '1.1. ',
    '+',
    '00',
    '(',
    ') ',
    '-',
    '/',
    '0470',
    '8029 ',
    '\n',
    'a',
    ' ',
    '٠',
    '\u2011',
  );
  const dear = fc
    .tuple(fc.array(groups, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 2000 }))
    .map(([parts, times]) => parts.join('').repeat(times).slice(0, 32_000));

  it.each(['BE', 'BY', 'KZ', 'CD', 'DE'])(
    'costs a bounded number of questions to the library, whatever is in it: %s',
    (country) => {
      fc.assert(
        fc.property(dear, (text) => {
          asked = 0;
          numbersIn(text, country);
          expect(asked).toBeLessThanOrEqual(MOST_TRIES);
          asked = 0;
          numberList(text, country, ANDS);
          expect(asked).toBeLessThanOrEqual(MOST_TRIES);
          asked = 0;
          lineSearchOf(country, text.slice(0, 1000));
          // What is left over beside several whole ones is read once more.
          expect(asked).toBeLessThanOrEqual(2 * MOST_TRIES + MOST_NUMBERS + 2);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('costs in proportion to its length', () => {
    const cost = (text: string) => {
      asked = 0;
      numbersIn(text, 'BE');
      return asked;
    };
    const sentence = 'заблокировать номер ';
    expect(cost(sentence + '0 1 2 '.repeat(10))).toBeLessThanOrEqual(30 * 8);
    expect(cost(sentence + '0 1 2 '.repeat(20))).toBeLessThanOrEqual(60 * 8);
    expect(cost(`1234 ${'a'.repeat(31_990)}`)).toBeLessThanOrEqual(1);
  });
});
