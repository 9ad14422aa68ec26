import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadWords } from '../../src/bot/words/words.js';
import { itemOf, listNumber } from '../../src/dialogs/conversation/listNumber.js';
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
    expect(itemOf('groesse m', titles, (title) => title, words('de'), false)).toBe('Größe M');
    expect(itemOf('2', titles, (title) => title, words('de'), false)).toBeUndefined();
  });
});
