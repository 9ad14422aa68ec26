import { DateTime } from 'luxon';
import type { Asking } from '../door/asking.js';
import { type Check, inDays } from '../door/check.js';
import { lineRulesOf } from '../operator/index.js';
import type { FactWord } from '../terms/fact.js';
import type { Period } from '../terms/period.js';
import { ok, type Result, refuse } from '../terms/result.js';

type When = Pick<Asking, 'operator' | 'now'>;

/** The days whose usage there is, and what is not there yet of the last. */
interface Kept extends Period {
  readonly today: DateTime;
  readonly late: FactWord;
  tooOld(): Result<Period>;
}

/** The last 90 days, today included (C10), or so many months and this one up to yesterday (B19). */
function keptOf({ operator, now }: When): Kept {
  const today = DateTime.fromJSDate(now, { zone: operator.profile.timeZone }).startOf('day');
  const rule = lineRulesOf(operator).usage ?? { daysKept: 0 };
  if ('daysKept' in rule) {
    const count = rule.daysKept;
    const days = { from: isoDay(today.minus({ days: count - 1 })), until: isoDay(today) };
    return { ...days, today, late: 'incomplete', tooOld: () => refuse('period.notKept', { count, ...named(days) }) };
  }
  const count = rule.monthsBefore;
  const from = isoDay(today.minus({ months: count }).startOf('month'));
  const days = { from, until: isoDay(today.minus({ days: 1 })) };
  return {
    ...days,
    today,
    late: 'untilYesterday',
    tooOld: () => refuse('period.monthsKept', { count, ...named(days) }),
  };
}

const named = ({ from, until }: Period) => ({ from: { day: from }, until: { day: until } });

/**
 * The days that are wanted of those whose usage there is. Refused, each with what is possible: a day before them
 * (`period.notKept`, `period.monthsKept`) or after today (`period.future`), and today alone where it comes tomorrow
 * (`period.tomorrow`). A period up to today, or a month that goes on, ends with the last day there is. Without a period it is
 * the last month: from the same day of the month before.
 */
export function keptDays(asking: When, wanted?: Period): Result<Period> {
  const kept = keptOf(asking);
  const { today, until: last } = kept;
  if (wanted === undefined) return ok(lastMonth(kept));
  if (wanted.from < kept.from) return kept.tooOld();
  const goesOn = wanted.until === isoDay(today) || wanted.until === isoDay(today.endOf('month'));
  const until = goesOn && wanted.until > last ? last : wanted.until;
  if (wanted.from === isoDay(today) && wanted.from > last) return refuse('period.tomorrow', named(kept));
  if (until > last || wanted.from > until) return refuse('period.future', named(kept));
  return ok({ from: wanted.from, until });
}

function lastMonth({ from, until, today }: Kept): Period {
  const before = isoDay(today.minus({ months: 1 }));
  return { from: before < from ? from : before, until };
}

/** Days of which usage can be had, where they are asked for. */
export const daysKept: Check<object, Period> = inDays(
  // A month that goes on is taken up to its last day.
  (asking) => ({ from: keptOf(asking).from, until: isoDay(keptOf(asking).today.endOf('month')) }),
  (asking, _, wanted) => keptDays(asking, wanted),
);

/** What is not there yet of these days, if anything is. */
export function lateOf(asking: When, { until }: Period): FactWord | undefined {
  const kept = keptOf(asking);
  return until === kept.until ? kept.late : undefined;
}

const isoDay = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
