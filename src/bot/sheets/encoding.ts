import { analyse } from 'chardet';

/** What offices here save texts in, as the Encoding Standard calls it, by what the recogniser calls it. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['windows-1251', 'windows-1251'],
  ['windows-1252', 'windows-1252'],
  ['ISO-8859-1', 'windows-1252'],
  ['KOI8-R', 'koi8-r'],
]);
/** A text's beginning says what it is in. */
const LOOKED_AT = 64 * 1024;

/** The text of a file, whatever office program wrote it; undefined where the bytes are no text. */
export function textIn(bytes: Uint8Array): string | undefined {
  return told(new TextDecoder(wideIn(bytes) ?? narrowIn(bytes)).decode(bytes));
}

/** What a file is written in, by its beginning; undefined where that is no text. What comes later may still be none in it. */
export function encodingOf(beginning: Uint8Array): string | undefined {
  const encoding = wideIn(beginning) ?? narrowIn(beginning, { stream: true });
  const text = told(new TextDecoder(encoding).decode(beginning, { stream: true }));
  return text === undefined ? undefined : encoding;
}

const told = (text: string): string | undefined => (/(?![\t\n\f\r])\p{Cc}/u.test(text) ? undefined : text);

/** UTF-8, or what offices wrote before it. `stream`: a sign may be cut at the end. */
function narrowIn(bytes: Uint8Array, options: { readonly stream?: boolean } = {}): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, options);
    return 'utf-8';
  } catch {
    return inOneByte(bytes);
  }
}

/** UTF-16, by its mark; without one by the zeros that digits, separators and line ends have in it, and no other text has. */
function wideIn(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [at, byte] of bytes.subarray(0, LOOKED_AT).entries())
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0 || bytes.length % 2 === 1) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * One byte a letter. Of few words the recogniser may say nothing: then no word may be half Cyrillic and half Latin. Of a table in which most
 * is Latin it may say Latin, though a name in it is Cyrillic: no Latin word is made of accents alone.
 */
function inOneByte(bytes: Uint8Array): string {
  const likely = analyse(bytes.subarray(0, LOOKED_AT)).flatMap(({ name }) => KNOWN.get(name) ?? [])[0];
  const looksLatin = likely === 'windows-1252';
  if (likely !== undefined && !(looksLatin && ACCENTS_ALONE.test(new TextDecoder(likely).decode(bytes)))) return likely;
  return MIXED.test(new TextDecoder('windows-1251').decode(bytes)) ? 'windows-1252' : 'windows-1251';
}

/** What Cyrillic words of three letters or more come to where they are read as Latin. */
const ACCENTS_ALONE = /(?<![\p{L}×÷])[À-ÿ]{3,}(?![\p{L}×÷])/u;
const MIXED = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u;
