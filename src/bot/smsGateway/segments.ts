import { encodings } from './smpp/library.js';

/** How many segments a message of ours has at the most. */
export const mostSegments = 4;

/** How typographers write what a phone's default alphabet has in plain signs only. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u00ad\u200b\u200c\u2060\ufeff]/gu, ''],
  [/\s/gu, ' '],
  [/[’‘‛′]/gu, "'"],
  [/[“”„‟«»″]/gu, '"'],
  [/‚/gu, ','],
  [/[‐‑‒–—―−•·]/gu, '-'],
  [/…/gu, '...'],
  [/№/gu, 'No'],
  [/œ/gu, 'oe'],
  [/Œ/gu, 'OE'],
];

/**
 * The text in plain signs, with the accents that the default alphabet (3GPP TS 23.038) has, where that makes all of it fit:
 * one letter that it lacks more than halves what a segment holds. Where one has no form there (Cyrillic) nothing is gained, and
 * it stays as it is written.
 */
export function asGsm7(text: string): string {
  const written = text.normalize('NFC');
  const plain = PLAIN.reduce((said, [sign, as]) => said.replaceAll(sign, (one) => (one === '\n' ? one : as)), written);
  if (isGsm7(plain)) return plain;
  const others = [...new Set(plain)].filter((letter) => !isGsm7(letter));
  const bare = new Map(others.map((letter) => [letter, letter.normalize('NFD').charAt(0)]));
  if (![...bare.values()].every(isGsm7)) return written;
  return Array.from(plain, (letter) => bare.get(letter) ?? letter).join('');
}

const isGsm7 = (text: string): boolean => encodings.ASCII.match(text) && !text.includes('\x1b');

/** One segment: what is in it, and its octets (a septet of the default alphabet in one each, or UCS-2 with the high octet first). */
export interface Segment {
  readonly text: string;
  readonly bytes: Uint8Array;
}
export interface Segments {
  readonly coding: 'gsm' | 'ucs2';
  readonly parts: readonly Segment[];
}

/**
 * The segments that a text goes out in: 160 septets, or 153 each of several; 70 UTF-16 units of other alphabets, or 67 each.
 * What takes two places and what is seen as one sign (an emoji with its skin colour) is never parted, unless it is longer than a segment.
 */
export function segmentsOf(text: string): Segments {
  const { written, coding, ends } = cut(text);
  const parts = ends.map((end, at) => {
    const part = written.slice(ends[at - 1] ?? 0, end);
    return {
      text: part,
      bytes: new Uint8Array(coding === 'gsm' ? encodings.ASCII.encode(part) : Buffer.from(part, 'utf16le').swap16()),
    };
  });
  return { coding, parts };
}

interface Cut {
  readonly written: string;
  readonly coding: Segments['coding'];
  /** Where its segments end. */
  readonly ends: readonly number[];
}

function cut(text: string): Cut {
  // A half of a character is none.
  const written = text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
  return isGsm7(written)
    ? { written, coding: 'gsm', ends: endsOf(written, endOfSeptets, [160, 153]) }
    : { written, coding: 'ucs2', ends: endsOf(written, endOfUnits, [70, 67]) };
}

/** Where a segment with so much room ends that begins there: never past the text, and always past where it begins. */
type EndOf = (text: string, from: number, room: number) => number;

function endsOf(text: string, endOf: EndOf, [alone, ofSeveral]: readonly [number, number]): number[] {
  if (endOf(text, 0, alone) === text.length) return [text.length];
  const ends: number[] = [];
  for (let from = 0; from < text.length; ) {
    from = endOf(text, from, ofSeveral);
    ends.push(from);
  }
  return ends;
}

/** What the default alphabet has in its extension table only takes two places. */
const EXTENDED: ReadonlySet<string> = new Set('\f^{}\\[~]|€');

function endOfSeptets(text: string, from: number, room: number): number {
  let left = room;
  for (let at = from; at < text.length; at += 1) {
    left -= EXTENDED.has(text.charAt(at)) ? 2 : 1;
    if (left < 0) return at;
  }
  return text.length;
}

const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function endOfUnits(text: string, from: number, room: number): number {
  const end = from + room;
  if (end >= text.length) return text.length;
  const sign = signs.segment(text).containing(end)?.index ?? end;
  if (sign > from) return sign;
  return /[\udc00-\udfff]/.test(text.charAt(end)) ? end - 1 : end;
}

/** In how many segments a text goes out. */
export const partsOf = (text: string): number => cut(text).ends.length;

/**
 * What of a text fits into so many segments together with `end` (such as "… more"), up to the end of a word, and the rest of it.
 * A text that fits as it is has no rest, and gets no `end`.
 */
export function fitting(text: string, end = '', most = mostSegments): { readonly text: string; readonly rest: string } {
  if (text.length <= most * LONGEST && partsOf(text) <= most) return { text, rest: '' };
  const start = text.slice(0, most * LONGEST);
  // What the end takes at the most: each of its signs may take two places.
  const room = (cut(start).ends.slice(0, most).at(-1) ?? 0) - 2 * end.length;
  const ends = endsOfWords(start).filter((at) => at <= room);
  let at = ends.pop() ?? 0;
  // An end of other letters makes all that is before it longer.
  while (at > 0 && partsOf(text.slice(0, at) + end) > most) at = ends.pop() ?? 0;
  return { text: text.slice(0, at) + end, rest: text.slice(at).trimStart() };
}
const LONGEST = 160;

/** Where words end; of one that is longer than a line, between its characters, too. */
function endsOfWords(text: string): number[] {
  const words = [...text.matchAll(/\S+(?=\s)/gu)].map(({ 0: word, index }) => index + word.length);
  const [first = text.length] = words;
  return first > LONGEST_WORD || words.length < 2 ? betweenCharacters(text) : words;
}
const LONGEST_WORD = 60;

function betweenCharacters(text: string): number[] {
  let at = 0;
  return Array.from(text, (character) => {
    at += character.length;
    return at;
  });
}
