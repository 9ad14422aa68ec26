import { DateTime } from 'luxon';
import type { Asking } from '../door/asking.js';
import { type Check, inDays } from '../door/check.js';
import { lineRulesOf } from '../operator/index.js';
import type { Period } from '../terms/period.js';
import { ok, type Result, refuse } from '../terms/result.js';

/** So many months up to today. */
function possibleDays({ operator, now }: Pick<Asking, 'operator' | 'now'>): Period & { readonly count: number } {
  const { monthsBack: count } = lineRulesOf(operator).reconciliation ?? { monthsBack: 0 };
  const today = DateTime.fromJSDate(now, { zone: operator.profile.timeZone });
  const day = (one: DateTime) => one.toFormat('yyyy-MM-dd');
  return { from: day(today.minus({ months: count })), until: day(today), count };
}

/**
 * The days that accounts are reconciled for. Refused, with what is possible: a day more than so many months before today
 * (`period.monthsBack`) or after it (`period.future`).
 */
export function reconciliationDays(asking: Pick<Asking, 'operator' | 'now'>, wanted: Period): Result<Period> {
  const { from, until, count } = possibleDays(asking);
  const possible = { from: { day: from }, until: { day: until } };
  if (wanted.from < from) return refuse('period.monthsBack', { count, ...possible });
  return wanted.until > until ? refuse('period.future', possible) : ok(wanted);
}

/** The same where they are asked for. */
export const daysReconciled: Check<object, Period> = inDays(possibleDays, (asking, _, wanted) =>
  reconciliationDays(asking, wanted),
);
