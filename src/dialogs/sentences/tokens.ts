import type { Language } from '../../domain/terms/language.js';
import { plain } from '../../domain/terms/plainText.js';

const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
/** Russian as it is written in Latin letters, the longest first. */
const SOUNDS: readonly (readonly [string, string])[] = [
  ...pairs('shch щ sch щ yo ё jo ё zh ж kh х ts ц tz ц ch ч sh ш yu ю ju ю iu ю ya я ja я ia я ye е'),
  ...pairs('a а b б v в w в g г d д e е z з i и j й k к q к l л m м n н o о p п r р s с t т u у f ф h х c ц x кс'),
];

/** So many letters are no code or sign. */
const LATIN_WORD = /[a-z][a-z,.;'[\]]{5,}/i;

/** A text beyond this is no sentence, title or phrase. */
const LONGEST = 2000;

/** The words of a text, as phrases are compared: plain, without what is a value (a number, a code, an address), read elsewhere. */
export const wordsOf = (text: string): string[] =>
  plain(text.slice(0, LONGEST))
    .split(/\s+/)
    .filter((word) => !/[\d@]/.test(word))
    .flatMap((word) => word.match(/\p{L}+/gu) ?? []);

/** The same as one text. */
export const asWords = (text: string): string => wordsOf(text).join(' ');

/** Words and numbers of a title or a text, to find the one in the other. */
export const termsOf = (text: string): string[] => plain(text).match(/\p{L}+|\d+/gu) ?? [];

/** Whether a text is written in the letters of a language. */
export const isIn = (text: string, language: Language): boolean =>
  !/\p{L}/u.test(text) || /\p{Script=Cyrillic}/u.test(text) === (language === 'ru');

/**
 * How a text may be meant in a language, as it is typed first: with the keyboard switched to the other alphabet, or in
 * Russian with Latin letters.
 */
export function readingsOf(text: string, language: Language): string[] {
  // Somebody may have noticed it in the middle.
  if (language === 'ru' && isIn(text, language) && LATIN_WORD.test(text))
    return [text, onKeyboard(text, LATIN, CYRILLIC)];
  if (isIn(text, language)) return [text];
  return language === 'ru'
    ? [text, onKeyboard(text, LATIN, CYRILLIC), inCyrillic(text)]
    : [text, onKeyboard(text, CYRILLIC, LATIN)];
}

const onKeyboard = (text: string, from: string, to: string): string =>
  eachWord(text, (word) => [...word].map((sign) => to[from.indexOf(sign)] ?? sign).join(''));

const inCyrillic = (text: string): string => eachWord(text, sounds);

/** What is a value stays as it is. */
const eachWord = (text: string, change: (word: string) => string): string =>
  text
    .split(/(\s+)/)
    .map((word) => (/[\d@]/.test(word) ? word : change(word.toLowerCase())))
    .join('');

function sounds(word: string): string {
  let rest = word;
  let made = '';
  while (rest !== '') {
    const [latin, cyrillic] = SOUNDS.find(([begin]) => rest.startsWith(begin)) ?? [rest[0] ?? '', undefined];
    made += cyrillic ?? softOr(latin, made);
    rest = rest.slice(latin.length);
  }
  return made;
}

/** "y" is й after a vowel, else ы; an apostrophe makes soft. */
function softOr(sign: string, before: string): string {
  if (sign === "'" || sign === '’') return 'ь';
  if (sign !== 'y') return sign;
  return /[аеёиоуыэюя]$/.test(before) ? 'й' : 'ы';
}

function pairs(list: string): [string, string][] {
  const parts = list.split(' ');
  return parts.flatMap((part, index): [string, string][] => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : []));
}
