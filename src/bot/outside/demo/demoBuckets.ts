import { DateTime } from 'luxon';
import type { Bucket, BucketsWanted } from '../../../domain/buckets/buckets.js';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import type { LinePackage } from '../../../domain/records/line.js';
import { recordsOf } from './demoUsage.js';
import type { DemoSubscribers } from './subscribers.js';
import type { DemoSubscriber, Draws } from './usageOfDay.js';

/** An allowance that is drawn from, in the order in which it is. */
interface Drawn extends Omit<Bucket, 'available'> {
  readonly draws: Draws;
  left: number;
}

const KILOBYTES = 1024;

/** The demo's allowances: what is left is what there was less the demo's usage, record by record. */
export const demoBuckets = (subscribers: DemoSubscribers, clock: Clock): Driver<BucketsWanted, Bucket> => ({
  page: async (wanted, { after = '0', most }, signal) => {
    signal.throwIfAborted();
    const whose = await subscribers.find(wanted);
    const all = whose === undefined ? [] : bucketsOf(whose, clock.now());
    const until = Number(after) + most;
    return { rows: all.slice(Number(after), until), ...(until < all.length && { next: String(until) }) };
  },
});

/** A line's allowances now: those of the plan, then the others. One that is out of service has none. */
export function bucketsOf(whose: DemoSubscriber, now: Date): Bucket[] {
  const { state } = whose.line;
  if (state === 'pendingActive' || state === 'terminated') return [];
  const drawn = [...packages(whose, now), ...allowances(whose, now)];
  draw(drawn, whose, now);
  const inForce = drawn.filter(({ until }) => until === undefined || until > now.toISOString());
  return inForce
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ draws: _, left, ...bucket }) => (bucket.total === undefined ? bucket : { ...bucket, available: left }));
}

const rank = ({ part }: Drawn): number => (part === 'plan' ? 0 : 1);

/** What the plan gives for each month of the calendar. */
function allowances({ operator, usage, line }: DemoSubscriber, now: Date): Drawn[] {
  const month = DateTime.fromJSDate(now, { zone: operator.profile.timeZone }).startOf('month');
  const included = operator.catalogue.plans.find(({ id }) => id === line.plan)?.includedMegabytes;
  return usage.allowances
    .filter(({ plans, draws }) => plans.includes(line.plan) && (line.internet || draws !== 'data'))
    .map(({ part, draws, name, amount = draws === 'data' ? included : undefined }, index) => ({
      ...{ id: `${line.number}-plan-${index}`, number: line.number, part, name, draws },
      of: draws === 'sms' || draws === 'data' ? draws : 'calls',
      ...amounts(draws, amount),
      ...{ from: month.toJSDate().toISOString(), until: month.endOf('month').toJSDate().toISOString() },
    }));
}

/** What was bought on top: what ends first is used first. */
function packages(whose: DemoSubscriber, now: Date): Drawn[] {
  const { operator, line } = whose;
  const known = line.packages.flatMap((bought) => {
    const sold = operator.catalogue.internetPackages.find(({ id }) => id === bought.id);
    return sold === undefined ? [] : [{ bought, sold }];
  });
  return known
    .map(
      ({ bought, sold }, index): Drawn => ({
        ...{ id: `${line.number}-extra-${index}`, number: line.number, part: 'extra', name: sold.name },
        ...{ of: 'data', draws: 'data', ...amounts('data', sold.megabytes), ...monthOf(bought, whose, now) },
      }),
    )
    .toSorted((one, other) => ((one.until ?? '') < (other.until ?? '') ? -1 : 1));
}

/** A package that is renewed every month runs for a month from the day it was bought; another one until it ends. */
function monthOf(
  { since, until }: LinePackage,
  { operator }: DemoSubscriber,
  now: Date,
): { readonly from: string; readonly until: string } {
  if (until !== undefined) return { from: since, until };
  const bought = DateTime.fromISO(since, { zone: operator.profile.timeZone });
  const months = Math.max(0, Math.floor(DateTime.fromJSDate(now).diff(bought, 'months').months));
  const instant = (count: number) => bought.plus({ months: count }).toJSDate().getTime();
  return {
    from: new Date(instant(months)).toISOString(),
    until: new Date(instant(months + 1) - 1).toISOString(),
  };
}

function amounts(draws: Draws, amount: number | undefined): { readonly total?: number; readonly left: number } {
  if (amount === undefined) return { left: Number.POSITIVE_INFINITY };
  const unit = draws === 'sms' ? 1 : draws === 'data' ? KILOBYTES : 60;
  return { total: amount * unit, left: amount * unit };
}

/** Each record is taken from the first allowance for it that runs at that time and has room for it. */
function draw(drawn: readonly Drawn[], whose: DemoSubscriber, now: Date): void {
  const from = drawn.map((one) => one.from).sort()[0];
  if (from === undefined) return;
  for (const { record, draws } of [...recordsOf(whose, { from, until: '9' }, now)].reverse()) {
    const amount = record.kind === 'sms' ? 1 : record.kind === 'data' ? record.kilobytes : record.seconds;
    const taken = drawn.find(
      (one) => one.draws === draws && one.from <= record.at && (one.until ?? '9') >= record.at && one.left >= amount,
    );
    if (taken !== undefined) taken.left -= amount;
  }
}
