import { DateTime } from 'luxon';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import type { UsageRecord, UsageWanted } from '../../../domain/usage/usage.js';
import type { DemoSubscribers } from './subscribers.js';
import { type DemoRecord, type DemoSubscriber, usageOfDay } from './usageOfDay.js';

/** How far back the demo's usage goes: six months and the one that goes on, from its beginning (B19). */
const MONTHS_KEPT = 6;

/** The demo's usage: made day by day as it is read, always the same, six months until now. */
export const demoUsage = (subscribers: DemoSubscribers, clock: Clock): Driver<UsageWanted, UsageRecord> => ({
  page: async (wanted, { after, most }, signal) => {
    signal.throwIfAborted();
    const whose = await subscribers.find(wanted);
    if (whose === undefined) return { rows: [] };
    const rows: UsageRecord[] = [];
    for (const { record } of recordsOf(whose, wanted, clock.now(), after)) {
      if (wanted.kinds?.includes(record.kind) === false) continue;
      if (rows.length === most) return { rows, next: placeOf(rows.at(-1)) };
      rows.push(record);
    }
    return { rows };
  },
});

const placeOf = (last: UsageRecord | undefined): string | undefined => last && `${last.at} ${last.id}`;

/** Newest first, on from `after`: the time and the id of the last row of the page before. */
export function* recordsOf(
  whose: DemoSubscriber,
  { from, until }: Pick<UsageWanted, 'from' | 'until'>,
  now: Date,
  after?: string,
): Iterable<DemoRecord> {
  const zone = whose.operator.profile.timeZone;
  const inZone = (instant: string) => DateTime.fromISO(instant, { zone });
  const end = earliest(until, usedUntil(whose, now), after?.split(' ')[0] ?? until);
  const kept = DateTime.fromJSDate(now, { zone }).minus({ months: MONTHS_KEPT }).startOf('month');
  const first = DateTime.max(inZone(from), kept).startOf('day');
  for (let day = inZone(end).startOf('day'); day >= first; day = day.minus({ days: 1 })) {
    for (const made of usageOfDay(whose, day.toFormat('yyyy-MM-dd'))) {
      const { at } = made.record;
      const isWithin = at >= from && at < until && at <= usedUntil(whose, now);
      if (isWithin && (after === undefined || (placeOf(made.record) ?? '') < after)) yield made;
    }
  }
}

/** A line that is out of service is used no more; one that was never activated never was. */
function usedUntil({ line: { state, stateSince } }: DemoSubscriber, now: Date): string {
  if (state === 'pendingActive') return '';
  const until = now.toISOString();
  return state === 'active' || stateSince > until ? until : stateSince;
}

const earliest = (...instants: readonly string[]): string => [...instants].sort()[0] ?? '';
