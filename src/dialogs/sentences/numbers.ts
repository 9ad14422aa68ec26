import { lineSearchOf } from '../../domain/lines/find/typed.js';

/** Digits with what people put between them, from a plus on. */
const RUN = /\+?\(?\d[\d\s()./-]*\d/g;
/** A day, which is no number of a line. */
const DAY = /^(\d{1,2}[./-]\d{1,2}([./-]\d{2,4})?|\d{4}-\d{1,2}-\d{1,2})$/;
/** Fewer are a package, an amount, or a slip. */
const FEWEST_DIGITS = 6;

/** The numbers of lines in a text, national, international or a good part of one, as somebody in `country` means them. */
export function numbersIn(text: string, country: string): string[] {
  return (text.match(RUN) ?? []).flatMap((run) => (DAY.test(run.trim()) ? [] : inRun(run.trim(), country)));
}

/** The text without them: what digits are left are amounts, days and names. */
export const withoutNumbers = (text: string, country: string): string =>
  numbersIn(text, country).reduce((rest, number) => rest.replace(number, ' '), text);

/** Between blanks may stand two numbers, or a package and a number: the longest parts that are whole numbers count. */
function inRun(run: string, country: string): string[] {
  const parts = run.split(/\s+/);
  const found: string[] = [];
  for (let from = 0; from < parts.length; ) {
    const until = wholeFrom(parts, from, country);
    if (until !== undefined) found.push(parts.slice(from, until).join(' '));
    from = until ?? from + 1;
  }
  if (found.length > 0) return found;
  return run.replaceAll(/\D/g, '').length >= FEWEST_DIGITS ? [run] : [];
}

/** Where a whole number ends that begins at a part. */
function wholeFrom(parts: readonly string[], from: number, country: string): number | undefined {
  for (let until = parts.length; until > from; until--) {
    if (lineSearchOf(country, parts.slice(from, until).join(' ')).number !== undefined) return until;
  }
  return undefined;
}
