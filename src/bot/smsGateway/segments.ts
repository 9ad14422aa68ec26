import { SegmentedMessage } from 'sms-segments-calculator';
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
  const bare = Array.from(plain, (letter) => (isGsm7(letter) ? letter : letter.normalize('NFD').charAt(0))).join('');
  return isGsm7(bare) ? bare : written;
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

/** More than any sign that people write takes. What is longer is no sign, and would fit into no segment. */
const LONGEST_SIGN = 40;

/**
 * The segments that a text goes out in: 160 septets, or 153 each of several; 70 UTF-16 units of other alphabets, or 67 each.
 * What takes two places and what is seen as one sign (an emoji with its skin colour) is never parted.
 */
export function segmentsOf(text: string): Segments {
  let message = new SegmentedMessage(wellFormed(text));
  if (message.graphemes.some(isTooLong)) {
    message = new SegmentedMessage(message.graphemes.map((one) => (isTooLong(one) ? '\ufffd' : one)).join(''));
  }
  const coding = message.encodingName === 'GSM-7' ? 'gsm' : 'ucs2';
  const parts = message.segments.map((segment) => {
    const letters = Array.from<unknown>(segment).filter(isLetter);
    const units = letters.flatMap(({ codeUnits }) => codeUnits);
    return {
      text: letters.map(({ raw }) => raw).join(''),
      bytes: Uint8Array.from(coding === 'gsm' ? units : units.flatMap((unit) => [unit >> 8, unit & 0xff])),
    };
  });
  return { coding, parts };
}

const isTooLong = (sign: string): boolean => sign.length > LONGEST_SIGN;

/** A half of a character is none. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');

interface Letter {
  readonly raw: string;
  readonly codeUnits: number[];
}
/** A segment of the library also holds what stands for its header. */
const isLetter = (one: unknown): one is Letter => typeof one === 'object' && one !== null && 'codeUnits' in one;

/** In how many segments a text goes out. */
export const partsOf = (text: string): number => segmentsOf(text).parts.length;

/**
 * What of a text fits into so many segments together with `end` (such as "… more"), up to the end of a word, and the rest of it.
 * A text that fits as it is has no rest, and gets no `end`.
 */
export function fitting(text: string, end = '', most = mostSegments): { readonly text: string; readonly rest: string } {
  if (text.length <= most * LONGEST && partsOf(text) <= most) return { text, rest: '' };
  const start = text.slice(0, most * LONGEST);
  const whole = segmentsOf(start).parts.slice(0, most);
  // What the end takes at the most: each of its signs may take two places.
  const room = whole.reduce((sum, one) => sum + one.text.length, 0) - 2 * end.length;
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
