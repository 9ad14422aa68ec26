import { DateTime } from 'luxon';
import type { Clock } from '../../src/domain/door/ports.js';

/** A month has no more days at its end on which an operator's guide closes something (B7), on whatever clocks, nor at its beginning (B3). */
const CLOSED_AT_END = 3;
const CLOSED_AT_BEGIN = 4;

/** The real time, but about the end of a month some days later: a guide is played on a day on which all is open. */
export const guideClock: Clock = { now: () => new Date(Date.now() + AHEAD_MS) };
const AHEAD_MS = daysAhead() * 24 * 60 * 60 * 1000;
function daysAhead(): number {
  const now = DateTime.utc();
  const left = now.endOf('month').day - now.day;
  if (left < CLOSED_AT_END) return left + 1 + CLOSED_AT_BEGIN;
  return Math.max(0, CLOSED_AT_BEGIN + 1 - now.day);
}

/** A day as a card's date input sends it, as it is typed, and as it is read in an answer and in a point in time. */
export interface Day {
  readonly sent: string;
  readonly typed: string;
  readonly read: string;
  readonly instant: string;
}

/** So many days from today on the operator's clocks. A guide never says the same day twice: they pass. */
export function dayFromToday(days: number, zone: string, language: string): Day {
  const day = DateTime.fromJSDate(guideClock.now(), { zone }).startOf('day').plus({ days });
  const read = day.setLocale('en-GB').toFormat(forms[language]?.day ?? 'dd.MM.yyyy');
  return {
    sent: day.toFormat('yyyy-MM-dd'),
    typed: day.toFormat('dd.MM.yyyy'),
    read,
    instant: `${read}${forms[language]?.join ?? ', '}00:00`,
  };
}

const forms: Readonly<Record<string, { readonly day: string; readonly join: string }>> = {
  fr: { day: 'dd/MM/yyyy', join: ' à ' },
  ru: { day: 'dd.MM.yyyy', join: ' ' },
  en: { day: 'd MMM yyyy', join: ', ' },
};
