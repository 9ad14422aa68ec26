import { isSame, plain } from '../../domain/terms/plainText.js';
import type { Words } from '../../speech/words.js';

/** A number by itself or after a word for it, with its stop, and what may follow of the line that it stands before. */
const LISTED = /^(?<word>[^\d(]*?)[\s(.]*(?<number>\d{1,3})(?!\d)(?<stop>\s*[.):-]*)\s*(?<title>.*)$/u;

interface Listed {
  readonly number: number;
  /** What follows the number, as `plain`. */
  readonly title: string;
}

/**
 * The number of a list, as it is shown or called: "2", "2.", "2)", "(2)", "№ 2", "n° 2", "option 3", "2. Passport". The words
 * for it stand under `said.listNumber`, in whatever language.
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

/** Whether what stands before a number calls it one of a list: "option", "the row", "choose number"; or nothing does. */
function isCalled(before: string, words: Words): boolean {
  const called = words.listOfAll('common:said.listNumber');
  if (before === '' || called.includes(before)) return true;
  const chooses = words.listOfAll('common:said.choose').find((one) => before === one || before.startsWith(`${one} `));
  if (chooses === undefined) return false;
  const rest = before.slice(chooses.length).trim();
  return rest === '' || called.includes(rest);
}

/** The number of a list that a text is, from 1, where it is nothing but that. */
export function listNumber(text: string, words: Words): number | undefined {
  const found = listed(text, words);
  return found?.title === '' ? found.number : undefined;
}

/** The item of a list that a text names: by its number, by its number and title, or by its title alone. */
export function itemOf<T>(
  text: string,
  items: readonly T[],
  titleOf: (item: T) => string,
  words: Words,
  numbers = true,
): T | undefined {
  const byTitle = items.find((item) => isSame(titleOf(item), text));
  if (byTitle !== undefined || !numbers) return byTitle;
  const found = listed(text, words);
  const item = found === undefined ? undefined : items[found.number - 1];
  if (item === undefined || found === undefined || found.title === '') return item;
  return plain(titleOf(item)).startsWith(found.title) ? item : undefined;
}
