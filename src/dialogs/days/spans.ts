import { DateTime } from 'luxon';
import type { Period } from '../../domain/terms/period.js';
import { dayOf } from './mention.js';
import type { Span } from './phrases.js';

/** The days of what has a name of its own, from today on or back: a week, a quarter. `year`: the one that is said beside it. */
export function spanDays(span: Span, today: string, year?: number): Period {
  const now = DateTime.fromISO(today);
  switch (span) {
    case 'atOnce':
    case 'today':
      return whole(now, 'day');
    case 'yesterday':
      return whole(now.minus({ days: 1 }), 'day');
    case 'tomorrow':
      return whole(now.plus({ days: 1 }), 'day');
    case 'dayBefore':
      return whole(now.minus({ days: 2 }), 'day');
    case 'dayAfter':
      return whole(now.plus({ days: 2 }), 'day');
    case 'thisWeek':
      return { from: dayOf(now.startOf('week')), until: today };
    case 'lastWeek':
      return whole(now.minus({ weeks: 1 }), 'week');
    case 'nextWeek':
      return whole(now.plus({ weeks: 1 }), 'week');
    case 'thisMonth':
      return { from: dayOf(now.startOf('month')), until: today };
    case 'lastMonth':
      return whole(now.minus({ months: 1 }), 'month');
    case 'nextMonth':
      return whole(now.plus({ months: 1 }), 'month');
    default:
      return partOfYear(span, now, year);
  }
}

type OfYear = Extract<Span, `${string}${'Quarter' | 'Half' | 'Year'}` | `${'quarter' | 'half'}${number}`>;

/** So many months a part of a year has. */
const MONTHS = { quarter: 3, half: 6, year: 12 } as const;

function partOfYear(span: OfYear, now: DateTime, year: number | undefined): Period {
  switch (span) {
    case 'thisQuarter':
      return months(beginOf(now, MONTHS.quarter), MONTHS.quarter, now);
    case 'lastQuarter':
      return months(beginOf(now, MONTHS.quarter).minus({ months: MONTHS.quarter }), MONTHS.quarter, now);
    case 'thisHalf':
      return months(beginOf(now, MONTHS.half), MONTHS.half, now);
    case 'lastHalf':
      return months(beginOf(now, MONTHS.half).minus({ months: MONTHS.half }), MONTHS.half, now);
    case 'thisYear':
      return months(now.startOf('year'), MONTHS.year, now);
    case 'lastYear':
      return months(now.startOf('year').minus({ years: 1 }), MONTHS.year, now);
    case 'half1':
    case 'half2':
      return numbered(Number(span.slice(-1)), MONTHS.half, now, year);
    default:
      return numbered(Number(span.slice(-1)), MONTHS.quarter, now, year);
  }
}

/** The first day of the part of the year that today is in. */
const beginOf = (now: DateTime, length: number): DateTime =>
  now.startOf('month').minus({ months: (now.month - 1) % length });

/** "The second quarter": of the year that is said, else the last there was. */
function numbered(number: number, length: number, now: DateTime, year: number | undefined): Period {
  const from = DateTime.fromObject({ year: year ?? now.year, month: 1 + (number - 1) * length, day: 1 });
  return months(year === undefined && from > now ? from.minus({ years: 1 }) : from, length, now);
}

/** So many months, up to today where they are not over. */
function months(from: DateTime, length: number, now: DateTime): Period {
  const last = from.plus({ months: length }).minus({ days: 1 });
  return { from: dayOf(from), until: dayOf(last < now || from > now ? last : now) };
}

const whole = (day: DateTime, unit: 'day' | 'week' | 'month'): Period => ({
  from: dayOf(day.startOf(unit)),
  until: dayOf(day.endOf(unit)),
});
