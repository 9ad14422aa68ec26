import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadWords } from '../../src/bot/words/words.js';
import { itemOf, listNumber, rowsSaid } from '../../src/dialogs/conversation/listNumber.js';
import { type Language, languages } from '../../src/domain/terms/language.js';

const words = await loadWords(fileURLToPath(new URL('../../locales', import.meta.url)), () => {});
const titles = ['Carte d’électeur', 'Passeport', '0470 00 07 01', '3000 МБ', 'Größe M'];
const named = (text: string, language: Language = 'fr') => itemOf(text, titles, (title) => title, words(language));

const called = [
  ...['', '№ ', 'N° ', 'n°', 'Nº ', 'no. ', '#', 'option ', 'Option: ', 'le numéro ', 'numero ', 'choix '],
  ...[
    'Nummer ',
    'Nr. ',
    'Punkt ',
    'пункт ',
    'Номер ',
    'под номером ',
    'вариант ',
    'number ',
    'item ',
    '(',
    '\u200e',
    ' ',
  ],
];
const stops = ['', '.', ')', ' )', '.)', ':', ' -', '\u2013', '\u200f', ' ', '\u00a0.'];
const digitsOf = [
  (n: number) => String(n),
  (n: number) => String.fromCodePoint(0xff10 + n),
  (n: number) => String.fromCodePoint(0x0660 + n),
];

describe('the number of a list', () => {
  it('is read however it is called, with whatever stop, in every language', () => {
    const any = fc.record({
      before: fc.constantFrom(...called),
      after: fc.constantFrom(...stops),
      n: fc.integer({ min: 1, max: titles.length }),
      digit: fc.constantFrom(...digitsOf),
      language: fc.constantFrom(...languages),
    });
    fc.assert(
      fc.property(any, ({ before, after, n, digit, language }) => {
        const text = before + digit(n) + after;
        expect(listNumber(text, words(language))).toBe(n);
        expect(named(text, language)).toBe(titles[n - 1]);
      }),
      { numRuns: 500 },
    );
  });

  it('may have its title behind it, and is nothing with another one', () => {
    for (const [index, title] of titles.entries()) {
      for (const stop of ['. ', ') ', ' ', '.', ' \u2013 ']) expect(named(`${index + 1}${stop}${title}`)).toBe(title);
      expect(named(`${((index + 1) % titles.length) + 1}. ${title}`)).toBeUndefined();
    }
    expect(named('2. passe')).toBe('Passeport');
  });

  it.each([
    '0470',
    '04 70',
    '2 3',
    'dans 2 jours',
    '2 Passeports',
    'le 2 décembre',
    '2/3',
    '1,5',
    '+2',
    '-2',
    '2%',
    '9999',
  ])('is not what "%s" is', (text) => {
    expect(listNumber(text, words('fr'))).toBeUndefined();
    expect(named(text)).toBeUndefined();
  });

  it('gives way to a title', () => {
    expect(itemOf('2', ['1', '3', '2'], (title) => title, words('fr'))).toBe('2');
    expect(itemOf('groesse m', titles, (title) => title, words('de'), 'title')).toBe('Größe M');
    expect(itemOf('2', titles, (title) => title, words('de'), 'title')).toBeUndefined();
  });
});

/** How people say a place in words: before it, the ten of a gender and the last, behind it. */
const inWords = {
  fr: {
    before: ['', 'le ', 'La ', 'je prends le ', 'l’option ', 'choisis la '],
    places: [
      'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième dernier',
      'première seconde 3e 4ème cinquième sixième septieme 8e neuvième 10e DERNIÈRE',
    ],
    after: ['', ' choix', ' ligne', ' de la liste', ' svp', ' option, merci'],
  },
  ru: {
    before: ['', 'выбери ', 'Сделай ', 'пункт ', 'покажи строку '],
    places: [
      'первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый последний',
      'первую вторую третью 4-ю пятую шестую 7-ю восьмую девятую десятую последнюю',
    ],
    after: ['', ' вариант', ' строку', ' из списка', ' пожалуйста', ' пункт, спасибо'],
  },
  de: {
    before: ['', 'der ', 'die ', 'nimm das ', 'Ich wähle den '],
    places: [
      'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte letzte',
      'ersten zweiten dritten vierten fuenften sechsten siebenten achten neunten zehnten letzten',
    ],
    after: ['', ' Zeile', ' Eintrag', ' in der Liste', ' bitte', ' Option, danke'],
  },
  en: {
    before: ['', 'the ', 'take the ', 'I want the ', 'option '],
    places: [
      'first second third fourth fifth sixth seventh eighth ninth tenth last',
      '1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th Last',
    ],
    after: ['', ' one', ' row', ' in the list', ' please', ' option, thanks'],
  },
} as const;

describe('the place of a list in words', () => {
  const said = fc.constantFrom(...languages).chain((language) => {
    const { before, places, after } = inWords[language];
    const all = places.flatMap((some) => some.split(' ').map((word, index) => ({ word, index })));
    return fc
      .record({
        one: fc.constantFrom(...all),
        head: fc.constantFrom(...before),
        tail: fc.constantFrom(...after),
        stop: fc.constantFrom('', '.', ' !'),
        spoken: fc.constantFrom(...languages),
        length: fc.integer({ min: 1, max: 12 }),
      })
      .map((way) => ({ ...way, text: `${way.head}${way.one.word}${way.tail}${way.stop}` }));
  });
  const list = (length: number) => Array.from({ length }, (_, at) => `Paket ${String.fromCodePoint(65 + at)}`);
  const itself = (title: string) => title;

  it('is read in every language, up to the tenth and the last, with what people say around it', () => {
    fc.assert(
      fc.property(said, ({ text, one, spoken, length }) => {
        const items = list(length);
        const right = one.index === 10 ? items.at(-1) : items[one.index];
        expect([text, itemOf(text, items, itself, words(spoken))]).toEqual([text, right]);
        for (const by of ['number', 'title'] as const)
          expect([text, itemOf(text, items, itself, words(spoken), by)]).toEqual([text, undefined]);
      }),
      { numRuns: 400 },
    );
  });

  it('counts for nothing where a title has that word, in whatever form', () => {
    fc.assert(
      fc.property(said, fc.nat({ max: 11 }), ({ text, one, spoken, length }, at) => {
        const items = list(length);
        items[at % length] = `Das ${one.word} Paket`;
        expect([text, itemOf(text, items, itself, words(spoken))]).toEqual([text, undefined]);
      }),
      { numRuns: 200 },
    );
    expect(itemOf('la deuxième', ['Second titulaire', 'Titulaire'], itself, words('fr'))).toBeUndefined();
    expect(itemOf('second', ['First', 'Second'], itself, words('en'))).toBe('Second');
  });

  it.each([
    'the last but one',
    'not the second',
    'the first and the second',
    'the first two',
    'the second of december',
    'last week',
    'wait a second',
    'pas le premier',
    'l’avant-dernier',
    'les deux premiers',
    'première fois',
    'не первый',
    'первый и второй',
    'во второй раз',
    'предпоследний',
    'vorletzter',
    'nicht der zweite',
    'die ersten drei',
    'supprime le deuxième',
    'delete the second',
  ])('is not what "%s" is', (text) => {
    expect(itemOf(text, list(12), itself, words('en'))).toBeUndefined();
  });
});

/** How people call rows of a list: before a number, and behind an ordinal. */
const rowsIn = {
  fr: { one: ['ligne ', 'la ligne ', 'ouvre la ligne ', 'Ligne n° '], many: ['lignes ', 'les lignes '], and: ' et ' },
  ru: { one: ['строка ', 'открой строку ', 'Номер строки '], many: ['строки ', 'покажи строки '], and: ' и ' },
  de: { one: ['Zeile ', 'die Zeile ', 'öffne Zeile '], many: ['Zeilen ', 'die Zeilen '], and: ' und ' },
  en: { one: ['row ', 'Row ', 'open row ', 'show me the row '], many: ['rows ', 'open rows '], and: ' and ' },
} as const;

describe('the rows of a list', () => {
  const row = fc.integer({ min: 1, max: 120 });
  const language = fc.constantFrom(...languages);

  it('are one by its number, called a row or not, in every language', () => {
    const any = fc.record({ language, row, way: fc.nat(), spoken: language, after: fc.constantFrom(...stops) });
    fc.assert(
      fc.property(any, ({ language: own, row: number, way, spoken, after }) => {
        const { one } = rowsIn[spoken];
        const said = rowsSaid(`${one[way % one.length]}${number}${after}`, words(own));
        expect(said?.called).toBe(true);
        expect(said?.placesIn(5)).toEqual([number]);
        const bare = rowsSaid(`${number}${after}`, words(own));
        expect(bare?.called).toBe(false);
        expect(bare?.placesIn(5)).toEqual([number]);
      }),
      { numRuns: 300 },
    );
  });

  it('are several with commas, "and" or a dash between', () => {
    const any = fc.record({ language, first: row, second: row, way: fc.nat() });
    fc.assert(
      fc.property(any, ({ language: own, first, second, way }) => {
        const { many, and } = rowsIn[own];
        for (const between of [', ', ',', '; ', and, ' - ', '–']) {
          const numbers = `${first}${between}${second}`;
          const called = rowsSaid(`${many[way % many.length]}${numbers}`, words(own));
          expect([called?.called, called?.placesIn(5)]).toEqual([true, [first, second]]);
          expect(rowsSaid(numbers, words(own))?.placesIn(5)).toEqual([first, second]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are none of the numbers that people call', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 12 });
    const any = fc.record({ language, digits, sign: fc.constantFrom('', ' ', '-', '.'), step: fc.constantFrom(2, 3) });
    fc.assert(
      fc.property(any, ({ language: own, digits: all, sign, step }) => {
        const parts = Array.from({ length: Math.ceil(all.length / step) }, (_, at) =>
          all.slice(at * step, (at + 1) * step).join(''),
        );
        for (const before of ['', '0', '+']) {
          const text = `${before}${parts.join(sign)}`;
          expect([text, rowsSaid(text, words(own))]).toEqual([text, undefined]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['the last row', 'en', [5]],
    ['la dernière ligne', 'fr', [5]],
    ['вторая строка', 'ru', [2]],
    ['die dritte Zeile', 'de', [3]],
    ['zeig mir die zweite Zeile', 'de', [2]],
  ] as const)('are one by a word for its place: "%s"', (text, own, places) => {
    expect(rowsSaid(text, words(own))?.placesIn(5)).toEqual(places);
    expect(rowsSaid(text, words(own))?.called).toBe(true);
  });

  it.each(['', 'row', 'rows', 'row two hundred', 'row 2 is wrong', 'lines of Müller', '2 of 3', '1, two', '0, 1'])(
    'are not what "%s" is',
    (text) => {
      expect(rowsSaid(text, words('en'))).toBeUndefined();
    },
  );
});
