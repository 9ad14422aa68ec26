import { DateTime } from 'luxon';
import { dayOf, type Mention, nearest, type Toward } from './mention.js';

/**
 * Days in figures: the day first, as in all languages spoken here, or ISO 8601; years of two digits; without a year where
 * a dot or a slash says that it is a day.
 */
const FIGURES =
  /(?<![\d./])(?:(?<isoYear>\d{4})(?<isoMark>[./-])(?<isoMonth>\d{1,2})\k<isoMark>(?<isoDay>\d{1,2})|(?<day>\d{1,2})(?:(?<mark>[./-])(?<month>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})|(?<short>[./])(?<shortMonth>\d{1,2})))(?!\d|[./:]\d)\.?/g;

/** What was found in figures, and the text for whoever reads its words: figures that look like a day are blanks there. */
export interface Figures {
  readonly mentions: readonly Mention[];
  readonly rest: string;
}

/** The days that stand in a text in figures. Takes time in proportion to its length. */
export function daysInFigures(text: string, today: string, toward: Toward): Figures {
  const mentions: Mention[] = [];
  const rest = text.replaceAll(FIGURES, (found, ...args: unknown[]) => {
    const groups = Groups(args.at(-1));
    const at = Number(args.at(-3));
    const mention = mentionOf(groups, today, toward);
    if (mention !== undefined) mentions.push({ ...mention, at, end: at + found.length });
    return ' '.repeat(found.length);
  });
  return { mentions, rest };
}

type Parts = Readonly<Record<string, string | undefined>>;
const Groups = (groups: unknown): Parts =>
  typeof groups === 'object' && groups !== null
    ? Object.fromEntries(
        Object.entries(groups).map(([key, value]) => [key, typeof value === 'string' ? value : undefined]),
      )
    : {};

function mentionOf(
  parts: Parts,
  today: string,
  toward: Toward,
): Pick<Mention, 'first' | 'last' | 'yearless' | 'monthFirst'> | undefined {
  const year = yearOf(parts.isoYear ?? parts.year);
  const month = Number(parts.isoMonth ?? parts.month ?? parts.shortMonth);
  const day = Number(parts.isoDay ?? parts.day);
  const one = dayIn(year, month, day, today, toward);
  if (one !== undefined) return { first: one, last: one, yearless: year === undefined };
  // Only a slash is written so: 12/31/2026. What was meant is plain, but is shown and not taken.
  const turned = parts.mark === '/' || parts.short === '/' ? dayIn(year, day, month, today, toward) : undefined;
  return turned === undefined ? undefined : { first: turned, last: turned, monthFirst: true };
}

function dayIn(
  year: number | undefined,
  month: number,
  day: number,
  today: string,
  toward: Toward,
): string | undefined {
  const found = year === undefined ? nearest(day, month, today, toward) : DateTime.fromObject({ year, month, day });
  return found?.isValid === true ? dayOf(found) : undefined;
}

/** Two digits are a year of this century. */
function yearOf(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
}
