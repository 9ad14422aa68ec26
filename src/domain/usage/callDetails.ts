import type { Asking } from '../door/asking.js';
import type { Outside } from '../door/outside.js';
import { query } from '../door/query.js';
import { chosenLines } from '../lines/chosen.js';
import { linesShown } from '../lines/linesShown.js';
import { todayOf } from '../operator/calendar.js';
import { ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Fact, Facts } from '../terms/fact.js';
import type { Period } from '../terms/period.js';
import { ok } from '../terms/result.js';
import type { Rows, ShownList } from '../terms/shown.js';
import { instantsOf, keptDays } from './keptDays.js';
import { UsageTotals } from './totals.js';
import { type UsageRecord, usage } from './usage.js';

export interface CallDetailsWanted {
  readonly lines: string;
  /** Without one, the last month. */
  readonly period?: Period | undefined;
}

/** Kcell guide, call details (C10): what a line was used for in a period, the totals first, the rows newest first. */
export const callDetails = query<CallDetailsWanted>({
  name: 'usage.callDetails',
  allowed: ['administrator'],
  offered: ruled('usage'),
  from: [usage],
  audited: ({ lines }) => `selection:${lines}`,
  look: async (asking, { lines, period }, wanted) => {
    const days = keptDays(asking, period);
    if (!days.ok) return days;
    const [line] = await chosenLines(asking, lines);
    if (line === undefined) return ok({ rows: [], total: 0 });
    return {
      subject: `line:${line.id}`,
      fetch: async (outside) => {
        const given = linesShown.shown(lines, { operator: asking.operator, lines: [line] });
        const found = await pageOf(usageOf(asking, line, days.value, outside), wanted);
        return ok({ ...found, summary: [about(asking, line, days.value), ...found.summary], given });
      },
    };
  },
});

/** A line's usage in days on the operator's clocks, read as it is wanted. */
export const usageOf = (
  { operator: { profile } }: Pick<Asking, 'operator'>,
  { organisation, number }: Pick<Line, 'organisation' | 'number'>,
  days: Period,
  outside: Outside,
): AsyncIterable<UsageRecord> =>
  outside.rows(usage, { operator: profile.id, organisation, number, ...instantsOf(days, profile.timeZone) });

/** Whose usage it is, of which days, and that today's is not all there yet. */
function about({ operator, now }: Asking, { number, user }: Line, days: Period): Facts {
  return {
    number: { phone: number },
    ...(user !== undefined && { user: { text: user } }),
    period: { period: days },
    ...(days.until === todayOf(operator, now) && { today: { word: 'incomplete' } }),
  };
}

/** The rows that are wanted, with what all of them come to. */
async function pageOf(
  records: AsyncIterable<UsageRecord>,
  { from, most }: Rows,
): Promise<ShownList & { readonly summary: readonly Facts[] }> {
  const totals = new UsageTotals();
  const rows: Facts[] = [];
  for await (const record of records) {
    if (totals.count >= from && rows.length < most) rows.push(usageFacts(record));
    totals.add(record);
  }
  return { rows, total: totals.count, summary: totals.count === 0 ? [] : [totals.facts] };
}

/** A row as it is read: when, what, with whom, how much, what it cost. */
export function usageFacts(record: UsageRecord): Facts {
  const { at, charge } = record;
  return {
    at: { instant: at },
    kind: kindFact(record),
    ...(record.kind !== 'data' && { party: partyFact(record.party) }),
    ...(record.kind === 'call' && { duration: { seconds: record.seconds } }),
    ...(record.kind === 'data' && { volume: { kilobytes: record.kilobytes } }),
    ...(charge !== undefined && { charge: { money: charge } }),
  };
}

function kindFact(record: UsageRecord): Fact {
  if (record.kind === 'data') return { word: 'data' };
  if (record.kind === 'sms') return { word: record.direction === 'out' ? 'smsOut' : 'smsIn' };
  return { word: record.direction === 'out' ? 'callOut' : 'callIn' };
}

/** A number is shown as the lines' own are; a short number or a name as it came. */
function partyFact(party: string | undefined): Fact {
  if (party === undefined) return { word: 'hidden' };
  return party.startsWith('+') ? { phone: party } : { text: party };
}
