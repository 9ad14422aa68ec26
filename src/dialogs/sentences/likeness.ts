import { distance } from 'fastest-levenshtein';

/** Words less like each other than this have nothing to do with each other. */
const LEAST = 0.6;
/** So many first letters in common are a stem: what follows is an ending. */
const STEM = 4;

/**
 * How like two plain words are, from 0 to 1: typing errors by edit distance, endings by the stem that is the same. Short
 * words have neither.
 */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 4 || long.length - short.length > 5) return 0;
  const stem = commonStart(short, long);
  // An ending is no error: "bloquer", "bloquez".
  const byStem = stem >= STEM && stem >= short.length * 0.7 ? 0.75 + (0.2 * stem) / long.length : 0;
  // People seldom mistake the first letter, and another one is often another word: "block", "unblock".
  if (stem === 0 && (short.length < 7 || long.length - short.length > 2)) return 0;
  const edits = areSwapped(short, long) ? 1 : distance(short, long);
  const byLetters = 1 - edits / long.length;
  const like = Math.max(byStem, byLetters);
  return like < LEAST ? 0 : like;
}

/** Whether their lengths and first letters allow it: `likeness` of all others is 0. Most words are told apart by that. */
export function mayBeOne(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one.length, other.length] : [other.length, one.length];
  if (short < 4 || long - short > 5) return one === other;
  return one.charCodeAt(0) === other.charCodeAt(0) || (short >= 7 && long - short <= 2);
}

/** Two neighbours in each other's place are one slip of the fingers. */
function areSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = commonStart(one, other);
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** The letters of a word as bits, to see without comparing them that two words have too few in common. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Whether two words with these letters, the longer of this length, can be like each other at all. */
export function mayBeLike(one: number, other: number, length: number): boolean {
  const most = (1 - LEAST) * length;
  return bits(one & ~other) <= most || bits(other & ~one) <= most;
}

function bits(of: number): number {
  let count = 0;
  for (let left = of; left !== 0; left &= left - 1) count++;
  return count;
}

function commonStart(short: string, long: string): number {
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return same;
}
