import { plainSigns } from '../../domain/terms/plainText.js';
import { phoneIn } from '../../domain/values/phone.js';

/** Digits of a secret code (`issueCode`). */
const DIGITS = 8;

/** A secret code that was written, and the number beside it, E.164, where there is one. */
export interface WrittenCode {
  readonly code: string;
  readonly number?: string;
}

/**
 * The secret code in a text, however its digits are grouped or written, with a number before or behind it. Undefined where there is
 * none, also where there are other digits beside it that are no number.
 */
export function secretIn(text: string, country: string): WrittenCode | undefined {
  const groups = groupsIn(text);
  for (const parts of [fromEnd(groups), fromStart(groups)]) {
    if (parts === undefined) continue;
    const { code, rest } = parts;
    if (rest.length === 0) return { code };
    const number = numberIn(rest.join(' '), country, plainSigns(text).includes('+'));
    if (number !== undefined) return { code, number };
  }
  return undefined;
}

/** The number that a text is about, if it has one and no other digits. */
export const numberOf = (text: string, country: string): string | undefined =>
  numberIn(groupsIn(text).join(' '), country, plainSigns(text).includes('+'));

const DAY =
  /(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])[ -](?:0?[1-9]|1[0-2])[ -](?:19|20)\d\d|(?:19|20)\d\d[ -](?:0?[1-9]|1[0-2])[ -](?:0?[1-9]|[12]\d|3[01]))(?!\d)/;

/** Whether what looks like a code is a day: asked for one, people write such. */
export const isDay = (text: string): boolean => DAY.test(plainSigns(text));

const groupsIn = (text: string): string[] => plainSigns(text).match(/\d+/g) ?? [];

interface Parted {
  readonly code: string;
  readonly rest: readonly string[];
}

/** So many of the last groups as have the digits of a code together. */
function fromEnd(groups: readonly string[]): Parted | undefined {
  for (let from = groups.length - 1; from >= 0; from -= 1) {
    const code = groups.slice(from).join('');
    if (code.length === DIGITS) return { code, rest: groups.slice(0, from) };
    if (code.length > DIGITS) return undefined;
  }
  return undefined;
}

function fromStart(groups: readonly string[]): Parted | undefined {
  for (let until = 1; until <= groups.length; until += 1) {
    const code = groups.slice(0, until).join('');
    if (code.length === DIGITS) return { code, rest: groups.slice(until) };
    if (code.length > DIGITS) return undefined;
  }
  return undefined;
}

function numberIn(digits: string, country: string, isInternational: boolean): string | undefined {
  if (digits === '') return undefined;
  const read = phoneIn(country, isInternational ? `+${digits}` : digits);
  return read.ok ? read.value : undefined;
}
