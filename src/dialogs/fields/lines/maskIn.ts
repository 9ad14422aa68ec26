import { plainSigns } from '../../../domain/terms/plainText.js';

/** `%` for several digits, `_` for one, among the digits of a number (B5). */
const MASK = /^[+(]?[\d%_()./-]*[%_][\d%_()./-]*$/;
const DIGITS = /^[+(]?[\d()./-]+$/;
/** Fewer digits before a `%` are a share, "50 %". */
const FEWEST_DIGITS = 3;

/** The only mask of numbers that a sentence names, with the digits before it: "8029 10000%". */
export function maskIn(text: string): string | undefined {
  const words = plainSigns(text)
    .split(/\s+/)
    .map((word) => word.replace(/[,;:.!?]$/, ''));
  const masks = words.flatMap((word, at) =>
    MASK.test(word) ? [words.slice(beginOf(words, at), at + 1).join(' ')] : [],
  );
  const [mask, ...others] = masks.filter(isOfNumbers);
  return others.length > 0 ? undefined : mask;
}

const isOfNumbers = (mask: string): boolean =>
  /^[%_]\D*\d/.test(mask) || mask.replaceAll(/\D/g, '').length >= FEWEST_DIGITS;

/** The first of the digits that stand before the word at a place. */
function beginOf(words: readonly string[], at: number): number {
  let begin = at;
  while (DIGITS.test(words[begin - 1] ?? '')) begin -= 1;
  return begin;
}
