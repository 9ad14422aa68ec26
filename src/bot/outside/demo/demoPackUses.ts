import { DateTime } from 'luxon';
import { type PackUse, type PackUsesWanted, packUses } from '../../../domain/buckets/packUses.js';
import type { Driver } from '../../../domain/door/outside.js';
import type { Clock } from '../../../domain/door/ports.js';
import { pageOf } from '../pages.js';
import { recordsOf } from './demoUsage.js';
import type { DemoSubscribers } from './subscribers.js';
import type { DemoRecord, DemoSubscriber } from './usageOfDay.js';

/** What the demo's lines have used of a group pack: their usage of this month, since they share it. */
export const demoPackUses = (subscribers: DemoSubscribers, clock: Clock): Driver<PackUsesWanted, PackUse> => ({
  page: async ({ numbers, pack, ...whose }, place, signal) => {
    signal.throwIfAborted();
    const known = await Promise.all(numbers.map((number) => subscribers.find({ ...whose, number })));
    const uses = known.flatMap((one) => (one === undefined ? [] : useOf(one, pack, clock.now())));
    return pageOf(packUses, uses, place);
  },
});

function useOf(whose: DemoSubscriber, id: string, now: Date): PackUse[] {
  const { line, operator } = whose;
  const pack = operator.catalogue.groupPacks.find((one) => one.id === id);
  if (pack === undefined || line.groupPack !== id) return [];
  const month = DateTime.fromJSDate(now, { zone: operator.profile.timeZone }).startOf('month').toJSDate().toISOString();
  const { groupPackSince: since = month } = line;
  const records = [...recordsOf(whose, { from: [since, month].sort().at(-1) ?? month, until: '9' }, now)];
  const used = records.reduce((sum, record) => sum + drawnFrom(pack.of, record), 0);
  return [{ number: line.number, pack: id, of: pack.of, used }];
}

/** How much a record takes of minutes, SMS or megabytes. */
function drawnFrom(of: PackUse['of'], { record, draws }: DemoRecord): number {
  if (draws === undefined) return 0;
  if (of === 'data') return record.kind === 'data' ? record.kilobytes : 0;
  if (of === 'sms') return record.kind === 'sms' ? 1 : 0;
  return record.kind === 'call' ? record.seconds : 0;
}
