/** What stands in the place of a secret. */
const DOTS = '••••';

/** Four to eight digits, in whatever groups: a PIN, a secret code. */
const DIGITS = '\\d(?:[\\s.-]?\\d){3,7}(?!\\d)';
/** Something with a digit in it, as passwords have. */
const MIXED = '(?=\\S{0,40}\\d)\\S{6,60}';
/** A few words or signs that may stand between what it is called and the secret. */
const BETWEEN = '[^\\d\\n]{0,24}?';

/** Six to eight digits that stand by themselves, in one group or two: shorter ones are amounts and years, longer ones phone numbers. */
const ALONE = /(?<![\p{L}\d+.,/-]|\d )(?:\d{6,8}|\d{3,4}[ -]\d{3,4}|\d(?: \d){5,7})(?![\p{L}\d]|[.,/-]\d| \d)/gu;

/**
 * A text with dots in the place of what may be a PIN, a code or a password: what stands behind a word for one (`named`), and, where no
 * number is asked for (`alone`), digits by themselves. Each part is bounded, so that it costs in proportion to the text.
 */
export function withoutSecrets(text: string, { named, alone }: { named: RegExp; alone: boolean }): string {
  const rest = text.replaceAll(named, (_found, word: string) => `${word} ${DOTS}`);
  return alone ? rest.replaceAll(ALONE, DOTS) : rest;
}

/** Finds what stands behind one of these words for a secret. */
export function namedSecret(words: readonly string[]): RegExp {
  const any = words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&').replaceAll(/\\[\s-]/g, '[\\s-]?'))
    .join('|');
  return new RegExp(`(?<!\\p{L})(${any})(?!\\p{L})(?:${BETWEEN}${DIGITS}|[\\s:="'«„“]{1,4}${MIXED})`, 'giu');
}
