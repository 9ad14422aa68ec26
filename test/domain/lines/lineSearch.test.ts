import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineSearchOf } from '../../../src/domain/lines/find/typed.js';
import { textsOf } from '../../../src/domain/lines/sought.js';
import { maskTest } from '../../../src/domain/terms/mask.js';

const row = (number: string, user?: string, description?: string) => ({
  number,
  ...textsOf({ number, user, description }),
});
const rows = [
  row('+243810000001', 'Anne Exemple'),
  row('+243820000002', 'Bob Modèle'),
  row('+32470000001', 'Élise Dumodèle', 'Entrepôt Gand'),
  row('+32480000002', undefined, 'Route 4700'),
  row('+375291000001', 'Иван Образец'),
  row('+375331000002'),
  row('+77010000001', 'Айгуль Үлгі'),
  row('+77014200212'),
  row('+4915110000001', 'Jörg Groß'),
  row('+4915110000002', 'Karl Mueller', 'Müßiggang-Größe'),
  row('+77010000003', 'Нұрлан Гүлнар', 'l’Atelier'),
];

/** The numbers of those rows that a search finds: the whole number where it is there, else what fits a mask. */
function found(country: string, typed: string): string[] {
  const { number, like } = lineSearchOf(country, typed);
  const whole = rows.filter((one) => one.number === number);
  if (whole.length > 0) return whole.map((one) => one.number);
  const masks = like?.map(({ column, mask }) => ({
    of: column === 'number' ? column : 'sought',
    fits: maskTest(mask),
  }));
  return rows
    .filter((one) => masks?.some(({ of, fits }) => fits(of === 'number' ? one.number : one.sought)) ?? true)
    .map((one) => one.number);
}

describe('what is typed finds', () => {
  it.each([
    // Congo-Kinshasa
    ['CD', '0810 000 001', ['+243810000001']],
    ['CD', '810000001', ['+243810000001']],
    ['CD', '+243 810 000 001', ['+243810000001']],
    ['CD', '00243810000001', ['+243810000001']],
    ['CD', '082', ['+243820000002']],
    // Belgium
    ['BE', '0470 00 00 01', ['+32470000001']],
    ['BE', '0470/00.00.01', ['+32470000001']],
    ['BE', '(0470) 00-00-01', ['+32470000001']],
    ['BE', '+32 470 00 00 01', ['+32470000001']],
    ['BE', '0032470000001', ['+32470000001']],
    ['BE', '0470', ['+32470000001']],
    ['BE', '+3248', ['+32480000002']],
    ['BE', '4700', ['+32470000001', '+32480000002']],
    ['BE', '0470%', ['+32470000001']],
    ['BE', '470%01', ['+32470000001']],
    ['BE', '32480%', ['+32480000002']],
    // Belarus, where the prefix is 8 or 80
    ['BY', '8029 100-00-01', ['+375291000001']],
    ['BY', '029 1000001', ['+375291000001']],
    ['BY', '29 1000001', ['+375291000001']],
    ['BY', '8029', ['+375291000001']],
    ['BY', '8033%', ['+375331000002']],
    // Kazakhstan
    ['KZ', '8 701 000 00 01', ['+77010000001']],
    ['KZ', '7010000001', ['+77010000001']],
    ['KZ', '+7 (701) 000-00-01', ['+77010000001']],
    ['KZ', '8701', ['+77010000001', '+77014200212', '+77010000003']],
    ['KZ', '701%42_12_2', []],
    ['KZ', '701%42_02_2', ['+77014200212']],
    ['KZ', '8701%212', ['+77014200212']],
    ['KZ', '%42%', ['+77014200212']],
    // Germany
    ['DE', '0151 10000001', ['+4915110000001']],
    ['DE', '0151', ['+4915110000001', '+4915110000002']],
  ])('in %s by the number %s', (country, typed, numbers) => {
    expect(found(country, typed)).toEqual(numbers);
  });

  it.each([
    ['élise', ['+32470000001']],
    ['ELISE', ['+32470000001']],
    ['modele', ['+243820000002', '+32470000001']],
    ['exemple anne', ['+243810000001']],
    ['anne  exemple', ['+243810000001']],
    ['gand', ['+32470000001']],
    ['d%mod_le', ['+32470000001']],
    ['образец', ['+375291000001']],
    ['үлгі', ['+77010000001']],
    ['jorg', ['+4915110000001']],
    ['joerg', ['+4915110000001']],
    ['Müller', ['+4915110000002']],
    ['Mussiggang', ['+4915110000002']],
    ['Groesse', ['+4915110000002']],
    ['GRÖSSE', ['+4915110000002']],
    ['muessiggang\u2011groesse', ['+4915110000002']],
    ['нурлан', ['+77010000003']],
    ['Гүлнар', ['+77010000003']],
    ["l'atelier", ['+77010000003']],
    ['route 4700', ['+32480000002']],
    ['nobody', []],
  ])('by the name %s', (typed, numbers) => {
    expect(found('BE', typed)).toEqual(numbers);
  });

  it.each(['%', '%%%', ' % % '])('all by the mask "%s"', (typed) => {
    expect(found('KZ', typed)).toHaveLength(rows.length);
    expect(lineSearchOf('KZ', typed)).toEqual({ isNumber: true });
  });

  it('nothing by a number that nobody has, by a full stop, and by signs alone', () => {
    expect(found('BE', '0470 99 99 99')).toEqual([]);
    for (const typed of ['()', '.', '-/-', '+']) expect(found('BE', typed)).toEqual([]);
  });
});

describe('a pasted list', () => {
  const whole = fc.integer({ min: 0, max: 999_999 }).map((n) => `470${String(n).padStart(6, '0')}`);
  const groups = (number: string, gap: string): string =>
    [`0${number.slice(0, 3)}`, number.slice(3, 5), number.slice(5, 7), number.slice(7)].join(gap);
  const good = fc
    .tuple(whole, fc.constantFrom(' ', '\u00a0', '\u202f', '.', '-', '\u2011', ''))
    .map(([number, gap]) => ({ typed: groups(number, gap), read: `+32${number}` }));
  // Too few digits, too many, and the number of a SIM card.
  const bad = fc
    .oneof(
      whole.map((number) => `0${number.slice(0, 7)}`),
      whole.map((number) => `+32${number}0000`),
      whole.map((number) => `8932030000900${number.slice(3)}`),
    )
    .map((typed) => ({ typed, read: undefined }));
  const lists = fc
    .tuple(
      fc.array(good, { minLength: 2, maxLength: 20 }),
      fc.array(bad, { maxLength: 5 }),
      fc.constantFrom('; ', ';', ', ', '\n', '\t', '\r\n'),
    )
    .chain(([goods, bads, between]) =>
      fc
        .shuffledSubarray([...goods, ...bads], { minLength: goods.length + bads.length })
        .map((entries) => ({ entries, between })),
    );

  it('loses nothing: each entry is a number, or is told', () => {
    fc.assert(
      fc.property(lists, ({ entries, between }) => {
        const search = lineSearchOf('BE', entries.map(({ typed }) => typed).join(between));
        expect(search.several).toEqual(entries.flatMap(({ read }) => read ?? []));
        expect(search.unread).toEqual(entries.flatMap(({ typed, read }) => (read === undefined ? [typed] : [])));
      }),
      { numRuns: 300 },
    );
  });

  it('tells what stands between whole numbers with nothing but blanks', () => {
    expect(lineSearchOf('BE', '0470 00 00 01 0470 00 00 02 0470 00 00')).toMatchObject({
      several: ['+32470000001', '+32470000002'],
      unread: ['0470 00 00'],
    });
  });
});
