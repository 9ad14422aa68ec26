import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import type { Outside } from '../door/outside.js';
import { outsideReportQuery } from '../door/outsideReport.js';
import type { Entry, ReadReport } from '../door/report.js';
import { chosenLines } from '../lines/chosen.js';
import { linesShown } from '../lines/linesShown.js';
import { startOf, todayOf } from '../operator/calendar.js';
import { lineRulesOf, type Operator, ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { choose } from '../terms/choices.js';
import type { Facts } from '../terms/fact.js';
import { type Money, subtract } from '../terms/money.js';
import { daysOfMonth, monthBefore, monthChoice, monthOf } from '../terms/month.js';
import { type Chart, forms } from '../terms/report.js';
import { ok, refuse } from '../terms/result.js';
import { ChargeSums } from './chargeSums.js';
import { chargeGroups, charges } from './charges.js';

export interface ChargesSought {
  readonly lines: string;
  /** yyyy-mm; without one, this month. */
  readonly month?: string | undefined;
}

/** This month and those before it whose charges can be seen, the newest first. */
function monthsOf({ operator, now }: Pick<Asking, 'operator' | 'now'>): string[] {
  const before = lineRulesOf(operator).charges?.monthsBefore ?? 0;
  return Array.from({ length: before + 1 }, (_, index) => monthOf(now, operator.profile.timeZone, index));
}

/** The months whose charges can be seen (B18). */
export const chargeMonths = list(async (asking, _, find) =>
  choose(
    monthsOf(asking).map((month) => monthChoice(month, find.language)),
    find,
  ),
);

/**
 * Belarus guide, charges for a period (B18): what a line costs in this month or one of the two before, subscription fee and VAT
 * included, by group and against the month before.
 */
export const chargesForMonth = outsideReportQuery<ChargesSought>({
  name: 'usage.charges',
  allowed: ['administrator'],
  offered: ruled('charges'),
  from: [charges],
  audited: ({ lines }) => `selection:${lines}`,
  as: {
    forms,
    columns: { group: 'text', amount: 'money', vat: 'money', before: 'money' },
    sum: 'amount',
    adds: ['vat', 'before'],
    begin: async (asking, { lines, month: wanted }) => {
      const months = monthsOf(asking);
      const month = wanted ?? months[0];
      if (month === undefined || !months.includes(month)) return refuse('value.choice');
      const [line] = await chosenLines(asking, lines);
      if (line === undefined) return ok(undefined);
      const { operator } = asking;
      return ok({
        subject: `line:${line.id}`,
        about: about(asking, line, month),
        given: linesShown.shown(lines, { operator, lines: [line] }),
        read: (outside) => read(operator, { line, month, months }, outside),
      });
    },
  },
});

/** Whose charges, of which days; this month goes on. */
function about({ operator, now }: Asking, { number, user }: Line, month: string): Facts {
  const today = todayOf(operator, now);
  const days = daysOfMonth(month, today);
  return {
    number: { phone: number },
    ...(user !== undefined && { user: { text: user } }),
    period: { period: days },
    ...(days.until === today && { today: { word: 'incomplete' } }),
  };
}

interface Sought {
  readonly line: Line;
  readonly month: string;
  /** All that can be seen, the newest first: they are compared. */
  readonly months: readonly string[];
}

/** A line has a few charges a month: they are added up before the first row. */
function read(
  operator: Operator,
  { line: { organisation, number }, month, months }: Sought,
  outside: Outside,
): ReadReport {
  const sums = new ChargeSums();
  // Of the first month, too, there is one before.
  const from = monthBefore(months.at(-1) ?? month);
  const wanted = { operator: operator.profile.id, organisation, number, from, until: months[0] ?? month };
  const entries = async function* () {
    for await (const charge of outside.rows(charges, wanted)) sums.add(charge);
    yield* groupsOf(operator, sums, month);
  };
  return {
    entries: entries(),
    summary: () => summaryOf(sums, month),
    charts: () => chartOf(sums, months),
  };
}

/** A row for each group that has something in this month or in the one before. */
function groupsOf(operator: Operator, sums: ChargeSums, month: string): Entry[] {
  const names = lineRulesOf(operator).charges?.groups;
  return chargeGroups.flatMap((group): Entry[] => {
    const [now, before] = [sums.of(month, group), sums.of(monthBefore(month), group)];
    if (now.amount === undefined && before.amount === undefined) return [];
    const money: Record<string, Money> = {
      ...(now.amount && { amount: now.amount }),
      ...(now.vat && { vat: now.vat }),
      ...(before.amount && { before: before.amount }),
    };
    const name = names?.[group];
    const at = startOf(operator, `${month}-01`).toISOString();
    return [{ at, money, facts: async () => ({ ...(name !== undefined && { group: { name } }) }) }];
  });
}

/** What the month comes to, what of it is tax, and how that compares with the month before. */
function summaryOf(sums: ChargeSums, month: string): Facts[] {
  const [now, before] = [sums.of(month), sums.of(monthBefore(month))];
  return [
    {
      ...(now.amount && { total: { money: now.amount } }),
      ...(now.vat && { vat: { money: now.vat } }),
      ...(before.amount && { before: { money: before.amount } }),
      ...(now.amount && before.amount && { change: { change: subtract(now.amount, before.amount) } }),
    },
  ];
}

/** The months that can be seen, the oldest first. */
function chartOf(sums: ChargeSums, months: readonly string[]): Chart[] {
  const currency = sums.of(months[0] ?? '').amount?.currency ?? sums.currency;
  if (currency === undefined) return [];
  const bars = months.toReversed().map((month) => ({
    from: `${month}-01`,
    sum: { money: sums.of(month).amount ?? { minor: 0, currency } },
  }));
  return [{ of: 'amount', step: 'month', bars }];
}
