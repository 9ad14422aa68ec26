import { DateTime } from 'luxon';
import { z } from 'zod';

/** Days on the operator's clocks, yyyy-mm-dd, both included. */
export const Period = z.object({ from: z.iso.date(), until: z.iso.date() }).readonly();
export type Period = z.output<typeof Period>;

/** Whether an instant (ISO 8601) is in these days; without any, every instant is. */
export function inPeriod(instant: string, period: Period | undefined, zone: string): boolean {
  if (period === undefined) return true;
  const day = DateTime.fromISO(instant, { zone }).toISODate() ?? '';
  return day >= period.from && day <= period.until;
}

/** The instants of these days (ISO 8601 in UTC): from the first to the one that is too late. */
export function instantsOf({ from, until }: Period, zone: string): { readonly from: string; readonly until: string } {
  const begin = (day: DateTime) => day.startOf('day').toJSDate().toISOString();
  const last = DateTime.fromISO(until, { zone });
  return { from: begin(DateTime.fromISO(from, { zone })), until: begin(last.plus({ days: 1 })) };
}
