import { DateTime } from 'luxon';
import type { Period } from '../../domain/terms/period.js';
import { ok, type Result, refuse } from '../../domain/terms/result.js';
import type { Words } from '../../speech/words.js';
import { dayOf, type Mention, nearest, type Toward } from './mention.js';
import { type Reading, readingOf } from './reading.js';
import { spanDays } from './spans.js';

/** Where a text is read as a whole, such as an answer, what else it says keeps it from being a day. */
interface How {
  readonly whole: boolean;
}

/**
 * The day (yyyy-mm-dd) that a text names, from today on: "demain", "5/12", "ab dem 1. Dezember". Refused: several days where
 * one is asked (`value.oneDay`), a month before the day (`value.dayFirst`). Undefined: it names none.
 */
export async function dayIn(text: string, words: Words, today: string, how: How): Promise<Result<string> | undefined> {
  const read = await readingOf(text, words, today, 'ahead');
  if (read === undefined || (how.whole && !read.whole)) return undefined;
  const turned = monthFirst(read);
  if (turned !== undefined) return turned;
  if (read.span !== undefined) return oneDay(spanDays(read.span, today));
  // "Stolen yesterday, block it today": what lies behind is no day to do it on.
  const ahead = read.mentions.filter(({ last }) => last >= today);
  const [first, second] = ahead.length > 0 ? ahead : read.mentions;
  if (first === undefined) return undefined;
  return second !== undefined || read.closes
    ? refuse('value.oneDay')
    : oneDay({ from: first.first, until: first.last });
}

/**
 * The days (both included) that a text names, up to today: "hier", "за прошлую неделю", "in October", "since Monday",
 * "1.–15.11.". Refused: an end without a start (`value.period`), a month before the day (`value.dayFirst`).
 */
export async function periodIn(
  text: string,
  words: Words,
  today: string,
  how: How,
): Promise<Result<Period> | undefined> {
  const read = await readingOf(text, words, today, 'behind');
  if (read === undefined || (how.whole && !read.whole)) return undefined;
  const turned = monthFirst(read);
  if (turned !== undefined) return turned;
  if (read.span !== undefined) return ok(spanDays(read.span, today, read.year));
  const [first, second, third] = read.mentions;
  if (first === undefined) return read.bare === undefined ? undefined : ok(read.bare);
  if (third !== undefined) return undefined;
  if (second !== undefined) return ok(periodOf(first, second));
  if (read.closes && first.first === first.last) return refuse('value.period');
  return ok({ from: first.first, until: goesOn(read, first) ? today : first.last });
}

const goesOn = (read: Reading, { since, months, first, last }: Mention): boolean =>
  since === true || (read.opens && (first === last || months === true));

/** Of two days one may have the year for both: "1/12 – 15/12/2026". */
function periodOf(first: Mention, second: Mention): Period {
  const [from, until] = [first.first, second.last];
  if (first.yearless === true && second.yearless !== true) return { from: sameYear(from, until, 'behind'), until };
  return { from, until: second.yearless === true ? sameYear(until, from, 'ahead') : until };
}

/** The day and month of a day, nearest to another. */
function sameYear(day: string, other: string, toward: Toward): string {
  const { day: ofMonth, month } = DateTime.fromISO(day);
  const found = nearest(ofMonth, month, other, toward);
  return found === undefined ? day : dayOf(found);
}

function monthFirst({ mentions }: Reading) {
  const turned = mentions.find((one) => one.monthFirst === true);
  return turned === undefined ? undefined : refuse('value.dayFirst', { right: { day: turned.first } });
}

const oneDay = ({ from, until }: Period): Result<string> => (from === until ? ok(from) : refuse('value.oneDay'));
