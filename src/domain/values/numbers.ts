import { dialled, lengthsIn, numberSigns, phoneIn } from './phone.js';

/** What was found of numbers in a text. */
export interface NumbersRead {
  /** The numbers as they were typed, in plain signs: national, international, or a good part of one. */
  readonly numbers: readonly string[];
  /** How many of them are whole numbers. */
  readonly whole: number;
  /** The text without them: what digits are left are amounts, days and names. */
  readonly rest: string;
}

/** How many numbers one message may name. */
export const MOST_NUMBERS = 50;
/** So often the numbering library is asked about one text, whatever is in it: a list of the most numbers needs far less. */
export const MOST_TRIES = 600;

/** Digits with what people put between them on one line, from a plus on. */
const RUN = /\+? ?\(?\d[\d ()./-]*/g;
/** A day, which is no number of a line. */
const DAY = /^(\d{1,2}[./-]\d{1,2}([./-]\d{2,4})?|\d{4}-\d{1,2}-\d{1,2})$/;
/** The end of one day and the beginning of the next: "1 Dec 2026 - 15 Dec 2026". */
const BETWEEN_DAYS = /^(?:19|20)\d{2} ?- ?\d{1,2}$/;
/** Fewer are a package, an amount, or a slip. */
const FEWEST_DIGITS = 6;
/** So many digits in a row are a SIM card's or a device's number, unless a plus or 00 stands before them. */
const CODE = /^\d{14,}$/;
/** E.164 has no more, after 00. */
const MOST_DIGITS = 17;

/** What one text may cost, and how many numbers are wanted of it. */
interface Budget {
  tries: number;
  numbers: number;
  /** Whether the numbers of cards and devices are left over. */
  readonly leavesCodes?: boolean;
}

/**
 * The numbers of lines in a text, as somebody in `country` (ISO 3166-1 alpha-2) means them, in a list of any kind: with
 * commas, semicolons, tabs, line ends or blanks between them, quoted, or with words. Reads one number more than
 * MOST_NUMBERS, so that whoever gets them sees that there are too many. Takes time in proportion to the text's length.
 */
export const numbersIn = (text: string, country: string): NumbersRead => read(text, country, newBudget());

/** The same of a sentence, where the numbers of cards and devices are for other fields: they stay in what is left over. */
export const numbersSaid = (text: string, country: string): NumbersRead =>
  read(text, country, { ...newBudget(), leavesCodes: true });

const newBudget = (): Budget => ({ tries: MOST_TRIES, numbers: MOST_NUMBERS + 1 });

function read(text: string, country: string, budget: Budget): NumbersRead {
  const numbers: string[] = [];
  let whole = 0;
  const rest = numberSigns(text).replaceAll(RUN, (run) => {
    const found = inRun(run, country, budget);
    numbers.push(...found.numbers);
    whole += found.whole;
    return found.numbers.length === 0 ? run : ` ${found.rest} `;
  });
  return { numbers, whole, rest };
}

/** What a list may have in front of a number, and the number of a line in front of that. */
const BULLET = /^[-.*] ?/;
const LINE_NUMBER = /^\s*(?:\d{1,3}[.)])?\s*$/;
const LISTED = /^\+? ?[\d(][\d ()./+-]*$/;

/**
 * The numbers of a text that is a list of them and of nothing else, where there are two at least: whole ones, parts, or
 * places in a list. `ands` are the words that people put between the last two.
 */
export function numberList(text: string, country: string, ands: readonly string[]): readonly string[] | undefined {
  const parts = numberSigns(text)
    .split(/[,;\n\t|"']+/)
    .flatMap((part) => withoutWords(part, ands))
    .map((part) => part.replace(BULLET, ''))
    .filter((part) => part !== '');
  if (!parts.every((part) => LISTED.test(part))) return undefined;
  const budget = newBudget();
  const numbers = parts.slice(0, MOST_NUMBERS + 1).flatMap((part) => {
    const { numbers: found, whole, rest } = read(part, country, budget);
    const isAll = whole > 0 && LINE_NUMBER.test(rest);
    return isAll || found.length > MOST_NUMBERS ? found : [part];
  });
  return numbers.length > 1 ? numbers : undefined;
}

/** A part of a list in the parts that words like "and" leave of it. */
function withoutWords(part: string, ands: readonly string[]): string[] {
  const parts: string[][] = [[]];
  for (const word of part.split(/\s+/)) {
    if (ands.includes(word.toLowerCase())) parts.push([]);
    else if (word !== '') parts.at(-1)?.push(word);
  }
  return parts.map((words) => words.join(' '));
}

/** Between blanks may stand two numbers, or a package and a number: the longest parts that are whole numbers count. */
function inRun(run: string, country: string, budget: Budget): NumbersRead {
  if (BETWEEN_DAYS.test(run.trim())) return { numbers: [], whole: 0, rest: run };
  const parts = run
    .split(/ +/)
    .flatMap(apart)
    .filter((part) => /\d/.test(part));
  const found: string[] = [];
  const rest: string[] = [];
  for (let from = 0; from < parts.length; ) {
    const until = budget.numbers > 0 ? wholeFrom(parts, from, country, budget) : undefined;
    if (until === undefined) rest.push(parts[from] ?? '');
    else {
      budget.numbers -= 1;
      found.push(parts.slice(from, until).join(' '));
    }
    from = until ?? from + 1;
  }
  if (found.length > 0) return { numbers: found, whole: found.length, rest: rest.join(' ') };
  return { ...goodPart(rest, budget), whole: 0 };
}

/** Two numbers may have a dash or a slash between them only. */
const apart = (part: string): string[] => (digitsIn(part) > MOST_DIGITS ? part.split(/[/-]+/) : [part]);

/** Where a whole number ends that begins at a part. */
function wholeFrom(parts: readonly string[], from: number, country: string, budget: Budget): number | undefined {
  const first = parts[from] ?? '';
  if (DAY.test(first)) return undefined;
  const isAny = /^(\+|\(?00)/.test(first);
  let digits = 0;
  const ends: number[] = [];
  for (let at = from; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    digits += digitsIn(part);
    if (digits > MOST_DIGITS || (at > from && part.includes('+'))) break;
    if (isAny ? digits > 7 : lengthsIn(country).has(digits)) ends.push(at + 1);
  }
  while (ends.length > 0 && budget.tries > 0) {
    const until = ends.pop();
    budget.tries -= 1;
    if (
      phoneIn(
        country,
        parts
          .slice(from, until)
          .join(' ')
          .replace(/^\(?00\)?/, '+'),
      ).ok
    )
      return until;
  }
  return undefined;
}

/** What is no whole number, but as much of one as people say. Days are none. */
function goodPart(parts: readonly string[], budget: Budget): { numbers: string[]; rest: string } {
  const isOther = (part: string) => DAY.test(part) || (budget.leavesCodes === true && isCode(part));
  const said = parts.filter((part) => !isOther(part)).join(' ');
  if (digitsIn(said) < FEWEST_DIGITS || budget.numbers <= 0) return { numbers: [], rest: parts.join(' ') };
  budget.numbers -= 1;
  return { numbers: [dialled(said)], rest: parts.filter(isOther).join(' ') };
}

const isCode = (part: string): boolean => CODE.test(part) && !part.startsWith('00');
const digitsIn = (text: string): number => text.replaceAll(/\D/g, '').length;
