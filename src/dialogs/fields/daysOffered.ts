import { DateTime } from 'luxon';
import type { Turn } from '../conversation/turn.js';
import type { Field } from '../definition/procedure.js';

/** What no day that is asked for lies outside of. */
const EVER = { min: '1900-01-01', max: '2999-12-31' };

/** The days that a date's input offers, and what it says of any other: those of the question's checks, where they say which. */
export function daysOffered({ checks }: Field, { operator, services, words, format }: Turn) {
  const asking = { operator, now: services.clock.now() };
  const [days] = checks.flatMap((one) => one.days?.(asking) ?? []);
  if (days === undefined) return EVER;
  const { from, until } = days;
  const missing = words.say('common:oneOfDays', { from: format.day(from), until: format.day(until) });
  // A card may stay open over midnight: the day after is offered, too, and whether it is taken is said when it is sent.
  const max = DateTime.fromISO(until).plus({ days: 1 }).toFormat('yyyy-MM-dd');
  return { min: from, max, missing };
}
