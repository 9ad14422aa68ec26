import { plain } from '../../domain/terms/plainText.js';

/** A text beyond this is no list of values with their names. */
export const LONGEST_LABELLED = 500;

/** What fields are called, and the words that stand around their names. All in plain words. */
export interface Labels {
  readonly names: readonly { readonly field: string; readonly words: readonly string[] }[];
  /** What stands between a name and its value: "is", "to". */
  readonly joins: readonly (readonly string[])[];
  /** What may stand before a name: articles, "and". */
  readonly before: ReadonlySet<string>;
  /** What is said after a comma and is no part of a value: "please". */
  readonly polite: ReadonlySet<string>;
}

/** A field that is named in a text, and the value that follows. */
export interface Labelled {
  readonly field: string;
  /** As it was typed; '' where nothing follows. */
  readonly value: string;
  /** A sign or a word between the two says that it is the value: "name: Mbuyi", "the name is Mbuyi". */
  readonly marked: boolean;
  /** It stands at the beginning of the text, or after a sign that ends what was before. */
  readonly begins: boolean;
  /** Where the name begins and the value ends. */
  readonly at: number;
  readonly end: number;
}

interface Word {
  readonly word: string;
  readonly at: number;
  readonly end: number;
}
/** A name in the text, and where what may be its value begins. */
interface Named extends Omit<Labelled, 'value' | 'end'> {
  readonly from: number;
  readonly isFollowed: boolean;
}

const WORDS = /\p{L}[\p{L}\p{M}]*|\d+/gu;
/** What parts a name from the word before it and after it: "jean@town.com" and "Ville-Haute" have none. */
const OPENS = /[\s,;:=("'’ʼ«»“”„•*]$/u;
const CLOSES = /^(?:$|[\s:=,;.)"»”]|\p{Pd}(?:\s|$))/u;
/** Within a name of several words: "e-mail", "numéro d’adresse". */
const WITHIN = /^[ .'’ʼ°\p{Pd}]{0,3}$/u;
const SIGN = /^\s*(?:[:=]|\p{Pd}(?=\s))\s*/u;
const BEGINS = /(?:^|[,;:.\n(•*])\s*$/u;

/**
 * The values that a text gives with their names: "name Mbuyi, first name: Jean", a line each or one after the other. A value
 * goes on to the next name, or to the end of its line. The names are found, the values not looked at.
 */
export function labelledIn(text: string, labels: Labels): Labelled[] {
  if (text.length > LONGEST_LABELLED) return [];
  const words = [...text.matchAll(WORDS)].map(
    ({ 0: word, index }): Word => ({ word: plain(word), at: index, end: index + word.length }),
  );
  const found = namesIn(text, words, labels);
  // A word within another one's value is no name: "avenue de la Commune, commune Gombe".
  const named = found.some(({ isFollowed }) => isFollowed) ? found.filter(({ isFollowed }) => isFollowed) : found;
  return named.map(({ from, isFollowed: _, ...one }, index) => {
    const next = named[index + 1];
    const until = next === undefined ? text.length : startOf(next.at, from, text, words, labels);
    const { value, end } = valueIn(text, from, until, labels);
    return { ...one, value, end };
  });
}

function namesIn(text: string, words: readonly Word[], labels: Labels): Named[] {
  const found: Named[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const name = nameAt(text, words, index, labels);
    if (name === undefined) continue;
    const last = words[index + name.words.length - 1]?.end ?? 0;
    const at = words[index]?.at ?? 0;
    const { from, marked } = valueAfter(text, words, index + name.words.length, last, labels);
    const before = startOf(at, found.at(-1)?.from ?? 0, text, words, labels);
    found.push({ field: name.field, at, from, marked, begins: BEGINS.test(text.slice(0, before)), isFollowed: false });
    index += name.words.length - 1;
  }
  return found.map((one, index) => {
    const until = found[index + 1]?.at ?? text.length;
    return { ...one, isFollowed: one.marked || valueIn(text, one.from, until, labels).value !== '' };
  });
}

/** The longest name that begins with this word. */
function nameAt(text: string, words: readonly Word[], index: number, { names }: Labels) {
  const first = words[index];
  if (first === undefined || (index > 0 && !OPENS.test(text.slice(0, first.at)))) return undefined;
  const fitting = names.filter(({ words: name }) => {
    const last = words[index + name.length - 1];
    return last !== undefined && isAt(text, words, index, name) && CLOSES.test(text.slice(last.end, last.end + 2));
  });
  return fitting.sort((one, other) => other.words.length - one.words.length)[0];
}

/** Whether these words stand one after the other from a place on. */
const isAt = (text: string, words: readonly Word[], index: number, name: readonly string[]): boolean =>
  name.every((word, place) => {
    const [before, here] = [words[index + place - 1], words[index + place]];
    if (here?.word !== word) return false;
    return place === 0 || WITHIN.test(text.slice(before?.end, here.at));
  });

/** Where a value begins after a name, past "is" and a colon. */
function valueAfter(text: string, words: readonly Word[], next: number, end: number, { joins }: Labels) {
  const sign = SIGN.exec(text.slice(end))?.[0];
  if (sign !== undefined) return { from: end + sign.length, marked: true };
  const join = joins
    .filter((one) => isAt(text, words, next, one) && /^\s+$/.test(text.slice(end, words[next]?.at)))
    .sort((one, other) => other.length - one.length)[0];
  const after = join && words[next + join.length - 1];
  if (after === undefined) return { from: end, marked: false };
  return { from: after.end + (SIGN.exec(text.slice(after.end))?.[0].length ?? 0), marked: true };
}

/** Where what belongs to a name begins: its article and "and" before it are no part of another value. */
function startOf(at: number, from: number, text: string, words: readonly Word[], { before }: Labels): number {
  let start = at;
  for (const { word, at: begin, end } of words.filter((one) => one.end <= at && one.at >= from).toReversed()) {
    if (!before.has(word) || !/^[\s'’ʼ]*$/.test(text.slice(end, start))) break;
    start = begin;
  }
  return start;
}

/** Blanks, commas and quotes around a value. */
const AROUND = /^[\s"«“„(]+|[\s,;"»”“)]+$/gu;

/** A value up to the end of its line, and what is named there without being a field: "…, born: 1.1.1990". */
function valueIn(text: string, from: number, until: number, { polite }: Labels): { value: string; end: number } {
  const rest = text.slice(from, until);
  if (/^\s*[,;]/.test(rest)) return { value: '', end: from };
  const skipped = /^\s*/.exec(rest)?.[0].length ?? 0;
  const line = /^[^\n;]*/.exec(rest.slice(skipped))?.[0] ?? '';
  const own = line.replace(/,[^,:=]*[:=]\s.*$/u, '');
  const end = from + skipped + own.length;
  const parts = own
    .replaceAll(AROUND, '')
    .replace(/(?<=\p{L}{2})[.!]$/u, '')
    .split(',');
  while (parts.length > 1 && polite.has(plain(parts.at(-1) ?? ''))) parts.pop();
  return { value: parts.join(','), end };
}
