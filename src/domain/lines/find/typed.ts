import type { Search } from '../../records/tables.js';
import { plain, spellings } from '../../terms/plainText.js';
import { bareNumber, begun, masksOver, NUMBER_LIKE } from '../../values/numberMask.js';
import { numbersIn } from '../../values/numbers.js';
import { dialled, phoneIn } from '../../values/phone.js';

type Like = NonNullable<Search<'lines'>['like']>;

/** What somebody typed to find lines, as a store looks for it (B5). */
export interface LineSearch {
  /** E.164: a whole number, which is looked for before anything else. */
  readonly number?: string | undefined;
  /** Any of these masks; without them, every line. */
  readonly like?: Like | undefined;
  /** Whether it is a number or a part of one, and no name. */
  readonly isNumber: boolean;
  /** Several whole numbers, E.164, which are looked for like a single one. */
  readonly several?: readonly string[];
  /** What stands among several and is none: one with too few digits or too many, as it was typed. */
  readonly unread?: readonly string[];
}

/**
 * Reads what was typed, as somebody in `country` (ISO 3166-1 alpha-2) means it: a number, national or international, or
 * several, a part of one, a name or a part of it, a mask of either. Letter case and accents do not count.
 */
export function lineSearchOf(country: string, typed: string): LineSearch {
  const several = numbersOf(country, typed);
  if (several !== undefined) return { like: numbers(...several.several), isNumber: true, ...several };
  const text = plain(dialled(typed));
  if (/^[%\s]*$/.test(text)) return { isNumber: text !== '' };
  if (!NUMBER_LIKE.test(text)) return { like: namesLike(dialled(typed)), isNumber: false };
  const bare = bareNumber(text);
  if (/[%_]/.test(bare)) return { like: numbers(...masksOver(country, bare)), isNumber: true };
  const whole = phoneIn(country, bare.replace(/^00/, '+'));
  return { number: whole.ok ? whole.value : undefined, like: partsLike(country, bare, text), isNumber: true };
}

/** Several whole numbers, such as a spreadsheet's column, with no other words between them than "and". None of what was pasted goes missing. */
function numbersOf(country: string, typed: string): Required<Pick<LineSearch, 'several' | 'unread'>> | undefined {
  const { numbers: found, whole, rest } = numbersIn(typed, country);
  if (whole < 2 || /[%_]|\p{L}{4}/u.test(rest)) return undefined;
  const several: string[] = [];
  const unread: string[] = [];
  for (const number of found) {
    const read = phoneIn(country, number.replace(/^00/, '+'));
    if (read.ok) several.push(read.value);
    else unread.push(number);
  }
  // Between blanks only, what was left over stands beside a whole one.
  return { several, unread: [...unread, ...numbersIn(rest, country).numbers] };
}

/** A part of a number: from its beginning as it is dialled, or out of its middle; or digits of a description. */
function partsLike(country: string, bare: string, text: string): Like {
  if (bare.startsWith('+')) return numbers(`${bare}%`);
  const beginnings = begun(country, bare)
    .map((begin) => begin.replace('+', ''))
    .filter((begin) => !begin.includes(bare))
    .map((begin) => `${begin}%`);
  // What is searched begins with the number: one column is read instead of two.
  const masks = new Set([`%${bare}%`, `%${text}%`, ...beginnings]);
  return [...masks].map((mask) => ({ column: 'sought', mask }));
}

/** Names are found anywhere, however their umlauts are written, and two words in either order. */
function namesLike(typed: string): Like {
  return spellings(typed).flatMap((text) => {
    const words = text.split(' ');
    const orders = words.length === 2 ? [words, words.toReversed()] : [words];
    return orders.map((order) => ({ column: 'sought' as const, mask: `%${order.join('%')}%` }));
  });
}

const numbers = (...masks: string[]): Like => [...new Set(masks)].map((mask) => ({ column: 'number', mask }));
