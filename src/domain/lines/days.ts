import type { Check } from '../door/check.js';
import { dueOn } from '../operator/calendar.js';
import { lineRulesOf } from '../operator/index.js';
import { ok } from '../terms/result.js';

/** A day on which something may be done to lines: from today on, not too far ahead. */
export const dayAhead =
  (of: 'blocking' | 'activation' | 'groupPacks'): Check<object> =>
  ({ operator, now }, _, day) => {
    const due = dueOn(day, operator, now, lineRulesOf(operator)[of]?.daysAhead ?? 0);
    return due.ok ? ok(day) : due;
  };
