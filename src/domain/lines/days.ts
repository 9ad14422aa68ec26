import { type Check, inDays } from '../door/check.js';
import { daysToCome, dueOn } from '../operator/calendar.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import { ok } from '../terms/result.js';

/** A day on which something may be done to lines: from today on, not too far ahead. */
export const dayAhead = (of: 'blocking' | 'activation' | 'groupPacks'): Check<object> => {
  const most = (operator: Operator) => lineRulesOf(operator)[of]?.daysAhead ?? 0;
  return inDays(
    ({ operator, now }) => daysToCome(operator, now, most(operator)),
    ({ operator, now }, _, day) => {
      const due = dueOn(day, operator, now, most(operator));
      return due.ok ? ok(day) : due;
    },
  );
};
