import { isSame, plain } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';
import { type Ordinal, ordinalIn, placeWords } from './ordinals.js';

/** A number by itself or after a word for it, with its stop, and what may follow of the line that it stands before. */
const LISTED = /^(?<word>[^\d(]*?)[\s(.]*(?<number>\d{1,3})(?!\d)(?<stop>\s*[.):-]*)\s*(?<title>.*)$/u;

interface Listed {
  readonly number: number;
  /** What follows the number, as `plain`. */
  readonly title: string;
}

/**
 * The number of a list, as it is shown or called: "2", "2.", "2)", "(2)", "№ 2", "n° 2", "option 3", "2. Passport". The words
 * for it stand under `said.listNumber` and `said.row`, in whatever language.
 */
function listed(text: string, words: Words): Listed | undefined {
  const { word = '', number, title = '' } = LISTED.exec(plain(text).slice(0, LONGEST))?.groups ?? {};
  if (number === undefined) return undefined;
  const called = word.replace(/[\s.:]+$/, '');
  const polite = words.listOfAll('common:said.please');
  const after = title.replace(/[.!]+$/, '');
  if (!isCalled(called, words)) return undefined;
  return { number: Number(number), title: polite.includes(after.replace(/^[\s,]+/, '')) ? '' : after };
}
const LONGEST = 300;

/** Whether what stands before a number calls it one of a list: "option", "row no.", "choose number"; or nothing does. */
function isCalled(before: string, words: Words): boolean {
  const called = placeWords(words);
  if (before === '' || called.includes(before)) return true;
  const opens = [...words.listOfAll('common:said.choose'), ...words.listOfAll('common:said.row')];
  return opens.some((one) => {
    const rest = before.slice(one.length).trim();
    return before === one || (before.startsWith(`${one} `) && called.includes(rest));
  });
}

/** The number of a list that a text is, from 1, where it is nothing but that. */
export function listNumber(text: string, words: Words): number | undefined {
  const found = listed(text, words);
  return found?.title === '' ? found.number : undefined;
}

/** An ordinal that a text is, as a place of a list: "the second", "I take the last one". Whoever asks looks whether a title has it. */
export const listOrdinal = (text: string, words: Words): Ordinal | undefined =>
  ordinalIn(text, words, (before) => isCalled(before, words));

/**
 * What an item of a list may be named by beside its title: its number; or any word for its place, as well. A place in words is for
 * what only chooses: where something is done or confirmed, a number is the least that must be said.
 */
export type NamedBy = 'title' | 'number' | 'place';

/** The item of a list that a text names: by its number, by its number and title, by its title alone, or by its place in words. */
export function itemOf<T>(
  text: string,
  items: readonly T[],
  titleOf: (item: T) => string,
  words: Words,
  by: NamedBy = 'place',
): T | undefined {
  const byTitle = items.find((item) => isSame(titleOf(item), text));
  if (byTitle !== undefined || by === 'title') return byTitle;
  const ordinal = by === 'place' ? listOrdinal(text, words) : undefined;
  return ordinal === undefined ? atNumber(listed(text, words), items, titleOf) : atPlace(ordinal, items, titleOf);
}

/** The item with a number; none where another title stands behind that. */
function atNumber<T>(found: Listed | undefined, items: readonly T[], titleOf: (item: T) => string): T | undefined {
  const item = items[(found?.number ?? 0) - 1];
  if (item === undefined || found === undefined || found.title === '') return item;
  return plain(titleOf(item)).startsWith(found.title) ? item : undefined;
}

/** The item at a place; none where a title has that word. */
function atPlace<T>(ordinal: Ordinal, items: readonly T[], titleOf: (item: T) => string): T | undefined {
  if (items.some((item) => ordinal.isIn(titleOf(item)))) return undefined;
  return items[ordinal.placeIn(items.length) - 1];
}

/** Rows of a list that a text is about, and nothing else. */
export interface RowsSaid {
  /** They are called rows, and not by bare numbers, which may be those of a menu. */
  readonly called: boolean;
  /** Their places in a list whose last row has this number, from 1. */
  placesIn(last: number): readonly number[];
}

/**
 * The rows of a list that a text names: "row 2", "open the second row", "2"; or several, "rows 1 and 3", "1, 3", "rows 2-4". The
 * words for a row stand under `said.row`, in whatever language. Undefined: it says something else, such as a phone number.
 */
export function rowsSaid(text: string, words: Words): RowsSaid | undefined {
  const said = plain(text).slice(0, LONGEST);
  const rows = words.listOfAll('common:said.row');
  const called = rows.some((row) => ` ${said.replaceAll(/[\d.,;:()#°-]+/g, ' ')} `.includes(` ${row} `));
  const ordinal = listOrdinal(said, words);
  if (ordinal !== undefined) return { called, placesIn: (last) => [ordinal.placeIn(last)] };
  const numbers = numbersIn(said, words);
  return numbers && { called, placesIn: () => numbers };
}

/** One number of a list or several of them, parted by commas or "and"; two with a dash between are the first and the last. */
function numbersIn(said: string, words: Words): readonly number[] | undefined {
  const only = listNumber(said, words);
  if (only !== undefined) return only === 0 ? undefined : [only];
  const and = new Set(words.listOfAll('common:said.and'));
  const parts = said
    .split(/\s+/)
    .map((word) => (and.has(word) ? ',' : word))
    .join(' ')
    .split(/[,;]/);
  const [first = '', last, ...more] = parts.length === 1 ? said.split(/(?<=\d)\s*-\s*(?=\d)/) : [said];
  const ends = last === undefined || more.length > 0 ? [] : [listNumber(first, words), listNumber(last, words)];
  const numbers = ends.length > 0 ? ends : parts.map((part) => listNumber(part, words));
  // No row is counted from 0, and what begins with it may be a phone number.
  const isPhone = /(?<!\d)0/.test(said);
  const known = numbers.flatMap((number) => number ?? []);
  return isPhone || known.length < numbers.length ? undefined : known;
}
