import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import type { BilledMonths, Operator } from '../operator/index.js';
import { choose } from '../terms/choices.js';
import { monthChoice, monthOf } from '../terms/month.js';

/** The part of an operator's rules that says of which months a paper can be had. */
export type MonthsRule = (operator: Operator) => Pick<BilledMonths, 'monthsKept'> | undefined;

/** The months that are over and whose papers are kept (yyyy-mm), the latest first. */
export function billedMonths({ operator, now }: Pick<Asking, 'operator' | 'now'>, rule: MonthsRule): string[] {
  const { monthsKept } = rule(operator) ?? { monthsKept: 0 };
  return Array.from({ length: monthsKept }, (_, index) => monthOf(now, operator.profile.timeZone, index + 1));
}

/** These months, to choose from. */
export const billedMonthChoices = (rule: MonthsRule) =>
  list(async (asking, _, find) =>
    choose(
      billedMonths(asking, rule).map((month) => monthChoice(month, find.language)),
      find,
    ),
  );
